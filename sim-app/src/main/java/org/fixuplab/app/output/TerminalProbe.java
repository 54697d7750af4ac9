package org.fixuplab.app.output;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Finds out what stdout is, and whether somebody watches stderr. A file or a pipe gets ASCII without colour, whatever the locale, so that it can be pasted anywhere.
 */
public final class TerminalProbe {

    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final Map<String, String> environment;

    public TerminalProbe(Map<String, String> environment) {
        this.environment = environment;
    }

    public Terminal probe() {
        boolean interactive = isTerminal(STDOUT);
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                columns(interactive),
                interactive && !dumb && !noColour,
                interactive && isUtf8(),
                interactive,
                isTerminal(STDERR) && !dumb);
    }

    private int columns(boolean interactive) {
        OptionalInt told = number(environment.getOrDefault("COLUMNS", ""));
        if (told.isPresent()) {
            return Math.max(Terminal.MIN_COLUMNS, told.getAsInt());
        }
        OptionalInt asked = interactive ? askTerminal() : OptionalInt.empty();
        return Math.max(Terminal.MIN_COLUMNS, asked.orElse(Terminal.PLAIN.columns()));
    }

    @SuppressWarnings("SystemConsoleNull") // Never null from Java 22 on, which the rest of the method knows.
    private static boolean isTerminal(int descriptor) {
        // System.console() also wants stdin to be a terminal, and from Java 22 on it is never null. Linux tells more.
        Path stream = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(stream)) {
            try {
                String target = Files.readSymbolicLink(stream).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException unreadable) {
                return false;
            }
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    private boolean isUtf8() {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                String upper = locale.toUpperCase(Locale.ROOT);
                return upper.endsWith("UTF-8") || upper.endsWith("UTF8");
            }
        }
        return "UTF-8".equalsIgnoreCase(System.getProperty("stdout.encoding", ""));
    }

    private static OptionalInt askTerminal() {
        File terminal = new File("/dev/tty");
        if (!terminal.exists()) {
            return OptionalInt.empty();
        }
        try {
            Process stty =
                    new ProcessBuilder("stty", "size").redirectInput(terminal).start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
            }
            String[] rowsAndColumns = answer.trim().split(" ", -1);
            return rowsAndColumns.length == 2 ? number(rowsAndColumns[1]) : OptionalInt.empty();
        } catch (IOException noStty) {
            return OptionalInt.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        try {
            int value = Integer.parseInt(text.trim());
            return value > 0 ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }
}
