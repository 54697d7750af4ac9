package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {

    private static final String GOOD = """
            spans = [ { platform = PIX, from = "4.0", before = "8.1", name = "PIX 4.0 to 8.0" } ]
            sources { page = "A page" }
            behaviours = [
              {
                id = cut
                summary = "Cuts."
                confidence = documented
                sources = [page]
                parameters = [
                  { name = sharp, type = flag, default = on, doc = "How." }
                  { name = depth, type = number, default = 3, allowed = [1, 9], doc = "How deep." }
                  { name = tool, type = word, default = knife, allowed = [knife, saw], doc = "With what." }
                  { name = parts, type = small-words, default = [Head, tail], doc = "What." }
                  { name = words, type = text, default = "to go, fast", doc = "Said." }
                  { name = lines, type = texts, default = ["a, b", c], doc = "Sung." }
                ]
                alternatives = [
                  { platforms = [PIX], from = "4.0", before = "5.0", confidence = documented, sources = [page] }
                ]
                ranges = [
                  { platforms = [PIX], from = "5.0", before = "6.0", values { depth = 4 }, confidence = assumed }
                  { platforms = [PIX], from = "6.0", confidence = observed, sources = [page], note = "Seen." }
                ]
              }
            ]
            statements { "cut it" { cut { enabled = off, tool = saw } } }
            """;

    private static Catalogue read(String text) {
        return CatalogueReader.read(ConfigFactory.parseString(text), Set.of("cut"));
    }

    @Test
    void a_catalogue_is_read_whole() {
        Behaviour behaviour = read(GOOD).behaviours().get(0);

        assertThat(behaviour.evidence()).isEqualTo(new Evidence(Confidence.DOCUMENTED, List.of("A page"), ""));
        assertThat(behaviour.parameters())
                .extracting(Parameter::name, Parameter::standard)
                .containsExactly(
                        tuple("sharp", List.of("on")),
                        tuple("depth", List.of("3")),
                        tuple("tool", List.of("knife")),
                        tuple("parts", List.of("head", "tail")),
                        tuple("words", List.of("to go, fast")),
                        tuple("lines", List.of("a, b", "c")));
        assertThat(behaviour.alternatives())
                .extracting(range -> range.interval().toString())
                .containsExactly("PIX from 4.0(1), before 5.0(1)");
        assertThat(behaviour.ranges())
                .extracting(range -> range.interval() + " " + range.values() + " "
                        + range.evidence().note())
                .containsExactly("PIX from 5.0(1), before 6.0(1) {depth=[4]} ", "PIX from 6.0(1) {} Seen.");
        assertThat(read(GOOD).statement("cut it"))
                .containsExactlyInAnyOrder(
                        new Assignment("cut", "enabled", "off"), new Assignment("cut", "tool", "saw"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources {|colour = red, sources {|unknown keys [colour]",
                "doc = \"How.\"|doc = \"How.\", dok = x|unknown keys [dok]",
                "summary = \"Cuts.\"|summery = \"Cuts.\"|unknown keys [summery]",
                "summary = \"Cuts.\"|note = x|summary",
                "note = \"Seen.\"|not = \"Seen.\"|unknown keys [not]",
                "name = \"PIX 4.0 to 8.0\"|nam = x|unknown keys [nam]",
                "values { depth = 4 }|values { deep = 4 }|unknown keys [deep]",
                "values { depth = 4 }|values { depth = 10 }|depth is '10': write a whole number from 1 to 9",
                "default = on|default = maybe|sharp is 'maybe': write on or off",
                "default = 3|default = three|depth is 'three': write a whole number from 1 to 9",
                "default = knife|default = spoon|tool is 'spoon': write knife or saw",
                "default = [Head, tail]|default = [\"a b\"]|parts holds 'a b'",
                "type = flag|type = flags|FLAGS",
                "default = 3|default = [3, 4]|depth is a list of 2: write one value",
                "default = \"to go, fast\"|default = \"\"|words is '': write printable ASCII",
                "default = [\"a, b\", c]|default = [\"\\u00e9\"]|write printable ASCII",
                "summary = \"Cuts.\"|summary = \"Cuts.\", map-class = perhaps|map-class",
                "from = \"4.0\", before = \"5.0\"|from = \"3.0\", before = \"5.0\"|leaves the platform's span",
                "from = \"6.0\"|from = \"5.9\"|PIX from 5.9(1) overlaps PIX from 5.0(1), before 6.0(1)",
                "from = \"6.0\"|from = \"8.1\"|PIX from 8.1(1) leaves the platform's span",
                "from = \"6.0\"|from = \"6.0\", before = \"8.2\"|leaves the platform's span",
                "from = \"6.0\"|from = \"6.0\", before = \"6.0\"|holds no version",
                "from = \"6.0\"|from = \"six\"|'six' is no version",
                "platforms = [PIX], from = \"6.0\"|platforms = [ASA], from = \"6.0\"|leaves the platform's span",
                "platforms = [PIX], from = \"6.0\"|platforms = [IOS], from = \"6.0\"|IOS",
                "confidence = observed, sources = [page]|confidence = observed|without a source, it is assumed",
                "confidence = observed|confidence = certain|CERTAIN",
                "sources = [page], note|sources = [pages], note|pages",
                "id = cut|id = cat|there is no behaviour cut",
                "tool = saw|tool = spoon|tool is 'spoon': write knife or saw",
                "tool = saw|tol = saw|unknown keys [tol]",
                "enabled = off|enabled = maybe|enabled is 'maybe': write on or off",
            })
    void what_is_wrong_in_it_is_our_own_mistake(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatIllegalStateException()
                .isThrownBy(() -> read(GOOD.replace(good, bad)))
                .withMessageContaining(message);
    }

    @Test
    void a_behaviour_stands_in_it_once() {
        String again = GOOD.replace("statements {", "behaviours = ${behaviours} ${behaviours}\nstatements {");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(again))
                .withMessage("the catalogue describes cut twice");
    }

    @Test
    void it_describes_the_engines_behaviours_and_no_others() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CatalogueReader.read(ConfigFactory.parseString(GOOD), Set.of("cut", "paste")))
                .withMessage("the catalogue describes [cut], the engine has [cut, paste]");
    }
}
