package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fixuplab.firmware.Firmware;
import org.jspecify.annotations.Nullable;

/** Reads a text's lines one by one, as one firmware understands them. Confined to one reading. */
final class ConfigReader {

    /** A text with more mistakes is not a configuration. */
    static final int MOST_PROBLEMS = 100;

    private final Firmware firmware;
    private final ConfigText text;
    private final Reading reading;
    private final Diagnosis diagnosis;
    private final List<Problem> problems = new ArrayList<>();
    private final Sections sections = Sections.load();
    private final int border;
    private Mode mode = Mode.GLOBAL;

    /** Of lines that say nothing about mail, the last that may have others below it. */
    private String block = "";

    private int blockIndent;
    private boolean blockOpens;
    /** What ends a banner of several lines; null outside one. */
    private @Nullable String bannerEnd;

    ConfigReader(ConfigText text, Firmware firmware) {
        this.text = text;
        this.firmware = firmware;
        reading = new Reading(text.whole());
        diagnosis = new Diagnosis(firmware);
        border = text.indent();
    }

    /** What the lines say. */
    Reading read() {
        for (Line line : text.lines()) {
            if (problems.size() >= MOST_PROBLEMS) {
                problems.add(line.problem(
                        0,
                        Problem.TOO_MANY,
                        "more than " + MOST_PROBLEMS + " lines are wrong: correct those above first"));
                break;
            }
            read(line);
        }
        return reading;
    }

    /** All that is wrong, in the order of the lines. */
    List<Problem> problems() {
        return problems;
    }

    private void read(Line line) {
        if (bannerEnd != null) {
            reading.ignore("banner");
            bannerEnd = line.text().contains(bannerEnd) ? null : bannerEnd;
            return;
        }
        if (line.prompt().endsWith("(config)#")) {
            mode = Mode.GLOBAL;
        }
        if (isBelowBlock(line) && !isGlobal(line)) {
            reading.ignore(block);
            return;
        }
        if (leaves(line)) {
            reading.ignore("commands of a session");
            return;
        }
        Optional<Command> command = command(line);
        if (command.isPresent()) {
            apply(command.get(), line);
        } else if (!ignores(line)) {
            refuse(line);
        }
    }

    private int indent(Line line) {
        return Math.max(0, line.indent() - border);
    }

    private boolean isBelowBlock(Line line) {
        return mode == Mode.OTHER && indent(line) > blockIndent;
    }

    /** Whether it is one of ours that stands in no other: what was set in by a person may be one all the same. */
    private static boolean isGlobal(Line line) {
        return Commands.beginningAs(line, Mode.GLOBAL).stream().anyMatch(command -> command.takes(line));
    }

    private boolean leaves(Line line) {
        if (line.words().size() != 1) {
            return false;
        }
        Line.Word word = line.words().get(0);
        if (word.is("end")) {
            mode = Mode.GLOBAL;
            return true;
        }
        if (word.is("exit") || word.is("quit")) {
            mode = mode.outside();
            return true;
        }
        return false;
    }

    private Optional<Command> command(Line line) {
        for (Mode current : mode.outwards()) {
            for (Command command : Commands.beginningAs(line, current)) {
                if (command.takes(line)) {
                    return Optional.of(command);
                }
            }
        }
        return Optional.empty();
    }

    private void apply(Command command, Line line) {
        mode = command.inside();
        Optional<Gate.Refusal> refusal = command.refusal(firmware, line.words().size());
        if (refusal.isPresent()) {
            problems.add(line.problem(
                    refusal.get().word(), Problem.INVALID, refusal.get().remedy()));
            return;
        }
        if (command.isIgnored()) {
            ignore(line, command.ignoredAs(), command.inside() == Mode.OTHER);
            return;
        }
        reading.use();
        command.action().apply(reading, new Arguments(line, command, problems));
    }

    private void ignore(Line line, String section, boolean opens) {
        reading.ignore(section);
        block = section;
        // Without indentation, a line of that kind may stand below the block or after it.
        blockOpens = opens || (text.flat() && blockOpens);
        blockIndent = indent(line);
    }

    /** Whether a device takes the line, and it says nothing about mail. */
    private boolean ignores(Line line) {
        String subject = line.subject();
        @Nullable String section = sections.of(subject);
        boolean ours = diagnosis.concernsMail(line, mode, section == null ? 1 : 2);
        if (section != null && !ours) {
            mode = Mode.OTHER;
            ignore(line, section, sections.opens(subject));
            if (section.equals("access-list")) {
                reading.accessLists().add(line);
            } else if (section.equals("banner")) {
                bannerEnd = bannerEnd(line);
            }
            return true;
        }
        if (mode == Mode.OTHER && blockOpens && text.flat() && !ours && !diagnosis.isNearOurs(line)) {
            reading.ignore(block);
            return true;
        }
        return false;
    }

    /** A banner that begins with {@code ^C} goes on to the next one. */
    private static @Nullable String bannerEnd(Line line) {
        String said = line.words().size() > 2 ? line.from(2) : "";
        return said.startsWith("^C") && said.indexOf("^C", 2) < 0 ? "^C" : null;
    }

    private void refuse(Line line) {
        Diagnosis.Finding finding = diagnosis.of(line, mode);
        problems.add(finding.problem());
        // The lines below are judged as if this one had been right, so that one mistake is reported once.
        finding.inside().ifPresent(inside -> mode = inside);
    }
}
