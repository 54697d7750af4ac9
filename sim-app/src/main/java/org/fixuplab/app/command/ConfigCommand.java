package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.Key;
import org.fixuplab.app.settings.Origin;
import org.fixuplab.app.settings.Resolved;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** Every setting, and where it comes from; with a command's words, what that command would see. */
@picocli.CommandLine.Command(
        description = {
            "Prints every setting and where its value comes from: flag, environment, file or default.",
            "With a command and its options, prints what that command would see: fixuplab config serve --http 0"
        },
        sortOptions = false)
final class ConfigCommand implements Command {

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command and its options.")
    private List<String> words = new ArrayList<>();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        List<Resolved> values = words.isEmpty()
                ? Arrays.stream(Key.values()).map(context.settings()::resolve).toList()
                : seenBy(words, context);
        if (json) {
            printer.result(Json.text(document(values, context)));
        } else {
            printer.result(text(values));
        }
        context.settings().unknownVariables().forEach(printer::problem);
        return ExitCode.OK.code();
    }

    private static List<Resolved> seenBy(List<String> words, CommandContext context) {
        Subcommand which = Subcommand.of(words)
                .orElseThrow(() -> Refusal.usage("there is no command '" + words.get(0) + "' to show the settings of"));
        List<String> options = words.subList(which.words().size(), words.size());
        Command command = which.make();
        ParseResult parsed = CommandRunner.parse(which, command, options, context.settings());
        List<Resolved> values = new ArrayList<>();
        for (OptionSpec option : parsed.commandSpec().options()) {
            Optional<Key> key = Key.of(which.text(), option.longestName());
            key.ifPresent(found -> values.add(
                    parsed.hasMatchedOption(option)
                            ? new Resolved(found, flagValue(parsed, option), new Origin.Flag(option.longestName()))
                            : context.settings().resolve(found)));
        }
        return values;
    }

    private static String flagValue(ParseResult parsed, OptionSpec option) {
        List<String> given = parsed.matchedOption(option.longestName()).stringValues();
        return given.isEmpty() ? "true" : given.get(given.size() - 1);
    }

    private static String text(List<Resolved> values) {
        int widest =
                values.stream().mapToInt(v -> v.key().path().length()).max().orElse(0);
        int widestValue = values.stream().mapToInt(v -> shown(v).length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Resolved value : values) {
            text.append(String.format(
                    "%-" + widest + "s = %-" + widestValue + "s  # %s%n",
                    value.key().path(),
                    shown(value),
                    value.origin()));
        }
        return text.toString();
    }

    private static String shown(Resolved resolved) {
        return switch (resolved.key().kind()) {
            case FLAG, NUMBER -> resolved.value();
            case TEXT,
                    SESSION_BOUND,
                    HEADER_VERSION,
                    DURATION,
                    WAIT,
                    COLOUR,
                    ADDRESS,
                    INSIDE,
                    SIZE,
                    SYSLOG_SERVER,
                    SYSLOG_FORMAT,
                    SYSLOG_FRAMING,
                    SYSLOG_FACILITY -> '"' + resolved.value() + '"';
        };
    }

    private static Map<String, Object> document(List<Resolved> values, CommandContext context) {
        Map<String, Object> document = Json.document();
        document.put("file", context.settings().file().map(String::valueOf).orElse(""));
        List<Object> rows = new ArrayList<>();
        for (Resolved value : values) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", value.key().path());
            row.put("value", value.value());
            row.put("origin", value.origin());
            rows.add(row);
        }
        document.put("settings", rows);
        return document;
    }
}
