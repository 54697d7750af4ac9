package org.fixuplab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fixuplab.firmware.Behaviour;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InspectionRulesTest {

    static List<Behaviour> behaviours() {
        return Catalogue.load().behaviours();
    }

    @ParameterizedTest
    @MethodSource("behaviours")
    void every_behaviour_is_of_a_kind_that_some_place_in_the_conversation_asks(Behaviour behaviour) {
        Map<String, List<String>> values =
                behaviour.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::standard));
        assertThatCode(() -> InspectionRules.of(List.of(new Rule(behaviour.id(), new Settings(values), 0))))
                .doesNotThrowAnyException();
    }

    @Test
    void the_page_on_adding_a_behaviour_names_every_kind_there_is() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "adding-a-behaviour.md"));
        // Of this package, as the firmware's room has a Behaviour of its own.
        assertThat(org.fixuplab.inspect.Behaviour.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(page).contains("\n| `" + kind.getSimpleName() + "` | "));
    }

    @Test
    void a_kind_that_nobody_asks_for_is_our_mistake() {
        ByKind behaviours = new ByKind(List.of(new SizeLog(), new DotSplit()));
        assertThat(behaviours.of(SizeLog.class)).hasSize(1);
        assertThatIllegalStateException()
                .isThrownBy(behaviours::checkAllAsked)
                .withMessageContaining("no place in the conversation asks the kind of dot-split");
        assertThat(behaviours.last(DotRule.class)).isNotNull();
        behaviours.checkAllAsked();
    }
}
