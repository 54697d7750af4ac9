package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.lab.Problem;

/** What the configuration library says about text that is no HOCON, in plain words. */
final class Syntax {

    private static final Pattern PLACE = Pattern.compile("^(.*?): (?:([0-9]+): )?");
    private static final Pattern HINT = Pattern.compile(" \\(if you .*");

    private static final Map<String, String> REMEDIES = Map.of(
            "triple-quoted string was still open", "end the text with three quotation marks",
            "newline", "end the text with a quotation mark, or begin and end it with three",
            "not: end of file", "close what was opened: a } is missing",
            "token: end of file", "close what was opened, or write a value",
            "unbalanced close brace", "remove a }, or open it before",
            "'$' not followed by", "write ${key} to repeat a value, or quote the text");

    private Syntax() {}

    static Problem problem(String file, ConfigException fault) {
        String said = String.valueOf(fault.getMessage());
        Matcher place = PLACE.matcher(said);
        boolean placed = place.find();
        int line = placed && place.group(2) != null ? Integer.parseInt(place.group(2)) : 0;
        String rest = HINT.matcher(placed ? said.substring(place.end()) : said).replaceFirst("");
        String remedy = REMEDIES.entrySet().stream()
                .filter(entry -> rest.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse("look for a quotation mark, comma or bracket that is missing on this line or before");
        return new Problem(file, line, "this is not HOCON: " + rest.replaceAll("\\s+", " ").strip(), remedy);
    }

    /** A substitution that leads nowhere; the path is what stands in its braces. */
    static Problem unresolved(String file, ConfigException.UnresolvedSubstitution fault, String path) {
        Matcher place = PLACE.matcher(String.valueOf(fault.getMessage()));
        int line = place.find() && place.group(2) != null ? Integer.parseInt(place.group(2)) : 0;
        return new Problem(
                file, line, "there is nothing that ${" + path + "} could stand for", "write that key, or ${?" + path + "} if it may be absent");
    }
}
