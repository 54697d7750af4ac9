"""The programs that are measured and that measure, and the packages that bring them."""

import glob
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RELAY_SOURCE = f"{ROOT}/bench/relay/src/main/java/org/fixuplab/bench/Relay.java"
NGINX_MODULES = ("/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules")
OPTIONAL = {"haproxy", "nginx", "nginx_module"}  # Without them there is less to compare with, but something.
PACKAGES = {
    "smtp-source": "postfix",
    "smtp-sink": "postfix",
    "haproxy": "haproxy",
    "nginx": "nginx-light",
    "nginx_module": "libnginx-mod-stream",
    "java": "openjdk-17-jdk-headless",
    "javac": "openjdk-17-jdk-headless",
}


class Missing(Exception):
    """Cannot be measured here; the message says what to do."""


def apt(packages) -> str:
    # RUNLEVEL=1: what is installed does not start a service.
    return f"on Debian or Ubuntu: RUNLEVEL=1 apt install --no-install-recommends {' '.join(sorted(set(packages)))}"


def program(name: str) -> str:
    """Its path. Also looks where only root does by default."""
    if name == "nginx_module":
        found = next((m for d in NGINX_MODULES for m in glob.glob(f"{d}/ngx_stream_module.so")), None)
    elif name in ("java", "javac") and os.environ.get("JAVA_HOME"):
        found = shutil.which(f"{os.environ['JAVA_HOME']}/bin/{name}")
    else:
        found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin")
    if not found:
        raise Missing(f"{name} is not installed; {apt([PACKAGES[name]])}")
    return found


def product(launcher: str) -> str:
    """The launcher, of a product that is built: the launcher builds it, if need be."""
    if not os.access(launcher, os.X_OK):
        raise Missing(f"{launcher} is not there, or not to be run; --fixuplab names the launcher")
    run = subprocess.run([launcher, "--version"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    if run.returncode:
        raise Missing(f"'{launcher} --version' ends with {run.returncode}, and has said why: it must work before it is measured")
    return launcher


def relay(launcher: str, classes: str) -> str:
    """A class path for the plain relay: compiled here, with the Netty that the product has."""
    home = os.path.dirname(os.path.realpath(launcher))
    lib = next((d for d in (f"{home}/sim-app/target/fixuplab/lib", f"{home}/lib") if os.path.isdir(d)), None)
    if not lib:
        raise Missing(f"there is no lib folder with Netty beside {launcher}")
    jars = ":".join(sorted(j for j in glob.glob(f"{lib}/netty-*.jar")))
    subprocess.run([program("javac"), "-nowarn", "-cp", jars, "-d", classes, RELAY_SOURCE], check=True)
    return f"{classes}:{jars}"


def warn(line: str):
    print(f"bench: {line}", file=sys.stderr, flush=True)


def progress(line: str):
    if sys.stderr.isatty():
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
