package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fixuplab.event.Direction;
import org.fixuplab.event.Event;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.firmware.MapClass;
import org.fixuplab.firmware.Parameter;
import org.fixuplab.inspect.Sessions.Sent;
import org.fixuplab.smtp.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The laws, for firewalls that no release is: any behaviours together, with any values, and any classes in their map. A failure names its
 * seed.
 */
class RandomPolicyTest {

    private static final int SESSIONS = 20;
    private static final String SECRET = "c2VjcmV0";
    private static final List<String> AUTHENTICATION =
            List.of("AUTH PLAIN " + SECRET, "auth login", "AUTH " + SECRET, " AUTH PLAIN " + SECRET, "AUTHX " + SECRET);

    private static InspectionPolicy random(Random random) {
        List<String> versions =
                List.of("PIX 4.0", "PIX 4.2(2)", "PIX 6.3(5)", "PIX 7.2(2)", "ASA 8.2(5)", "ASA 9.6(1)");
        InspectionPolicy policy = Catalogue.load().policy(Sessions.pick(versions, random));
        List<MapClass> classes = new ArrayList<>();
        for (BehaviourState state : policy.describe()) {
            Map<String, List<String>> values = new HashMap<>();
            state.behaviour().parameters().forEach(parameter -> {
                if (random.nextInt(3) == 0) {
                    values.put(parameter.name(), value(parameter, random));
                }
            });
            if (state.behaviour().mapClass()) {
                for (int count = random.nextInt(3); count > 0; count--) {
                    classes.add(new MapClass(state.id(), values));
                }
                continue;
            }
            if (random.nextInt(4) == 0) {
                policy = policy.with(state.id(), "enabled", random.nextBoolean() ? "on" : "off");
            }
            for (Map.Entry<String, List<String>> entry : values.entrySet()) {
                policy = policy.with(state.id(), entry.getKey(), entry.getValue());
            }
        }
        return policy.withMap(classes);
    }

    /** Its map judges nothing but messages. */
    private static InspectionPolicy ofMessages(Random random) {
        List<String> ids = List.of(
                "body-line-length",
                "header-line-length",
                "header-length",
                "to-fields-count",
                "mime-filename-length",
                "mime-filetype",
                "mime-encoding");
        InspectionPolicy policy = Catalogue.load().policy("ASA 8.2(5)");
        Map<String, List<Parameter>> parameters = new HashMap<>();
        policy.describe()
                .forEach(state -> parameters.put(state.id(), state.behaviour().parameters()));
        List<MapClass> classes = new ArrayList<>();
        for (int count = 1 + random.nextInt(6); count > 0; count--) {
            String id = Sessions.pick(ids, random);
            Map<String, List<String>> values = new HashMap<>();
            parameters.getOrDefault(id, List.of()).forEach(one -> values.put(one.name(), value(one, random)));
            if (random.nextInt(4) > 0) {
                values.put("action", List.of("none"));
            }
            classes.add(new MapClass(id, values));
        }
        return policy.withMap(classes);
    }

    private static List<String> value(Parameter parameter, Random random) {
        return switch (parameter.type()) {
            case FLAG -> List.of(random.nextBoolean() ? "on" : "off");
            case WORD -> List.of(Sessions.pick(parameter.allowed(), random));
            case NUMBER ->
                List.of(
                        parameter.allowed().isEmpty() || random.nextInt(3) > 0
                                ? String.valueOf(1 + random.nextInt(9))
                                : parameter.allowed().get(random.nextInt(2)));
            case CAPITAL_WORDS ->
                List.of(Sessions.pick(List.of("NOOP", "EHLO", "AUTH", "STARTTLS", "MAIL"), random), "X");
            case SMALL_WORDS -> List.of(Sessions.pick(List.of("content-type", "to", "7bit", "others"), random));
            case TEXT -> List.of(Sessions.pick(List.of("OK", "|", "a<>"), random));
            case TEXTS -> List.of(Sessions.pick(List.of("(a|a)+$", "b", "^$"), random), "x");
        };
    }

    /** Every segment in pieces of one size. */
    private static List<Sent> cut(List<Sent> session, int size) {
        List<Sent> pieces = new ArrayList<>();
        for (Sent sent : session) {
            for (int at = 0; at < sent.octets().length(); at += size) {
                int end = Math.min(sent.octets().length(), at + size);
                pieces.add(new Sent(sent.from(), sent.octets().substring(at, end)));
            }
        }
        return pieces;
    }

    private static List<Sent> withAuthentication(List<Sent> session, Random random) {
        List<Sent> all = new ArrayList<>();
        for (Sent sent : session) {
            if (random.nextInt(12) == 0) {
                all.add(new Sent(Direction.FROM_CLIENT, "\r\n" + Sessions.pick(AUTHENTICATION, random) + "\r\n"));
                if (random.nextBoolean()) {
                    all.add(new Sent(Direction.FROM_SERVER, "334 x\r\n"));
                }
                all.add(new Sent(Direction.FROM_CLIENT, SECRET + "\r\n"));
            }
            all.add(sent);
        }
        return all;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void every_octet_that_differs_is_told_and_nothing_depends_on_chance(int seed) {
        for (int number = 0; number < SESSIONS; number++) {
            Random random = new Random(seed * 1_000L + number);
            InspectionRules rules = random(random).rules();
            List<Sent> session = withAuthentication(Sessions.random(random.nextLong()), random);
            List<Sent> pieces = cut(session, 1 + random.nextInt(random.nextBoolean() ? 9 : 100));
            Wire wire = new Wire(rules);
            Sessions.play(wire, pieces);
            Told.assertTellsEverything(
                    wire,
                    Sessions.sentBy(Direction.FROM_CLIENT, session),
                    Sessions.sentBy(Direction.FROM_SERVER, session));
            Wire again = new Wire(rules);
            Sessions.play(again, pieces);
            assertThat(again.told()).isEqualTo(wire.told());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void no_event_shows_a_credential_wherever_its_line_is_cut(int seed) {
        for (int number = 0; number < SESSIONS; number++) {
            Random random = new Random(seed * 1_000L + number);
            InspectionPolicy policy = random(random);
            Wire wire = new Wire(policy.rules());
            wire.server("220 mail\r\n");
            String sent = Sessions.pick(AUTHENTICATION, random) + "\r\n";
            wire.client(sent, 1 + random.nextInt(12));
            if (random.nextBoolean()) {
                wire.server("334 x\r\n");
            }
            String answer = SECRET + "\r\n";
            wire.client(answer, 1 + random.nextInt(12));
            assertHidden(wire, sent + answer, policy);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void classes_of_a_map_match_the_same_at_every_cut_of_a_message(int seed) {
        for (int number = 0; number < SESSIONS; number++) {
            Random random = new Random(seed * 1_000L + number);
            InspectionRules rules = ofMessages(random).rules();
            StringBuilder payload = new StringBuilder();
            for (int pieces = 40; pieces > 0; pieces--) {
                payload.append(Sessions.pick(Sessions.CLIENT, random).replace('.', ','));
            }
            payload.append("\r\n.\r\n");
            Wire whole = new Wire(rules).inData();
            whole.client(payload.toString());
            int size = 1 + random.nextInt(9);
            Wire pieces = new Wire(rules).inData();
            pieces.client(payload.toString(), size);
            assertThat(pieces.matched()).as("cuts of %d of %s", size, payload).isEqualTo(whole.matched());
        }
    }

    /** Of what views star, no alteration shows more than what another alteration made of it. */
    private static void assertHidden(Wire wire, String sent, InspectionPolicy policy) {
        String shown = Wire.starred(sent, Direction.FROM_CLIENT, wire.events());
        if (wire.end() == null) {
            assertThat(shown)
                    .as("%s under %s", wire.told(), policy.enabled().keySet())
                    .doesNotContain("2Vj", "jcm", "mV0");
        }
        for (Event.Altered altered : wire.events(Event.Altered.class)) {
            String before = Octets.text(altered.before());
            for (int i = 0; i < before.length() && altered.from() == Direction.FROM_CLIENT; i++) {
                if (shown.charAt((int) altered.offset() + i) == '*') {
                    assertThat(before.charAt(i)).as("%s", wire.told()).isIn('*', 'X', ' ');
                }
            }
        }
        assertThat(wire.matched()).noneMatch(match -> match.contains(SECRET));
    }
}
