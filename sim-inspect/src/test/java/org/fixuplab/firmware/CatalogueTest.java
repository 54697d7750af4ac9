package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fixuplab.inspect.InspectionRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    private static final String SEVEN = "[HELO, MAIL, RCPT, DATA, RSET, NOOP, QUIT]";
    private static final String FIFTEEN =
            "[HELO, MAIL, RCPT, DATA, RSET, NOOP, QUIT, AUTH, EHLO, ETRN, HELP, SAML, SEND, SOML, VRFY]";

    private static final List<String> DEFAULT_MAP = List.of(
            "cmd-line-length",
            "rcpt-count",
            "body-line-length",
            "header-line-length",
            "sender-address-length",
            "mime-filename-length",
            "ehlo-mask");

    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void it_is_read_once() {
        assertThat(Catalogue.load()).isSameAs(CATALOGUE);
    }

    @Test
    void it_describes_what_the_engine_has() {
        assertThat(CATALOGUE.behaviours())
                .extracting(Behaviour::id)
                .containsExactlyInAnyOrderElementsOf(InspectionRules.behaviours());
        assertThat(CATALOGUE.behaviours()).allSatisfy(behaviour -> {
            assertThat(behaviour.summary()).endsWith(".");
            // What a device does only when told so has no versions by default, and then somebody must be able to tell
            // it.
            assertThat(behaviour.ranges().isEmpty()
                            && behaviour.alternatives().isEmpty()
                            && behaviour.parameters().isEmpty())
                    .isFalse();
        });
    }

    @Test
    void it_has_the_words_of_every_log_line_that_the_code_writes() {
        assertThat(CATALOGUE.logs()).extracting(LogMessage::log).containsExactly(DeviceLog.values());
        assertThat(CATALOGUE.logs()).allSatisfy(log -> {
            assertThat(log.summary()).endsWith(".");
            assertThat(log.ranges()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PIX 6.3(5)|302013 108002 108003 302014 106015",
                "PIX 7.0(1)|302013 108002 108003 108004 108005 108006 507003 302014 106015",
                "PIX 7.2(3)|302013 108002 108003 108004 108005 108006 108007 507003 302014 106015",
                "ASA 8.2(5)|302013 108002 108003 108004 108005 108006 108007 507003 302014 106015",
                "FWSM 3.2(1)|302013 108002 108003 302014 106015",
            })
    void versions_differ_in_the_lines_they_have(String firmware, String numbers) {
        assertThat(CATALOGUE.logs(Firmware.parse(firmware)).keySet())
                .extracting(DeviceLog::number)
                .containsExactly(numbers.split(" "));
    }

    @Test
    void what_has_no_source_is_assumed_and_says_so() {
        for (Behaviour behaviour : CATALOGUE.behaviours()) {
            Stream<Evidence> all = Stream.concat(
                    Stream.of(behaviour.evidence()), behaviour.ranges().stream().map(Range::evidence));
            assertThat(all)
                    .allSatisfy(evidence -> assertThat(
                                    evidence.sources().isEmpty() && evidence.confidence() != Confidence.ASSUMED)
                            .isFalse());
        }
    }

    /** Platform, versions on one side of a change, a behaviour, and whether it is at work there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "banner-keep-2-0 | on  | PIX 5.1(1), PIX 6.0(1), PIX 6.3(5), PIX 6.3(5.112), FWSM 2.0(1), FWSM 2.3(4)",
                "banner-cmap | on  | PIX 4.0, PIX 4.2(2), PIX 4.4(6), PIX 4.9(9)",
                "banner-cmap | off | PIX 5.0(1), PIX 5.1(1), PIX 7.0(1), ASA 7.0(1), FWSM 2.0",
                "banner-stars-segment | on  | PIX 5.0(1), PIX 5.0(3), PIX 5.0(9.9)",
                "banner-stars-segment | off | PIX 4.4(9), PIX 5.1(1), PIX 6.3(5), PIX 7.0(1), ASA 7.0(1), FWSM 2.0",
                "banner-keep-2-0 | off | PIX 4.0, PIX 4.4(6), PIX 5.0(3), PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), FWSM 3.1(1)",
                "banner-stars | on  | PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 9.22(1), FWSM 3.1(1), FWSM 4.1(5)",
                "banner-stars | off | PIX 6.3(5.145), PIX 4.0(1), FWSM 2.3(4)",
                "ehlo-mask | on  | PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 8.2(1), ASA 9.22(1)",
                "ehlo-mask | off | PIX 6.3(5), PIX 4.0(1), FWSM 2.3(4), FWSM 3.1(1), FWSM 4.1(5)",
                "header-nested | on  | PIX 4.0, PIX 6.3(5), PIX 7.0(1), PIX 7.1(2.53), PIX 7.2(2), PIX 7.2(2.18), PIX 8.0(1), PIX 8.0(2.6)",
                "header-nested | on  | ASA 7.0(1), ASA 7.1(2), ASA 7.2(2.18), ASA 8.0(1), ASA 8.0(2), ASA 8.0(2.6)",
                "header-nested | off | PIX 7.2(2.19), PIX 7.2(3), PIX 7.2(5), PIX 8.0(2.7), PIX 8.0(3)",
                "header-nested | off | ASA 7.2(2.19), ASA 7.2(3), ASA 8.0(2.7), ASA 8.0(3), ASA 8.1(1), ASA 8.2(5), FWSM 2.3(4), FWSM 3.1(1)",
                "header-duplicate | on  | PIX 6.3(5), PIX 7.2(2.18), PIX 8.0(1), PIX 8.0(2.6), ASA 7.2(2), ASA 8.0(2.6)",
                "header-duplicate | off | PIX 7.2(2.19), PIX 7.2(3), PIX 8.0(2.7), ASA 7.2(2.19), ASA 8.0(2.7), ASA 9.1(1), FWSM 3.1(1)",
                "allow-tls | on  | ASA 8.4(7.25), ASA 8.4(7.99), ASA 8.5(1.23), ASA 8.6(1.16), ASA 8.7(1.15), ASA 9.0(4.28)",
                "allow-tls | on  | ASA 9.1(6.1), ASA 9.1(7), ASA 9.2(3.2), ASA 9.2(4), ASA 9.3(1.2), ASA 9.3(2.2), ASA 9.3(3)",
                "allow-tls | on  | ASA 9.4(1), ASA 9.6(1), ASA 9.22(1)",
                "allow-tls | off | ASA 7.0(1), ASA 8.2(5), ASA 8.3(2), ASA 8.4(7), ASA 8.4(7.24), ASA 8.5(1), ASA 8.5(1.22)",
                "allow-tls | off | ASA 8.6(1.15), ASA 8.7(1.14), ASA 9.0(4.27), ASA 9.1(5.21), ASA 9.1(6), ASA 9.2(3.1)",
                "allow-tls | off | ASA 9.3(1), ASA 9.3(1.1), ASA 9.3(2), ASA 9.3(2.1), PIX 8.0(4), FWSM 4.1(5)",
                "address-pipe | on | PIX 4.0, PIX 6.3(5), PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 9.22(1), FWSM 2.3(4), FWSM 3.1(1), FWSM 4.1(5)",
                "address-brackets | on  | PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 9.22(1), FWSM 3.1(1), FWSM 4.1(5)",
                "address-brackets | off | PIX 4.0, PIX 6.3(5.145), FWSM 2.3(4)",
                "size-log | on  | PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 9.22(1)",
                "size-log | off | PIX 6.3(5), FWSM 2.3(4), FWSM 3.2(1), FWSM 4.1(5)",
                "cmd-line-length | on  | PIX 7.2(1), PIX 8.0(4), ASA 7.2(1), ASA 8.2(5), ASA 9.2(1), ASA 9.3(3), ASA 9.4(1), ASA 9.22(1)",
                "cmd-line-length | off | PIX 6.3(5), PIX 7.0(1), PIX 7.1(2.53), ASA 7.0(8), ASA 7.1(2), FWSM 3.1(1), FWSM 4.1(5)",
                "local-ok | on  | PIX 4.0, PIX 4.1(7), PIX 4.2(1), PIX 4.2(1.9)",
                "local-ok | off | PIX 4.2(2), PIX 4.4(6), PIX 6.3(5), PIX 7.0(1), ASA 7.0(1), FWSM 2.0",
                "verb-noop | off | PIX 4.0, PIX 4.2(2), PIX 5.1(1), PIX 6.3(5), ASA 7.0(1), FWSM 2.0, FWSM 3.1(1)",
                "data-bypass | on  | PIX 4.0, PIX 4.4(6), PIX 4.4(6.9), PIX 5.0(1), PIX 5.0(3), PIX 5.1(1), PIX 5.1(3), PIX 5.2(1), PIX 5.2(2)",
                "data-bypass | on  | PIX 5.2(4), PIX 5.2(5), PIX 5.2(5.9), PIX 6.0(1), PIX 6.0(1.5)",
                "data-bypass | off | PIX 4.4(7), PIX 5.0(4), PIX 5.1(4), PIX 5.2(3), PIX 5.2(6), PIX 5.3(1), PIX 6.0(2), PIX 6.3(5)",
                "data-bypass | off | PIX 7.0(1), ASA 7.0(1), FWSM 2.0",
                "noop-body | on  | PIX 4.2(2), PIX 4.2(2.9)",
                "noop-body | off | PIX 4.0, PIX 4.2(1), PIX 4.2(1.9), PIX 4.2(3), PIX 4.4(6), ASA 7.0(1), FWSM 2.0",
                "dot-split | on  | PIX 4.0, PIX 5.0(3), PIX 5.1(2), PIX 5.2(1), PIX 5.2(3), PIX 5.2(3.210), PIX 5.3(1), ASA 8.4(1), ASA 8.4(1.11)",
                "dot-split | off | PIX 5.2(4), PIX 5.2(9), PIX 6.0(1), PIX 6.3(5), PIX 7.0(1), ASA 8.3(2), ASA 8.4(2), ASA 9.1(1), FWSM 2.0",
                "verb-x | off | PIX 4.0, PIX 4.1(7), PIX 4.2(1)",
                "verb-x | on | PIX 4.2(2), PIX 4.2(2.1), PIX 6.3(5), PIX 7.0(1), ASA 9.22(1), FWSM 2.0, FWSM 3.1(1), FWSM 4.1(1)",
                "reply-join | on | PIX 4.0, PIX 6.3(5), ASA 8.2(5), FWSM 2.0, FWSM 4.1(1)",
            })
    void a_behaviour_is_at_work_in_its_versions_only(String behaviour, String state, String firmwares) {
        assertThat(firmwares.split(", ", -1))
                .allSatisfy(firmware -> assertThat(
                                CATALOGUE.policy(firmware).enabled().containsKey(behaviour))
                        .isEqualTo(state.equals("on")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verb-x|verbs|" + SEVEN + "|PIX 4.2(2), PIX 6.3(5), FWSM 2.3(4), FWSM 3.1(1), FWSM 4.1(5)",
                "local-ok|verbs|" + SEVEN + "|PIX 4.0, PIX 4.2(1)",
                "local-ok|reply|[OK]|PIX 4.0",
                "noop-body|extent|[word]|PIX 4.2(2)",
                "verb-x|extent|[verb]|PIX 4.2(2), PIX 7.0(1), ASA 9.1(1), FWSM 3.1(1)",
                "verb-x|verbs|" + FIFTEEN + "|PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 8.2(5), ASA 9.22(1)",
                "ehlo-mask|pass|[8BITMIME, AUTH, BINARYMIME, CHECKPOINT, DSN, ENHANCEDSTATUSCODES, ETRN, PIPELINING, SIZE]"
                        + "|PIX 7.0(1), PIX 8.0(4), ASA 7.0(1), ASA 8.0(4), ASA 8.1(1), ASA 8.1(2.56)",
                "ehlo-mask|pass|[8BITMIME, AUTH, BINARYMIME, CHECKPOINT, DSN, ENHANCEDSTATUSCODES, ETRN, PIPELINING, SIZE, AUTH=, VRFY]"
                        + "|ASA 8.2(1), ASA 8.2(5), ASA 9.22(1)",
                "ehlo-mask|letters|[on]|PIX 7.0(1), ASA 9.1(1)",
                "header-nested|matcher|[hdr-03]|PIX 7.2(2), ASA 8.0(1)",
                "header-nested|names|[content-type]|PIX 7.2(2), ASA 8.0(1)",
                "header-nested|action|[reset]|PIX 7.2(2), ASA 8.0(1)",
                "header-duplicate|action|[reset]|PIX 7.2(2), ASA 8.0(1)",
                "cmd-line-length|limit|[512]|PIX 7.2(1), ASA 9.22(1)",
                "rcpt-count|limit|[100]|PIX 7.2(1), ASA 9.22(1)",
                "body-line-length|limit|[998]|PIX 7.2(1), ASA 9.22(1)",
                "body-line-length|action|[none]|PIX 7.2(1), ASA 9.22(1)",
                "body-line-length|log|[on]|PIX 7.2(1), ASA 9.22(1)",
                "header-line-length|limit|[998]|PIX 7.2(1), ASA 9.22(1)",
                "header-line-length|action|[drop-connection]|PIX 7.2(1), ASA 9.22(1)",
                "sender-address-length|limit|[320]|PIX 7.2(1), ASA 9.22(1)",
                "mime-filename-length|limit|[255]|PIX 7.2(1), ASA 9.22(1)",
                "ehlo-mask|action|[mask]|PIX 7.2(1), ASA 9.22(1)",
                "ehlo-mask|log|[off]|PIX 7.2(1), ASA 9.22(1)",
                "allow-tls|log|[on]|ASA 8.4(7.25), ASA 9.4(1), ASA 9.22(1)",
                "address-brackets|action|[drop-connection]|PIX 7.0(1), FWSM 3.1(1)",
                "reply-join|limit|[2048]|PIX 4.0, ASA 9.1(1)",
            })
    void a_parameter_has_its_value_in_its_versions(String behaviour, String key, String value, String firmwares) {
        assertThat(firmwares.split(", ", -1))
                .allSatisfy(firmware -> assertThat(CATALOGUE
                                .policy(firmware)
                                .enabled()
                                .get(behaviour)
                                .words(key))
                        .hasToString(value));
    }

    @Test
    void what_no_default_map_has_is_off_until_a_map_says_otherwise() {
        assertThat(CATALOGUE.behaviours())
                .filteredOn(behaviour -> behaviour.ranges().isEmpty() && behaviour.mapClass())
                .extracting(Behaviour::id)
                .containsExactly(
                        "header-length",
                        "to-fields-count",
                        "invalid-recipients",
                        "sender-address",
                        "mime-filetype",
                        "mime-encoding",
                        "cmd-verb",
                        "ehlo-parameter");
        assertThat(the_whole_span())
                .allSatisfy(firmware -> assertThat(CATALOGUE.policy(firmware).enabled())
                        .doesNotContainKeys("special-character", "mail-relay", "header-length", "cmd-verb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIX 7.2(1)", "PIX 8.0(4)", "ASA 7.2(1)", "ASA 8.2(5)", "ASA 9.3(1)", "ASA 9.22(1)"})
    void from_7_2_on_there_is_a_map_of_seven_classes(String firmware) {
        List<BehaviourState> classes = enabled(CATALOGUE.policy(firmware)).stream()
                .filter(state -> state.mapClass() > 0)
                .toList();

        assertThat(classes).extracting(BehaviourState::id).containsExactlyElementsOf(DEFAULT_MAP);
        assertThat(classes).extracting(BehaviourState::mapClass).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    /** Platform, versions, and which alternatives are known there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "banner-stars | yes | PIX 4.4(1), PIX 4.4(6), PIX 4.9",
                "banner-stars | no  | PIX 4.3(1), PIX 5.0(1), PIX 6.3(5), ASA 8.2(5)",
                "banner-stars-segment | yes | PIX 5.1(1), PIX 6.3(5)",
                "banner-stars-segment | no  | PIX 5.0(3), PIX 7.0(1), ASA 7.0(1), FWSM 2.0",
                "verb-noop | yes | PIX 5.1(1), PIX 6.3(5), FWSM 2.0, FWSM 2.3(4)",
                "verb-noop | no  | PIX 5.0(3), PIX 7.0(1), FWSM 3.1(1), ASA 7.0(1)",
                "verb-x | yes | PIX 7.0(1), ASA 7.0(1), ASA 9.22(1)",
                "verb-x | no  | PIX 6.3(5), FWSM 4.1(1)",
            })
    void an_alternative_is_known_for_its_versions_only(String behaviour, String known, String firmwares) {
        assertThat(firmwares.split(", ", -1))
                .allSatisfy(firmware -> assertThat(CATALOGUE.policy(firmware).alternatives())
                        .extracting(alternative -> alternative.behaviour().id())
                        .matches(ids -> ids.contains(behaviour) == known.equals("yes")));
    }

    @Test
    void an_alternative_takes_the_place_of_its_group_or_changes_its_values() {
        for (Firmware firmware : the_whole_span().toList()) {
            InspectionPolicy policy = CATALOGUE.policy(firmware);
            for (Alternative alternative : policy.alternatives()) {
                Behaviour behaviour = alternative.behaviour();
                InspectionPolicy changed = policy.with(alternative);
                assertThat(changed.enabled().get(behaviour.id()))
                        .isNotNull()
                        .isNotEqualTo(policy.enabled().get(behaviour.id()));
                assertThat(changed.describe())
                        .filteredOn(state -> state.enabled()
                                && behaviour.group() != null
                                && behaviour.group().equals(state.behaviour().group()))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    /** Every train of every platform, with maintenance and interim builds, and the neighbours of every bound. */
    static Stream<Firmware> the_whole_span() {
        List<Firmware> firmwares = new ArrayList<>();
        trains(firmwares, Platform.PIX, "4.0 4.1 4.2 4.3 4.4 5.0 5.1 5.2 5.3 6.0 6.1 6.2 6.3 7.0 7.1 7.2 8.0");
        trains(
                firmwares,
                Platform.ASA,
                "7.0 7.1 7.2 8.0 8.1 8.2 8.3 8.4 8.5 8.6 8.7 9.0 9.1 9.2 9.3 9.4 9.5 9.6 9.7 9.8 9.9");
        trains(firmwares, Platform.ASA, "9.10 9.12 9.13 9.14 9.15 9.16 9.17 9.18 9.19 9.20 9.22");
        trains(firmwares, Platform.FWSM, "2.1 2.2 2.3 3.1 3.2 4.0 4.1");
        for (Behaviour behaviour : CATALOGUE.behaviours()) {
            for (Range range : behaviour.ranges()) {
                Interval interval = range.interval();
                firmwares.add(new Firmware(interval.platform(), interval.from()));
                if (interval.before() != null
                        && CATALOGUE.spans().stream()
                                .anyMatch(span -> span.interval()
                                        .contains(new Firmware(interval.platform(), interval.before())))) {
                    firmwares.add(new Firmware(interval.platform(), interval.before()));
                }
            }
        }
        return firmwares.stream().distinct();
    }

    private static void trains(List<Firmware> firmwares, Platform platform, String trains) {
        for (String train : trains.split(" ", -1)) {
            for (String release : List.of("(1)", "(2)", "(2.7)", "(5)", "(7.30)", "(10.999)")) {
                firmwares.add(new Firmware(platform, Version.parse(train + release)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("the_whole_span")
    void every_version_of_the_span_resolves(Firmware firmware) {
        InspectionPolicy policy = CATALOGUE.policy(firmware.toString());

        assertThat(policy.firmware()).isEqualTo(firmware.toString());
        assertThat(policy.inspects()).isTrue();
        assertThat(policy.enabled()).containsKeys("reply-join");
        for (String group : List.of("greeting", "refusal")) {
            assertThat(policy.describe())
                    .as("one behaviour of the group %s", group)
                    .filteredOn(state ->
                            state.enabled() && group.equals(state.behaviour().group()))
                    .hasSize(1);
        }
        assertThat(policy.describe())
                .extracting(BehaviourState::id)
                .containsExactlyElementsOf(
                        CATALOGUE.behaviours().stream().map(Behaviour::id).toList());
    }

    @Test
    void every_version_lies_in_the_one_era_that_describes_it() {
        List<Era> eras = CATALOGUE.eras();

        assertThat(the_whole_span())
                .allSatisfy(firmware -> assertThat(eras)
                        .filteredOn(era -> era.interval().contains(firmware))
                        .singleElement()
                        .satisfies(era -> assertThat(atWork(era.enabled()))
                                .isEqualTo(atWork(enabled(CATALOGUE.policy(firmware))))));
    }

    private static List<BehaviourState> enabled(InspectionPolicy policy) {
        return policy.describe().stream().filter(BehaviourState::enabled).toList();
    }

    private static List<String> atWork(List<BehaviourState> states) {
        return states.stream().map(state -> state.id() + state.values()).toList();
    }

    @Test
    void eras_follow_each_other_and_begin_where_something_changes() {
        assertThat(CATALOGUE.eras())
                .extracting(era -> era.interval().toString())
                .contains(
                        "PIX from 4.0(1), before 4.2(2)",
                        "PIX from 4.2(2), before 4.2(3)",
                        "PIX from 4.4(7), before 5.0(1)",
                        "PIX from 5.2(4), before 5.2(6)",
                        "PIX from 6.0(2), before 7.0(1)",
                        "PIX from 7.0(1), before 7.2(1)",
                        "PIX from 7.2(1), before 7.2(2.19)",
                        "PIX from 8.0(2.7)",
                        "ASA from 8.0(2.7), before 8.2(1)",
                        "ASA from 9.3(2.2)",
                        "FWSM from 2.0(1), before 3.1(1)",
                        "FWSM from 3.1(1)")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIX 3.9(9)", "PIX 8.1(1)", "ASA 6.9", "ASA 10.0(1)", "FWSM 1.1(4)", "FWSM 5.0(1)"})
    void outside_the_span_the_error_names_the_span(String firmware) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CATALOGUE.policy(firmware))
                .withMessage("there is no " + Firmware.parse(firmware)
                        + " in the catalogue: it holds PIX 4.0 to 8.0, ASA 7.0 to 9.x, FWSM 2.x to 4.x");
    }

    @Test
    void the_services_that_reset_are_statements() {
        assertThat(CATALOGUE.statement("service resetinbound"))
                .containsExactlyInAnyOrder(
                        new Assignment("service-reset", "enabled", "on"),
                        new Assignment("service-reset", "inbound", "on"));
        assertThat(CATALOGUE.statement("service resetoutbound"))
                .containsExactlyInAnyOrder(
                        new Assignment("service-reset", "enabled", "on"),
                        new Assignment("service-reset", "outbound", "on"));
    }

    @Test
    void a_statement_that_the_code_reads_must_be_there() {
        assertThat(CATALOGUE.statement("inspect smtp")).isNotEmpty();
        assertThatIllegalStateException().isThrownBy(() -> CATALOGUE.statement("inspect ftp"));
    }
}
