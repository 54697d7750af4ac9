package org.fixuplab.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.output.Paint;
import org.fixuplab.app.output.Paragraph;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Evidence;
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

    private static final String INDENT = "     ";

    @Parameters(paramLabel = "V", description = "Platform and version, such as 'ASA 8.2(5)', asa-8.2.5 or none.")
    private String firmware = "";

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
        InspectionPolicy policy = policy();
        printer.result(json ? Json.text(document(policy)) : text(policy, printer));
        return ExitCode.OK.code();
    }

    private InspectionPolicy policy() {
        try {
            return Catalogue.load().policy(firmware);
        } catch (IllegalArgumentException unknown) {
            throw Refusal.usage(String.valueOf(unknown.getMessage()));
        }
    }

    private static String text(InspectionPolicy policy, Printer printer) {
        Paint paint = Paint.of(printer.terminal());
        int columns = Math.min(printer.terminal().columns(), 120);
        StringBuilder text = new StringBuilder(paint.strong(policy.firmware()));
        text.append(policy.inspects() ? "" : " inspects nothing: what leaves is what came")
                .append('\n');
        for (BehaviourState state : policy.describe()) {
            if (state.enabled()) {
                text.append('\n').append(behaviour(state, paint, columns));
            }
        }
        List<String> off = policy.describe().stream()
                .filter(state -> !state.enabled())
                .map(BehaviourState::id)
                .toList();
        if (!off.isEmpty()) {
            text.append('\n').append(Paragraph.wrap("off  ", INDENT, String.join(", ", off), columns));
        }
        return text.toString();
    }

    private static String behaviour(BehaviourState state, Paint paint, int columns) {
        StringBuilder text =
                new StringBuilder("on   ").append(paint.strong(state.id())).append('\n');
        text.append(Paragraph.wrap(INDENT, INDENT, state.behaviour().summary(), columns));
        state.values()
                .forEach((key, words) -> text.append(Paragraph.wrap(
                        INDENT + key + " = ",
                        INDENT + "  ",
                        words.isEmpty() ? "(none)" : String.join(", ", words),
                        columns)));
        Evidence evidence = state.evidence();
        String confidence = evidence.confidence().word() + (evidence.sources().isEmpty() ? "" : ": ");
        text.append(Paragraph.wrap(INDENT + confidence, INDENT + "  ", String.join("; ", evidence.sources()), columns));
        if (!evidence.note().isBlank()) {
            text.append(Paragraph.wrap(INDENT + "note: ", INDENT + "  ", evidence.note(), columns));
        }
        return text.toString();
    }

    private static Map<String, Object> document(InspectionPolicy policy) {
        Map<String, Object> document = Json.document();
        document.put("firmware", policy.firmware());
        document.put("inspects", policy.inspects());
        List<Object> behaviours = new ArrayList<>();
        for (BehaviourState state : policy.describe()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", state.id());
            row.put("enabled", state.enabled());
            row.put("summary", state.behaviour().summary());
            row.put("parameters", state.values());
            row.put("confidence", state.evidence().confidence().word());
            row.put("sources", state.evidence().sources());
            row.put("note", state.evidence().note());
            behaviours.add(row);
        }
        document.put("behaviours", behaviours);
        return document;
    }
}
