package org.fixuplab.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fixuplab.app.http.Control;
import org.fixuplab.app.http.HttpSettings;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/meters.md and the dashboard know the meters that there are, and no others. {@code -Dgolden=write} writes the table anew. */
final class MetersPageTest {

    private static final Path PAGE = Path.of("..", "docs", "meters.md");
    private static final Path DASHBOARD = Path.of("..", "conf", "grafana", "fixuplab.json");
    private static final Pattern METER = Pattern.compile("\\b(?:fixuplab|jvm|process|system)_[a-z_]+\\b");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final int FEW = 5;

    private static String scrape = "";

    @BeforeAll
    static void scrapeOnce() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Control control = new Control(new HttpSettings(any, Optional.empty()));
        try (Outlets outlets = new Outlets();
                Lab lab = Lab.start(LabSettings.of(Catalogue.load().policy("none")))) {
            outlets.bindTo(control.registry());
            URI uri = URI.create("http://127.0.0.1:" + control.listen(lab).getPort() + "/metrics");
            scrape = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            control.close();
        }
    }

    @Test
    void the_page_has_a_row_for_each_meter() throws Exception {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf("|---|---|---|---|\n") + "|---|---|---|---|\n".length());
        String after = page.substring(page.indexOf("\n- **Outcomes**"));
        String written = before + String.join("", rows()) + after;
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(written);
    }

    @Test
    void the_dashboard_asks_for_meters_that_there_are() {
        Set<String> there = scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        // A lab that has not collected garbage yet has no series for it.
        there.add("jvm_gc_pause_seconds_sum");
        List<String> expressions = new ArrayList<>();
        expressions(ConfigFactory.parseFile(DASHBOARD.toFile()).root(), expressions);
        assertThat(expressions).hasSizeGreaterThan(20);
        Set<String> asked = new TreeSet<>();
        expressions.forEach(expression ->
                METER.matcher(expression).results().map(it -> it.group()).forEach(asked::add));
        assertThat(there).containsAll(asked);
        assertThat(asked)
                .as("each meter of sessions is shown")
                .contains(
                        "fixuplab_sessions_total",
                        "fixuplab_sessions_active",
                        "fixuplab_session_duration_seconds_bucket",
                        "fixuplab_commands_total",
                        "fixuplab_alterations_total",
                        "fixuplab_bytes_total",
                        "fixuplab_inspect_time_seconds_bucket",
                        "fixuplab_build_info");
    }

    /** The values of all keys {@code expr}, however deep. */
    private static void expressions(ConfigValue value, List<String> found) {
        if (value instanceof ConfigObject object) {
            object.forEach((key, inner) -> {
                if (key.equals("expr")) {
                    found.add(String.valueOf(inner.unwrapped()));
                } else {
                    expressions(inner, found);
                }
            });
        } else if (value instanceof com.typesafe.config.ConfigList list) {
            list.forEach(inner -> expressions(inner, found));
        }
    }

    private static List<String> rows() {
        Map<String, String> helps = new TreeMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        scrape.lines().filter(line -> line.startsWith("# ")).forEach(line -> {
            String[] words = line.split(" ", 4);
            (words[1].equals("HELP") ? helps : types).put(words[2], words[3]);
        });
        List<String> rows = new ArrayList<>();
        helps.forEach((name, help) -> {
            if (name.startsWith("fixuplab_") && !name.endsWith("_max")) {
                rows.add("| `" + name + "` | " + types.get(name) + " | " + labels(name) + " | " + help + " |\n");
            }
        });
        return rows;
    }

    private static String labels(String meter) {
        Map<String, Set<String>> labels = new TreeMap<>();
        scrape.lines().filter(line -> line.startsWith(meter + "{")).forEach(line -> {
            Matcher label = LABEL.matcher(line);
            while (label.find()) {
                labels.computeIfAbsent(label.group(1), key -> new TreeSet<>()).add(label.group(2));
            }
        });
        return labels.entrySet().stream()
                .map(label -> "`" + label.getKey() + "`" + few(label.getKey(), label.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String few(String label, Set<String> values) {
        return values.size() > FEW || label.equals("version") ? "" : " (" + String.join(", ", values) + ")";
    }
}
