package org.fixuplab.firmware;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads the signs by which behaviours and versions are recognised, strictly. */
final class SignReader {

    private static final Set<String> SIGN = Set.of("kind", "pattern", "weight", "note", "ask");
    private static final Set<String> VERSION_SIGN = Set.of("kind", "pattern", "weight", "note", "ask", "versions");
    private static final Set<String> VERSIONS = Set.of("platforms", "from", "before");
    private static final int HEAVIEST = 10;

    private SignReader() {}

    /** The signs of one behaviour. */
    static List<Sign> ofBehaviour(String id, List<? extends Config> written) {
        return written.stream()
                .map(sign -> sign(new Section(sign, SIGN), id, List.of()))
                .toList();
    }

    /** A sign that points to versions, whatever they do. */
    static Sign ofVersions(Config written) {
        Section section = new Section(written, VERSION_SIGN);
        List<Interval> intervals = new ArrayList<>();
        for (Config versions : section.list("versions")) {
            Section range = new Section(versions, VERSIONS);
            @Nullable Version before = range.config().hasPath("before") ? Version.parse(range.text("before")) : null;
            for (String platform : range.texts("platforms")) {
                intervals.add(new Interval(Platform.valueOf(platform), Version.parse(range.text("from")), before));
            }
        }
        if (intervals.isEmpty()) {
            throw new IllegalStateException(section.where() + ": a sign that stands alone names versions");
        }
        return sign(section, null, intervals);
    }

    private static Sign sign(Section section, @Nullable String behaviour, List<Interval> versions) {
        int weight = section.config().getInt("weight");
        if (weight < 1 || weight > HEAVIEST) {
            throw new IllegalStateException(section.where() + ": a weight is 1 to " + HEAVIEST);
        }
        Sign.Kind kind = Sign.Kind.valueOf(section.text("kind").toUpperCase(Locale.ROOT));
        return new Sign(
                behaviour,
                kind,
                pattern(section, section.text("pattern")),
                weight,
                section.text("note"),
                section.textOrEmpty("ask"),
                versions);
    }

    /** What a line is searched for, in any case. */
    static Pattern pattern(Section section, String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalStateException(section.where() + ": " + wrong.getMessage(), wrong);
        }
    }
}
