package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.view.FirmwareJson;
import org.fixuplab.app.view.StateChange;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes from one version to another, and who says so. */
@picocli.CommandLine.Command(
        description =
                "Tells what changes from one firmware to another: which behaviours go, which come, which parameters "
                        + "have other values, where that is from, how sure we are.",
        sortOptions = false)
final class FirmwareDiffCommand implements Command {

    @Parameters(index = "0", paramLabel = "V1", description = "Platform and version before, or none.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "V2", description = "Platform and version after, or none.")
    private String after = "";

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
        InspectionPolicy from = policy(before);
        InspectionPolicy to = policy(after);
        List<StateChange> changes = StateChange.between(from.describe(), to.describe());
        printer.result(json ? Json.text(FirmwareJson.difference(from, to)) : text(from, to, changes, printer));
        return ExitCode.OK.code();
    }

    private static InspectionPolicy policy(String firmware) {
        try {
            return Catalogue.load().policy(firmware);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage(String.valueOf(unknown.getMessage()));
        }
    }

    private static String text(InspectionPolicy from, InspectionPolicy to, List<StateChange> changes, Printer printer) {
        Paint paint = Paint.of(printer.terminal());
        int columns = Math.min(printer.terminal().columns(), BehaviourText.WIDEST);
        StringBuilder text = new StringBuilder(paint.strong(from.firmware() + " -> " + to.firmware()));
        text.append(changes.isEmpty() ? ": nothing changes that the catalogue knows of" : "")
                .append('\n');
        for (StateChange change : changes) {
            text.append('\n')
                    .append(String.format("%-5s", mark(change)))
                    .append(paint.strong(change.id()))
                    .append('\n')
                    .append(BehaviourText.summary(change.after().behaviour(), columns))
                    .append(values(change, columns));
            BehaviourState side = change.evident();
            change.versions(from, to)
                    .forEach(range -> text.append(Paragraph.wrap(
                            BehaviourText.INDENT, BehaviourText.INDENT, "in " + range.interval(), columns)));
            text.append(BehaviourText.evidence(side.evidence(), columns));
            text.append(BehaviourText.doubts(side.behaviour(), side.evidence(), columns));
        }
        return text.toString();
    }

    private static String mark(StateChange change) {
        return switch (change.kind()) {
            case GONE -> "-";
            case NEW -> "+";
            case CHANGED -> "now";
        };
    }

    private static String values(StateChange change, int columns) {
        return switch (change.kind()) {
            case GONE -> "";
            case NEW -> {
                StringBuilder text = new StringBuilder();
                change.after().values().forEach((key, words) -> text.append(BehaviourText.value(key, words, columns)));
                yield text.toString();
            }
            case CHANGED -> {
                StringBuilder text = new StringBuilder();
                for (String key : change.parameters()) {
                    text.append(BehaviourText.value(key, change.now(key), columns));
                    text.append(Paragraph.wrap(
                            BehaviourText.INDENT + "  was ",
                            BehaviourText.INDENT + "    ",
                            BehaviourText.words(change.was(key)),
                            columns));
                }
                yield text.toString();
            }
        };
    }
}
