package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fixuplab.event.EventSink;
import org.fixuplab.inspect.Bound;
import org.fixuplab.inspect.Inspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionPolicyTest {

    private static final InspectionPolicy ASA = Catalogue.load().policy("asa-8.2.5");

    @Test
    void its_firmware_is_named_as_the_vendor_does() {
        assertThat(ASA.firmware()).isEqualTo("ASA 8.2(5)");
        assertThat(ASA.release()).contains(new Firmware(Platform.ASA, new Version(8, 2, 5, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", " none "})
    void none_inspects_nothing(String firmware) {
        InspectionPolicy policy = Catalogue.load().policy(firmware);

        assertThat(policy.firmware()).isEqualTo("none");
        assertThat(policy.release()).isEmpty();
        assertThat(policy.inspects()).isFalse();
        assertThat(policy.enabled()).isEmpty();
        assertThat(policy.describe()).isNotEmpty().noneMatch(BehaviourState::enabled);
        assertThat(policy.inspector(EventSink.NONE)).isSameAs(Inspector.OFF);
    }

    @Test
    void each_session_has_an_inspector_of_its_own() {
        assertThat(ASA.inspects()).isTrue();
        assertThat(ASA.inspector(EventSink.NONE)).isNotSameAs(Inspector.OFF).isNotSameAs(ASA.inspector(EventSink.NONE));
    }

    @Test
    void behaviours_at_work_stand_in_the_catalogues_order() {
        assertThat(ASA.enabled().keySet())
                .containsExactly(
                        "banner-stars",
                        "verb-x",
                        "address-pipe",
                        "address-brackets",
                        "size-log",
                        "reply-join",
                        "cmd-line-length",
                        "rcpt-count",
                        "body-line-length",
                        "header-line-length",
                        "sender-address-length",
                        "mime-filename-length",
                        "ehlo-mask");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ehlo-mask|letters|off|[off]",
                "ehlo-mask|letters|No|[off]",
                "ehlo-mask|pass|size, Pipelining ,AUTH=|[SIZE, PIPELINING, AUTH=]",
                "ehlo-mask|pass|''|[]",
                "verb-x|verbs|helo,quit|[HELO, QUIT]",
                "header-nested|action|Silence|[silence]",
                "header-nested|names|Content-Type,MIME-Version|[content-type, mime-version]",
                "reply-join|limit|0512|[512]",
            })
    void a_value_can_be_changed(String behaviour, String key, String value, String read) {
        InspectionPolicy changed = ASA.with(behaviour, key, value);

        BehaviourState state = state(changed, behaviour);
        assertThat(state.values().get(key)).hasToString(read);
        assertThat(state.overridden()).isTrue();
        assertThat(state(ASA, behaviour).values().get(key))
                .as("the old policy")
                .isNotEqualTo(state.values().get(key));
    }

    @ParameterizedTest
    @CsvSource({"allow-tls,on,true", "allow-tls,TRUE,true", "ehlo-mask,off,false", "ehlo-mask,false,false"})
    void a_behaviour_can_be_switched(String behaviour, String value, boolean enabled) {
        InspectionPolicy changed = ASA.with(behaviour, "enabled", value);

        assertThat(changed.enabled().containsKey(behaviour)).isEqualTo(enabled);
        assertThat(state(changed, behaviour).overridden()).isTrue();
        assertThat(changed.firmware()).isEqualTo("ASA 8.2(5)");
    }

    @Test
    void what_is_so_already_is_not_overridden() {
        InspectionPolicy same = ASA.with("ehlo-mask", "enabled", "on").with("ehlo-mask", "letters", "yes");

        assertThat(same).isSameAs(ASA);
        assertThat(same.describe()).noneMatch(BehaviourState::overridden);
    }

    @Test
    void without_inspection_everything_is_off_until_something_is_switched_on() {
        InspectionPolicy off = ASA.withoutInspection();

        assertThat(off.inspects()).isFalse();
        assertThat(off.inspector(EventSink.NONE)).isSameAs(Inspector.OFF);
        assertThat(off.with("verb-x", "enabled", "on").enabled()).containsOnlyKeys("verb-x");
    }

    @Test
    void what_only_changes_how_sessions_end_inspects_nothing() {
        InspectionPolicy reset = ASA.withoutInspection().with("service-reset", "enabled", "on");

        assertThat(reset.enabled()).containsOnlyKeys("service-reset");
        assertThat(reset.inspects()).isFalse();
        assertThat(reset.inspector(EventSink.NONE, Bound.INBOUND)).isSameAs(Inspector.OFF);
    }

    @Test
    void a_state_says_why_we_believe_in_it() {
        assertThat(state(ASA, "verb-x").evidence().confidence().word()).isEqualTo("documented");
        assertThat(state(Catalogue.load().policy("PIX 6.3"), "verb-x")
                        .evidence()
                        .confidence())
                .isEqualTo(Confidence.OBSERVED);
        BehaviourState off = state(ASA, "header-nested");
        assertThat(off.evidence())
                .as("of the behaviour, where no version has it")
                .isEqualTo(off.behaviour().evidence());
    }

    private static BehaviourState state(InspectionPolicy policy, String behaviour) {
        return policy.describe().stream()
                .filter(state -> state.id().equals(behaviour))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ehlo-msk|letters|on|there is no behaviour 'ehlo-msk' (did you mean 'ehlo-mask'?): there are {all}",
                "teleport|x|on|there is no behaviour 'teleport': there are {all}",
                "ehlo-mask|letter|on|behaviour 'ehlo-mask' has no key 'letter' (did you mean 'letters'?): it has enabled, pass, letters, negate, action, log",
                "allow-tls|zebra|on|behaviour 'allow-tls' has no key 'zebra': it has enabled, log",
                "ehlo-mask|letters|maybe|ehlo-mask.letters is 'maybe': write on or off",
                "ehlo-mask|enabled|1|ehlo-mask.enabled is '1': write on or off",
                "header-nested|action|resett|header-nested.action is 'resett' (did you mean 'reset'?): write reset, silence, overwrite or log",
                "verb-x|extent|line|verb-x.extent is 'line': write verb or segment",
                "header-nested|matcher|hdr-09|header-nested.matcher is 'hdr-09' (did you mean 'hdr-01'?): "
                        + "write hdr-01, hdr-02, hdr-03, hdr-04, hdr-05, hdr-06, hdr-07 or hdr-08",
                "reply-join|limit|0|reply-join.limit is '0': write a whole number from 1 to 65536",
                "reply-join|limit|65537|reply-join.limit is '65537': write a whole number from 1 to 65536",
                "reply-join|limit|99999999999|reply-join.limit is '99999999999': write a whole number from 1 to 65536",
                "reply-join|limit|2k|reply-join.limit is '2k': write a whole number from 1 to 65536",
                "verb-x|verbs|HELO,,QUIT|verb-x.verbs holds '': write words of letters, digits and hyphens, separated by commas, "
                        + "as in SIZE,PIPELINING",
            })
    void what_there_is_not_is_refused_with_what_there_is(String behaviour, String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ASA.with(behaviour, key, value))
                .withMessage(message.replace(
                        "{all}",
                        ASA.describe().stream()
                                .map(BehaviourState::id)
                                .distinct()
                                .collect(Collectors.joining(", "))));
    }

    @Test
    void what_is_switched_on_takes_the_place_of_the_others_of_its_group() {
        InspectionPolicy changed = ASA.with("banner-keep-2-0", "enabled", "on");

        assertThat(changed.enabled()).containsKey("banner-keep-2-0").doesNotContainKey("banner-stars");
        assertThat(changed.with("banner-stars", "enabled", "on").enabled())
                .containsKey("banner-stars")
                .doesNotContainKey("banner-keep-2-0");
    }

    private static final MapClass OTHERS = new MapClass("ehlo-mask", Map.of());
    private static final MapClass SIZE_ONLY = new MapClass("ehlo-mask", Map.of("pass", List.of("size")));

    @Test
    void a_map_replaces_the_classes_and_numbers_them() {
        InspectionPolicy changed = ASA.withMap(List.of(SIZE_ONLY, OTHERS));

        assertThat(changed.describe())
                .filteredOn(state -> state.id().equals("ehlo-mask"))
                .extracting(BehaviourState::mapClass)
                .containsExactly(1, 2);
        assertThat(changed.enabled().get("ehlo-mask").words("pass")).containsExactly("SIZE");
        assertThat(changed.with("ehlo-mask", "letters", "off").describe())
                .filteredOn(state -> state.id().equals("ehlo-mask"))
                .allMatch(state -> state.values().get("letters").equals(List.of("off")));
    }

    @Test
    void behaviours_that_a_map_does_not_name_are_off() {
        InspectionPolicy changed = ASA.withMap(List.of());

        assertThat(changed.enabled()).doesNotContainKey("ehlo-mask").containsKey("verb-x");
        assertThat(state(changed, "ehlo-mask").mapClass()).isZero();
    }

    @Test
    void a_map_takes_only_its_own_kind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ASA.withMap(List.of(new MapClass("verb-x", Map.of()))))
                .withMessage("'verb-x' is no class of a map");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ASA.withMap(List.of(new MapClass("ehlo-mask", Map.of("leters", List.of("on"))))))
                .withMessageContaining("has no key 'leters'");
    }

    @Test
    void classes_have_numbers_only_where_there_are_maps() {
        for (String without : List.of("PIX 7.0(1)", "ASA 7.1(2)")) {
            assertThat(state(Catalogue.load().policy(without), "ehlo-mask").enabled())
                    .isTrue();
            assertThat(Catalogue.load().policy(without).describe()).allMatch(state -> state.mapClass() == 0);
        }
        for (String with : List.of("PIX 7.2(1)", "ASA 7.2(1)", "ASA 9.6(1)")) {
            assertThat(state(Catalogue.load().policy(with), "ehlo-mask").mapClass())
                    .isPositive();
        }
    }
}
