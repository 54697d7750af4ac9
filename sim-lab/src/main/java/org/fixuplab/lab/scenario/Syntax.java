package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.lab.Problem;

/** What the configuration library says about text that is no HOCON, in plain words. */
final class Syntax {

    private static final Pattern PLACE = Pattern.compile("^(.*?): (?:([0-9]+): )?");
    private static final Pattern HINT = Pattern.compile(" \\(if you .*");

    /** A part of what the library says, and what it means; the first that fits. */
    private record Meaning(String part, String message, String remedy) {}

    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    "triple-quoted string was still open",
                    "a text begins with three quotation marks and never ends",
                    "end it with three quotation marks"),
            new Meaning(
                    "'newline'",
                    "a text in quotation marks does not end on its line",
                    "end it with a quotation mark, or begin and end it with three"),
            new Meaning(
                    "include keyword is not followed",
                    "include begins a line or a group, where it is a word of HOCON's own",
                    "write \"include\" in quotation marks, or on one line with what stands before it: behaviours.include = [...]"),
            new Meaning("List should", "a list is not written to its end", "write the comma or ] that is missing"),
            new Meaning("not: end of file", "a { is never closed", "write the } that is missing"),
            new Meaning("unbalanced close brace", "there is a } too many", "remove it, or write the { that is missing"),
            new Meaning(
                    "'$' not followed by",
                    "a $ stands alone",
                    "write ${key} for what another key holds, or put the text into quotation marks"));

    private Syntax() {}

    static Problem problem(String file, ConfigException fault) {
        String said = String.valueOf(fault.getMessage());
        Matcher place = PLACE.matcher(said);
        boolean placed = place.find();
        String rest = HINT.matcher(placed ? said.substring(place.end()) : said).replaceFirst("");
        for (Meaning meaning : MEANINGS) {
            if (rest.contains(meaning.part())) {
                return new Problem(file, line(said), meaning.message(), meaning.remedy());
            }
        }
        return new Problem(
                file,
                line(said),
                "this is not HOCON: " + rest.replaceAll("\\s+", " ").strip(),
                "look for a quotation mark, comma or bracket that is missing on this line or before");
    }

    /** A substitution that leads nowhere; the path is what stands in its braces. */
    static Problem unresolved(String file, ConfigException fault, String path) {
        return new Problem(
                file,
                line(String.valueOf(fault.getMessage())),
                "there is nothing that ${" + path + "} could stand for",
                "write that key, or ${?" + path + "} if it may be absent");
    }

    private static int line(String said) {
        Matcher place = PLACE.matcher(said);
        return place.find() && place.group(2) != null ? Integer.parseInt(place.group(2)) : 0;
    }
}
