package org.fixuplab.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fixuplab.firmware.BehaviourState;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Era;
import org.junit.jupiter.api.Test;

class StateChangeTest {

    private static final List<Era> ERAS = Catalogue.load().eras();

    @Test
    void an_upgrade_and_the_way_back_are_each_others_mirror() {
        for (Era before : ERAS) {
            for (Era after : ERAS) {
                List<StateChange> there = StateChange.between(before.states(), after.states());
                List<StateChange> back = StateChange.between(after.states(), before.states());
                assertThat(there)
                        .hasSameSizeAs(back)
                        .allSatisfy(change -> assertThat(back)
                                .contains(new StateChange(mirrored(change.kind()), change.after(), change.before())));
            }
        }
    }

    private static StateChange.Kind mirrored(StateChange.Kind kind) {
        return switch (kind) {
            case GONE -> StateChange.Kind.NEW;
            case NEW -> StateChange.Kind.GONE;
            case CHANGED -> StateChange.Kind.CHANGED;
        };
    }

    @Test
    void what_one_has_is_what_the_other_has_and_the_changes() {
        for (Era before : ERAS) {
            for (Era after : ERAS) {
                List<StateChange> changes = StateChange.between(before.states(), after.states());
                assertThat(after.enabled())
                        .extracting(BehaviourState::id)
                        .allSatisfy(id -> assertThat(before.enabled().stream()
                                        .anyMatch(state -> state.id().equals(id)))
                                .isEqualTo(changes.stream()
                                        .noneMatch(change ->
                                                change.id().equals(id) && change.kind() == StateChange.Kind.NEW)));
            }
        }
    }

    @Test
    void a_list_that_changed_has_the_words_that_came_and_those_that_went() {
        StateChange change = StateChange.between(
                        Catalogue.load().policy("PIX 6.3(5)").describe(),
                        Catalogue.load().policy("PIX 7.0(1)").describe())
                .stream()
                .filter(each -> each.id().equals("verb-x"))
                .findFirst()
                .orElseThrow();

        assertThat(change.kind()).isEqualTo(StateChange.Kind.CHANGED);
        assertThat(change.parameters()).containsExactly("verbs");
        assertThat(change.added("verbs"))
                .containsExactly("AUTH", "EHLO", "ETRN", "HELP", "SAML", "SEND", "SOML", "VRFY");
        assertThat(change.removed("verbs")).isEmpty();
        assertThat(change.was("verbs")).hasSize(7);
        assertThat(change.now("verbs")).hasSize(15);
    }
}
