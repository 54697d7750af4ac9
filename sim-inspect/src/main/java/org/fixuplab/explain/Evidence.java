package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Interval;
import org.fixuplab.firmware.Sign;

/** All that one paste says, before any candidate is asked. Immutable. */
record Evidence(
        List<PastedLine> lines,
        List<Dialogue> dialogues,
        Set<Integer> dialogueLines,
        List<Seen> signs,
        List<Mention> mentions,
        List<DeviceLine> deviceLines,
        List<Masked> masks,
        Optional<Configured> configured) {

    /** A sign of the catalogue, in a line. */
    record Seen(Sign sign, PastedLine line) {

        String quote() {
            Matcher match = sign.pattern().matcher(head(line));
            return line.quote(match.find() ? match.start() : 0);
        }
    }

    /** A run of X in a line outside of any session. */
    record Masked(String mask, PastedLine line) {}

    /** Typed letter by letter, every verb becomes X: then X tells nothing of which verbs pass. */
    private static final Pattern LETTERS = Pattern.compile("\\b(?:[A-Z]\\s+){3,}[A-Z]\\b");

    private static final Pattern MASK = Pattern.compile("(?<![A-Za-z0-9-])X{4,}(?![A-Za-z])");
    private static final int LONGEST = 1_000;

    static Evidence of(String text, Catalogue catalogue) {
        List<PastedLine> lines = Paste.lines(text);
        DialogueReader.Result read = DialogueReader.read(lines);
        List<Seen> signs = new ArrayList<>();
        for (Sign sign : catalogue.signs()) {
            boolean quoted = sign.kind() == Sign.Kind.PROSE || sign.kind() == Sign.Kind.BOUNCE;
            // A sentence repeated a thousand times in a log is still one sentence: the first is enough.
            lines.stream()
                    .filter(line -> !quoted || !read.lines().contains(line.number()))
                    .filter(line -> sign.pattern().matcher(head(line)).find())
                    .findFirst()
                    .ifPresent(line -> signs.add(new Seen(sign, line)));
        }
        List<Mention> mentions = Mention.in(lines);
        return new Evidence(
                lines,
                read.dialogues(),
                read.lines(),
                signs,
                mentions,
                DeviceLine.in(lines, catalogue),
                masks(lines, read.lines()),
                Configured.in(lines, mentions, catalogue));
    }

    private static String head(PastedLine line) {
        return line.text().length() > LONGEST ? line.text().substring(0, LONGEST) : line.text();
    }

    private static List<Masked> masks(List<PastedLine> lines, Set<Integer> told) {
        if (lines.stream().anyMatch(line -> LETTERS.matcher(head(line)).find())) {
            return List.of();
        }
        Map<String, Masked> masks = new LinkedHashMap<>();
        for (PastedLine line : lines) {
            Matcher mask = MASK.matcher(head(line));
            while (!told.contains(line.number()) && mask.find()) {
                masks.putIfAbsent(mask.group(), new Masked(mask.group(), line));
            }
        }
        return List.copyOf(masks.values());
    }

    /** What speaks for the candidate outside of sessions. */
    List<Finding> outside(Candidate candidate) {
        Map<String, Finding> heaviest = new HashMap<>();
        for (Seen seen : signs) {
            Sign sign = seen.sign();
            String behaviour = sign.behaviour() == null ? "" : sign.behaviour();
            if (pointsTo(sign, candidate)) {
                keep(
                        heaviest,
                        new Finding(
                                seen.line().number(),
                                seen.quote(),
                                behaviour,
                                sign.weight() * candidate.trust(behaviour),
                                sign.note(),
                                sign.kind() == Sign.Kind.PROSE));
            }
        }
        for (Masked masked : masks) {
            Echo.of(candidate, masked.mask())
                    .ifPresent(echo -> keep(
                            heaviest,
                            new Finding(
                                    masked.line().number(),
                                    masked.line().quote(masked.line().text().indexOf(masked.mask())),
                                    echo.behaviour(),
                                    echo.weight(),
                                    echo.reason())));
        }
        configured.flatMap(own -> own.about(candidate)).ifPresent(finding -> keep(heaviest, finding));
        for (DeviceLine device : deviceLines) {
            if (device.isWrittenBy(candidate.versions())) {
                keep(
                        heaviest,
                        new Finding(
                                device.line().number(),
                                device.line().quote(device.line().text().indexOf('%')),
                                "",
                                Weight.ECHO,
                                "these versions write " + device.number()));
            }
        }
        for (Mention mention : mentions) {
            if (Intervals.overlap(mention.versions(), candidate.versions())) {
                keep(
                        heaviest,
                        new Finding(
                                mention.line().number(),
                                mention.line().quote(mention.line().text().indexOf(mention.quote())),
                                "",
                                mention.weight(),
                                mention.printed() ? "the device says so itself" : mention.quote() + " is named"));
            }
        }
        return heaviest.values().stream()
                .sorted(Comparator.comparingInt(Finding::line))
                .toList();
    }

    private static boolean pointsTo(Sign sign, Candidate candidate) {
        if (sign.behaviour() != null) {
            return candidate.behaviours().contains(sign.behaviour());
        }
        for (Interval versions : sign.versions()) {
            if (Intervals.overlap(versions, candidate.versions())) {
                return true;
            }
        }
        return false;
    }

    /** One finding a line and kind: behaviour, or device. */
    private static void keep(Map<String, Finding> heaviest, Finding finding) {
        String key = finding.line() + (finding.behaviour().isEmpty() ? " device" : " behaviour");
        heaviest.merge(key, finding, (old, now) -> Math.abs(now.weight()) > Math.abs(old.weight()) ? now : old);
    }
}
