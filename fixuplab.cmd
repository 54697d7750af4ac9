@echo off
rem Starts Fixup Lab on Windows. In a source tree it first builds what is not built or out of date; in a distribution it
rem just runs lib\. JAVA_HOME, JAVA_OPTS and FIXUPLAB_NO_BUILD=1 mean what they mean for the script "fixuplab".
rem Standard output belongs to the program: whatever this script has to say goes to standard error.
setlocal DisableDelayedExpansion
set "ROOT=%~dp0"
set "HINT=winget install EclipseAdoptium.Temurin.17.JDK, and Maven from https://maven.apache.org (or: winget search maven)"

rem --- which Java
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
  set "FOUND=JAVA_HOME"
) else (
  set "JAVA="
  for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
  set "FOUND=the PATH"
)
if not defined JAVA (
  >&2 echo fixuplab: there is no java on the PATH. Install a JDK, 17 or later: %HINT%
  exit /b 3
)
if not exist "%JAVA%" (
  >&2 echo fixuplab: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. Set it to a JDK, 17 or later, or unset it.
  exit /b 3
)
set "VERSION="
for %%I in ("%JAVA%\..\..\release") do if exist "%%~fI" (
  for /f "usebackq tokens=2 delims==" %%V in (`findstr /b JAVA_VERSION^= "%%~fI"`) do for /f "tokens=1,2 delims=." %%A in ("%%~V") do (
    set "RELEASE=%%~V"
    set "VERSION=%%A"
    if "%%A"=="1" set "VERSION=%%B"
  )
)
if not defined VERSION (
  for /f "tokens=3" %%V in ('^""%JAVA%" -version 2^>^&1 ^| findstr /c:" version "^"') do for /f "tokens=1,2 delims=." %%A in ("%%~V") do (
    set "RELEASE=%%~V"
    set "VERSION=%%A"
    if "%%A"=="1" set "VERSION=%%B"
  )
)
if not defined VERSION (
  >&2 echo fixuplab: "%JAVA%" ^(from %FOUND%^) does not tell its version. Install a JDK, 17 or later: %HINT%
  exit /b 3
)
if %VERSION% LSS 17 (
  >&2 echo fixuplab: "%JAVA%" ^(from %FOUND%^) is Java %VERSION%, Fixup Lab needs 17 or later. Install it, or set JAVA_HOME: %HINT%
  exit /b 3
)

rem --- the build
if not exist "%ROOT%sim-app\src\" (
  set "LIB=%ROOT%lib"
  goto run
)
set "TARGET=%ROOT%sim-app\target"
set "LIB=%TARGET%\fixuplab\lib"
set "STAMP=%TARGET%\fixuplab\built"
if "%FIXUPLAB_NO_BUILD%"=="1" goto run
call :up_to_date && goto run

for %%I in ("%JAVA%\..\javac.exe") do if not exist "%%~fI" (
  >&2 echo fixuplab: "%JAVA%" has no compiler beside it, and Fixup Lab has to be built first. Install a JDK, 17 or later: %HINT%
  exit /b 3
)
where /q mvn
if errorlevel 1 (
  >&2 echo fixuplab: Fixup Lab has to be built first, and there is no Maven ^(mvn^) on the PATH. Install Maven 3.8 or later: %HINT%
  exit /b 3
)
if not exist "%TARGET%" mkdir "%TARGET%"
set "LOG=%TARGET%\fixuplab-build.log"
set "LOCK=%TARGET%\fixuplab-build.lock"
set /a WAITED=0
:lock
mkdir "%LOCK%" 2>nul && goto locked
if %WAITED% EQU 0 >&2 echo fixuplab: waiting for another build. If there is none, remove "%LOCK%"
if %WAITED% GEQ 900 exit /b 3
set /a WAITED+=1
>nul ping -n 2 127.0.0.1
goto lock
:locked
call :up_to_date && (
  rmdir "%LOCK%"
  goto run
)
>&2 echo fixuplab: building, takes about a minute the first time; longer if Maven has to download much...
pushd "%ROOT%"
for %%I in ("%JAVA%\..\..") do set "BUILD_JAVA_HOME=%%~fI"
cmd /c "set "JAVA_HOME=%BUILD_JAVA_HOME%"&& mvn -B -ntp -Dquick -Dmaven.test.skip=true -pl sim-app -am package" <nul >"%LOG%" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
rmdir "%LOCK%"
if not "%RESULT%"=="0" (
  >&2 findstr /b /c:"[ERROR]" "%LOG%"
  >&2 echo fixuplab: the build failed. All of its output: "%LOG%"
  exit /b 3
)

rem --- the program
:run
if not exist "%LIB%\fixuplab.jar" (
  >&2 echo fixuplab: "%LIB%\fixuplab.jar" is not there.
  exit /b 3
)
rem What the JVM itself has to say goes to standard error; that the archive of classes does not fit is nothing that it need say.
set "FLAGS=-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Xlog:disable -Xlog:all=warning:stderr -Xlog:cds*=off:stderr"
set "SHARED=-Xshare:auto"
if exist "%LIB%\fixuplab-%RELEASE%.jsa" set SHARED="-XX:SharedArchiveFile=%LIB%\fixuplab-%RELEASE%.jsa"
rem Short commands live for a few seconds: the second compiler would not earn its threads.
for %%C in (run check explain config firmware matrix send proxies sessions messages ready populate reset help --help --version) do if "%~1"=="%%C" set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1"
if "%~1"=="" set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1"
rem What a session leaves behind is gone soon: a small space for the young stays in the processor's caches, and in memory.
for %%C in (proxy serve exec mta) do if "%~1"=="%%C" set "FLAGS=%FLAGS% -Xmn24m"
rem Netty loads native code, and on some JDKs reads memory the old way; JDKs that warn of it know how to be told.
if %VERSION% GEQ 23 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
if %VERSION% GEQ 24 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
"%JAVA%" %FLAGS% %SHARED% %JAVA_OPTS% -cp "%LIB%\fixuplab.jar" org.fixuplab.app.Main %*
exit /b %ERRORLEVEL%

rem Success if nothing the product is made of is newer than the build. Folders count too: a deletion makes them newer.
:up_to_date
if not exist "%STAMP%" exit /b 1
if not exist "%LIB%\fixuplab.jar" exit /b 1
powershell -NoProfile -NonInteractive -Command "$b = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $p = Join-Path $env:ROOT 'pom.xml'; $n = @(Get-Item -LiteralPath $p; Get-ChildItem -Path (Join-Path $env:ROOT 'sim-*\pom.xml'); Get-ChildItem -Path (Join-Path $env:ROOT 'sim-*\src\main') -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%
