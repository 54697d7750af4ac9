package org.fixuplab.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/** Regular expressions and classes of them. */
final class RegexCommands {

    private RegexCommands() {}

    static List<Command> rows() {
        return List.of(
                Command.of(Mode.GLOBAL, "regex NAME TEXT...", Mode.GLOBAL, RegexCommands::define),
                Command.of(
                        Mode.GLOBAL,
                        "no regex NAME [TEXT...]",
                        Mode.GLOBAL,
                        (reading, arguments) -> reading.regexes().remove(arguments.text(0))),
                Command.of(
                        Mode.GLOBAL, "class-map type regex match-any NAME", Mode.REGEX_CLASS, RegexCommands::openClass),
                Command.of(Mode.GLOBAL, "class-map type regex NAME", Mode.REGEX_CLASS, RegexCommands::openClass),
                Command.of(
                        Mode.GLOBAL,
                        "no class-map type regex NAME",
                        Mode.GLOBAL,
                        (reading, arguments) -> reading.regexes().removeClass(arguments.text())),
                Command.of(Mode.REGEX_CLASS, "match regex NAME", Mode.REGEX_CLASS, RegexCommands::match),
                Command.of(
                        Mode.REGEX_CLASS,
                        "no match regex NAME",
                        Mode.REGEX_CLASS,
                        (reading, arguments) -> reading.regexes().open().remove(arguments.text())),
                Command.of(Mode.REGEX_CLASS, "description TEXT...", Mode.REGEX_CLASS, (reading, arguments) -> {}));
    }

    private static void define(Reading reading, Arguments arguments) {
        String written = arguments.rest();
        boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
        String text = quoted ? written.substring(1, written.length() - 1) : written;
        if (!quoted && (written.startsWith("\"") || written.indexOf(' ') >= 0)) {
            arguments.refuse(1, "a regular expression with blanks stands between quotes: write \"...\"");
            return;
        }
        if (text.isEmpty()) {
            arguments.refuse(1, "an empty regular expression would be found everywhere: write one");
        }
        try {
            reading.regexes().define(arguments.text(0), DeviceRegex.toJava(text));
        } catch (PatternSyntaxException e) {
            reading.regexes().define(arguments.text(0), "");
            arguments.refuse(
                    1, "it is no regular expression (" + e.getDescription().toLowerCase(Locale.ROOT) + "): correct it");
        } catch (IllegalArgumentException e) {
            // Named all the same, so that one mistake is told once.
            reading.regexes().define(arguments.text(0), "");
            arguments.notModelled(2, String.valueOf(e.getMessage()));
        }
    }

    private static void openClass(Reading reading, Arguments arguments) {
        reading.regexes().openClass(arguments.text());
    }

    private static void match(Reading reading, Arguments arguments) {
        if (!reading.regexes().has(arguments.text())) {
            arguments.refuse(0, Regexes.missing(arguments.text()));
            return;
        }
        reading.regexes().open().add(arguments.text());
    }
}
