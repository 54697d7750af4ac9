package org.fixuplab.captures;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * A session that somebody captured at one side of a real device, and what the other side must have been.
 *
 * @param firmware a version whose behaviour it shows
 * @param overrides what the firmware's defaults do not do by themselves, as {@code behaviour.key=value}; none if they reproduce it
 * @param normalised what is left out or written otherwise than in the source
 * @param inferred what the source does not show: the octets that were made to fit
 * @param independent what the source shows and no fitting could bring about
 */
record Capture(
        String name,
        String firmware,
        List<String> overrides,
        List<String> normalised,
        String inferred,
        String independent,
        List<Line> lines) {

    /** One line, without CRLF: as the side that says it says it, and as the other side gets it. */
    record Line(boolean fromClient, boolean singly, String sent, String got) {}

    static Capture read(File file) {
        Config config = ConfigFactory.parseFile(file);
        List<Line> lines = new ArrayList<>();
        for (String line : config.getString("session").split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(line(line));
            }
        }
        return new Capture(
                file.getName().replace(".conf", ""),
                config.getString("firmware"),
                config.getStringList("overrides"),
                config.getStringList("normalised"),
                config.getString("inferred"),
                config.getString("independent"),
                lines);
    }

    /** {@code S: what the client saw  <~ what the server said}, or {@code C: what the client said  ~> what the server saw}. */
    private static Line line(String line) {
        int text = line.indexOf(": ") + 2;
        String side = line.substring(0, text - 2);
        boolean fromClient = side.startsWith("C");
        String[] sides = line.substring(text).split(fromClient ? "  ~> " : "  <~ ", 2);
        String client = sides[0];
        String server = sides[sides.length - 1];
        return fromClient ? new Line(true, side.equals("C/1"), client, server) : new Line(false, false, server, client);
    }

    @Override
    public String toString() {
        return name + " (" + firmware + (overrides.isEmpty() ? ", defaults)" : ", with " + overrides + ")");
    }
}
