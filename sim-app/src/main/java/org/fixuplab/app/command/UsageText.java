package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What {@code --help} prints. Ours, because picocli's breaks lines within version numbers and host names. */
final class UsageText {

    private static final int NAMES = 28;

    private UsageText() {}

    static String of(CommandLine line, Terminal terminal) {
        CommandSpec command = line.getCommandSpec();
        int columns = Math.min(terminal.columns(), 120);
        Paint paint = Paint.of(terminal);
        StringBuilder text = new StringBuilder(paint.strong("usage: " + CommandLines.shortUsage(line))).append("\n\n");
        for (String sentence : command.usageMessage().description()) {
            text.append(Paragraph.wrap("", "", sentence, columns));
        }
        text.append('\n');
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            text.append(row(parameter.paramLabel(), parameter.description(), columns));
        }
        for (OptionSpec option : command.options()) {
            text.append(row(names(option), option.description(), columns));
        }
        return text.toString();
    }

    private static String names(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        names.sort(Comparator.comparingInt(String::length));
        boolean takesValue = option.arity().max() > 0;
        String label = option.arity().min() == 0 ? "[" + option.paramLabel() + "]" : option.paramLabel();
        return String.join(", ", names) + (takesValue ? " " + label : "");
    }

    private static String row(String names, String[] description, int columns) {
        String indent = " ".repeat(NAMES);
        String words = String.join(" ", description);
        String first = "  " + names;
        return first.length() + 2 > NAMES
                ? first + "\n" + Paragraph.wrap(indent, indent, words, columns)
                : Paragraph.wrap(first + " ".repeat(NAMES - first.length()), indent, words, columns);
    }
}
