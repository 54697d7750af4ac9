package org.fixuplab.app.command;

import java.util.List;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.view.BehaviourJson;
import org.fixuplab.app.view.FirmwareJson;
import org.fixuplab.config.DeviceShow;
import org.fixuplab.firmware.Alternative;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What one version does, and who says so. */
@picocli.CommandLine.Command(
        description =
                "Tells what one firmware does to SMTP: each behaviour, its parameters, where that is from, how sure we are.",
        sortOptions = false)
final class FirmwareShowCommand implements Command {

    @Parameters(paramLabel = "V", description = "Platform and version, such as 'ASA 8.2(5)', asa-8.2.5 or none.")
    private String firmware = "";

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Option(
            names = "--running-config",
            description = "As the device prints it: show running-config policy-map, or show fixup.")
    private boolean runningConfig;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        InspectionPolicy policy = policy();
        if (runningConfig) {
            printer.result(listing(policy));
            return ExitCode.OK.code();
        }
        printer.result(json ? Json.text(FirmwareJson.of(policy)) : text(policy, printer));
        return ExitCode.OK.code();
    }

    private InspectionPolicy policy() {
        try {
            return Catalogue.load().policy(firmware);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage(String.valueOf(unknown.getMessage()));
        }
    }

    private static String listing(InspectionPolicy policy) {
        try {
            return DeviceShow.of(policy);
        } catch (IllegalArgumentException none) {
            throw Refusal.usage(String.valueOf(none.getMessage()));
        }
    }

    private static String text(InspectionPolicy policy, Printer printer) {
        Paint paint = Paint.of(printer.terminal());
        int columns = Math.min(printer.terminal().columns(), BehaviourText.WIDEST);
        StringBuilder text = new StringBuilder(paint.strong(policy.firmware()));
        text.append(policy.inspects() ? "" : " inspects nothing: what leaves is what came")
                .append('\n');
        for (BehaviourState state : policy.describe()) {
            if (state.enabled()) {
                text.append('\n').append(behaviour(state, paint, columns));
            }
        }
        for (Alternative alternative : policy.alternatives()) {
            text.append('\n').append(alternative(alternative, paint, columns));
        }
        List<String> off = policy.describe().stream()
                .filter(state -> !state.enabled())
                .map(BehaviourState::id)
                .toList();
        if (!off.isEmpty()) {
            text.append('\n').append(Paragraph.wrap("off  ", BehaviourText.INDENT, String.join(", ", off), columns));
        }
        return text.toString();
    }

    private static String behaviour(BehaviourState state, Paint paint, int columns) {
        StringBuilder text = new StringBuilder("on   ").append(paint.strong(state.id()));
        text.append(state.mapClass() == 0 ? "" : paint.faint("  class " + state.mapClass() + " of the ESMTP map"))
                .append('\n');
        text.append(BehaviourText.summary(state.behaviour(), columns));
        state.values().forEach((key, words) -> text.append(BehaviourText.value(key, words, columns)));
        return text.append(BehaviourText.evidence(state.evidence(), columns))
                .append(BehaviourText.doubts(state.behaviour(), state.evidence(), columns))
                .toString();
    }

    /** What a source claims, and how to have it so. */
    private static String alternative(Alternative alternative, Paint paint, int columns) {
        StringBuilder text = new StringBuilder("or   ")
                .append(paint.strong(alternative.behaviour().id()))
                .append(paint.faint("  a source says so, others outweigh it: off"))
                .append('\n');
        text.append(BehaviourText.summary(alternative.behaviour(), columns));
        text.append(BehaviourText.evidence(alternative.range().evidence(), columns));
        text.append(BehaviourText.doubts(
                alternative.behaviour(), alternative.range().evidence(), columns));
        BehaviourJson.switches(alternative)
                .forEach(words -> text.append(
                        Paragraph.wrap(BehaviourText.INDENT + "--set ", BehaviourText.INDENT + "  ", words, columns)));
        return text.toString();
    }
}
