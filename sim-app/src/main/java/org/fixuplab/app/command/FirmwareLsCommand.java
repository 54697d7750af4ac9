package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.view.FirmwareJson;
import org.fixuplab.app.view.StateChange;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Span;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The eras of each platform: from which version on what is different. */
@picocli.CommandLine.Command(
        description =
                "Lists the eras of each platform: from which version on the firewall behaves differently, and how.",
        sortOptions = false)
final class FirmwareLsCommand implements Command {

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        Catalogue catalogue = Catalogue.load();
        if (json) {
            printer.result(Json.text(FirmwareJson.eras(catalogue)));
        } else if (printer.terminal().interactive()) {
            printer.result(table(catalogue, printer));
        } else {
            printer.result(lines(catalogue));
        }
        return ExitCode.OK.code();
    }

    private static String table(Catalogue catalogue, Printer printer) {
        Paint paint = Paint.of(printer.terminal());
        StringBuilder text = new StringBuilder();
        for (Span span : catalogue.spans()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(paint.strong(span.name()))
                    .append('\n');
            List<Era> eras = eras(catalogue, span);
            for (int i = 0; i < eras.size(); i++) {
                String from =
                        String.format("  from %-10s", eras.get(i).interval().from());
                String changes = String.join(", ", i == 0 ? names(eras.get(i)) : changes(eras.get(i - 1), eras.get(i)));
                text.append(Paragraph.wrap(
                        from,
                        " ".repeat(from.length()),
                        changes,
                        printer.terminal().columns()));
            }
        }
        text.append('\n')
                .append(paint.faint("'fixuplab firmware show V' tells what each means, and who says so."))
                .append('\n');
        return text.toString();
    }

    /** One era a line: platform, first version, changes, with tabs between. */
    private static String lines(Catalogue catalogue) {
        StringBuilder text = new StringBuilder();
        for (Span span : catalogue.spans()) {
            List<Era> eras = eras(catalogue, span);
            for (int i = 0; i < eras.size(); i++) {
                Interval interval = eras.get(i).interval();
                text.append(interval.platform())
                        .append('\t')
                        .append(interval.from())
                        .append('\t');
                text.append(String.join(", ", i == 0 ? names(eras.get(i)) : changes(eras.get(i - 1), eras.get(i))));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static List<Era> eras(Catalogue catalogue, Span span) {
        return catalogue.eras().stream()
                .filter(era -> era.interval().platform() == span.interval().platform())
                .toList();
    }

    private static List<String> names(Era era) {
        return era.enabled().stream().map(BehaviourState::id).toList();
    }

    /** {@code + id} came, {@code - id} went, {@code id (key: value)} changed. */
    private static List<String> changes(Era before, Era after) {
        return StateChange.between(before.states(), after.states()).stream()
                .map(change -> switch (change.kind()) {
                    case NEW -> "+ " + change.id();
                    case GONE -> "- " + change.id();
                    case CHANGED -> change.id() + " (" + differences(change) + ")";
                })
                .toList();
    }

    private static String differences(StateChange change) {
        return change.parameters().stream()
                .map(key -> key + ": " + difference(change, key))
                .collect(Collectors.joining("; "));
    }

    private static String difference(StateChange change, String key) {
        if (change.was(key).size() <= 1 && change.now(key).size() <= 1) {
            return String.join(" ", change.now(key));
        }
        List<String> parts = new ArrayList<>();
        change.added(key).forEach(word -> parts.add("+" + word));
        change.removed(key).forEach(word -> parts.add("-" + word));
        return String.join(" ", parts);
    }
}
