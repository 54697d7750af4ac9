package org.fixuplab.lab.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.fixuplab.config.DeviceConfig;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.fixuplab.firmware.Firmware;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.Parameter;
import org.fixuplab.lab.ProxySettings;
import org.fixuplab.lab.scenario.LabReader;
import org.fixuplab.lab.scenario.Scenario;
import org.fixuplab.lab.scenario.ScenarioException;
import org.fixuplab.lab.scenario.ScenarioFile;
import org.fixuplab.proxy.Segmentation;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.observe.Inside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallKeysTest {

    private static final Catalogue CATALOGUE = Catalogue.load();

    private static String written(ProxySettings settings) {
        return FirewallKeys.of(settings)
                .atKey("firewall")
                .root()
                .render(ConfigRenderOptions.concise().setJson(false));
    }

    /** By way of text, as a file and an HTTP body have it. */
    private static ProxySettings read(ProxySettings settings) throws ScenarioException {
        ConfigObject keys = ConfigFactory.parseString(written(settings)).root();
        return LabReader.read("keys", keys).proxy();
    }

    /** All but who changed it last: a change that was taken back leaves no trace. */
    private static List<Object> effects(InspectionPolicy policy) {
        List<Object> states = new ArrayList<>();
        for (BehaviourState state : policy.describe()) {
            states.add(List.of(state.id(), state.enabled(), state.values(), state.mapClass()));
        }
        return states;
    }

    private static void comesBack(ProxySettings settings, String as) throws ScenarioException {
        ProxySettings again = read(settings);
        String told = as + "\n" + written(settings);
        assertThat(effects(again.policy())).as(told).isEqualTo(effects(settings.policy()));
        assertThat(again.policy().firmware())
                .as(told)
                .isEqualTo(settings.policy().firmware());
        assertThat(again.withPolicy(settings.policy())).as(told).isEqualTo(settings);
    }

    private static List<InspectionPolicy> eras() {
        List<InspectionPolicy> policies = new ArrayList<>(List.of(CATALOGUE.policy("none")));
        for (Era era : CATALOGUE.eras()) {
            policies.add(CATALOGUE.policy(
                    new Firmware(era.interval().platform(), era.interval().from())));
        }
        return policies;
    }

    @Test
    void a_firmware_as_it_comes_is_one_key() {
        assertThat(written(ProxySettings.of(CATALOGUE.policy("ASA 8.2(5)"))))
                .isEqualTo("firewall{firmware=\"ASA 8.2(5)\"}");
    }

    @Test
    void every_era_comes_back_and_so_it_does_without_inspection() throws Exception {
        for (InspectionPolicy policy : eras()) {
            comesBack(ProxySettings.of(policy), policy.firmware());
            comesBack(ProxySettings.of(policy.withoutInspection()), policy.firmware() + " without inspection");
        }
    }

    @Test
    void what_the_devices_language_says_in_fewer_lines_is_said_in_it() {
        ProxySettings settings = ProxySettings.of(CATALOGUE.policy("ASA 8.2(5)").withoutInspection());

        assertThat(FirewallKeys.of(settings).toConfig().getString("config"))
                .isEqualTo("policy-map global_policy\n class inspection_default\n  no inspect esmtp\n");
    }

    @Test
    void one_change_is_one_key() {
        ProxySettings settings = ProxySettings.of(CATALOGUE.policy("ASA 8.2(5)").with("allow-tls", "enabled", "on"));

        assertThat(written(settings)).isEqualTo("firewall{behaviours{allow-tls{enabled=on}},firmware=\"ASA 8.2(5)\"}");
    }

    @Test
    void the_firewalls_of_all_shipped_scenarios_come_back() throws Exception {
        int cases = 0;
        for (Path file : files()) {
            for (Scenario scenario : ScenarioFile.read(file).cases()) {
                comesBack(scenario.lab().proxy(), scenario.name());
                cases++;
            }
        }
        assertThat(cases).isGreaterThan(23);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_overrides_and_settings_come_back(long seed) throws Exception {
        Random random = new Random(seed);
        for (InspectionPolicy policy : eras()) {
            comesBack(settings(random, overridden(random, policy)), "seed " + seed + ", " + policy.firmware());
        }
    }

    private static InspectionPolicy overridden(Random random, InspectionPolicy base) {
        InspectionPolicy policy = base;
        for (int count = random.nextInt(12); count > 0; count--) {
            BehaviourState state =
                    base.describe().get(random.nextInt(base.describe().size()));
            List<Parameter> parameters = state.behaviour().parameters();
            if (parameters.isEmpty() || random.nextInt(3) == 0) {
                policy = policy.with(state.id(), "enabled", random.nextBoolean() ? "on" : "off");
            } else {
                Parameter parameter = parameters.get(random.nextInt(parameters.size()));
                policy = policy.with(state.id(), parameter.name(), value(random, parameter));
            }
        }
        return policy;
    }

    private static List<String> value(Random random, Parameter parameter) {
        return switch (parameter.type()) {
            case FLAG -> List.of(random.nextBoolean() ? "on" : "off");
            case WORD ->
                List.of(parameter
                        .allowed()
                        .get(random.nextInt(parameter.allowed().size())));
            case NUMBER -> List.of(parameter.allowed().get(random.nextInt(2)));
            case CAPITAL_WORDS, SMALL_WORDS -> random.nextInt(4) == 0 ? List.of() : List.of("SIZE", "8bit-mime");
            case TEXT -> List.of("no \"x\" \\ ${y} here");
            case TEXTS -> List.of("a, b", "on", "[$]{2} \\.");
        };
    }

    private static ProxySettings settings(Random random, InspectionPolicy policy) {
        ProxySettings settings = ProxySettings.of(policy)
                .withIdleTimeout(Duration.ofMillis(1 + random.nextInt(2_000_000)))
                .withLinger(Duration.ofMinutes(1 + random.nextInt(90)))
                .withDevice(new DeviceNames(
                        random.nextBoolean() ? Inside.CLIENT : Inside.MTA,
                        OptionalInt.of(random.nextBoolean() ? 25 : 1 + random.nextInt(65_535)),
                        random.nextBoolean() ? Optional.of("192.0.2.10") : Optional.empty(),
                        random.nextBoolean() ? Optional.of("2001:db8::25") : Optional.empty()));
        return random.nextBoolean()
                ? settings
                : settings.withSegments(new Segmentation.ByMss(
                        1 + random.nextInt(65_535),
                        Duration.ofMillis(random.nextBoolean() ? 5 : 1 + random.nextInt(90))));
    }

    @Test
    void a_map_of_ones_own_comes_back_also_at_another_port() throws Exception {
        String map = """
                regex boss "boss@example\\.com"
                policy-map type inspect esmtp m
                 parameters
                  no mask-banner
                  mail-relay example.com action drop-connection log
                  allow-tls
                 match not sender-address regex boss
                  reset log
                 match cmd RCPT count gt 5
                  log
                 match cmd RCPT count gt 50
                  drop-connection log
                 match ehlo-reply-parameter size dsn
                  mask
                class-map mail
                 match port tcp eq PORT
                policy-map global_policy
                 class mail
                  inspect esmtp m
                """;
        for (int port : new int[] {25, 2525}) {
            InspectionPolicy policy = DeviceConfig.read(
                            map.replace("PORT", Integer.toString(port)), CATALOGUE.policy("ASA 9.2(1)"))
                    .policy(port);
            assertThat(policy.enabled()).containsKey("mail-relay");
            DeviceNames device = new DeviceNames(Inside.MTA, OptionalInt.of(port), Optional.empty(), Optional.empty());
            comesBack(ProxySettings.of(policy).withDevice(device), "port " + port);
            comesBack(
                    ProxySettings.of(policy.with("rcpt-count", "log", "off")).withDevice(device),
                    "changed, port " + port);
        }
    }

    @Test
    void what_is_switched_on_switches_off_its_rivals_without_being_told() {
        Map<String, Object> keys = FirewallKeys.of(
                        ProxySettings.of(CATALOGUE.policy("ASA 8.2(5)").with("banner-stars-segment", "enabled", "on")))
                .unwrapped();

        assertThat(keys).containsKey("behaviours");
        assertThat((Map<?, ?>) keys.get("behaviours")).hasSize(1);
    }
}
