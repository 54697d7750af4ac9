package org.fixuplab.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignReaderTest {

    private static final String GOOD = """
            spans = [ { platform = PIX, from = "4.0", before = "8.1", name = "PIX 4.0 to 8.0" } ]
            sources { page = "A page" }
            behaviours = [
              {
                id = cut, summary = "Cuts.", confidence = documented, sources = [page]
                parameters = [], ranges = []
                signs = [ { kind = prose, pattern = "was cut", weight = 3, note = "a cut is told of", ask = "Where?" } ]
                probe = ["EHLO a", "message X: {998}"]
              }
            ]
            statements {}
            signs = [
              {
                kind = syslog, pattern = "%PIX-", weight = 4, note = "a PIX wrote it"
                versions = [ { platforms = [PIX], from = "4.0", before = "7.0" } ]
              }
            ]
            look-alikes = [
              { name = "A saw", patterns = ["^220 saw", "rrr"], confidence = observed, sources = [page], note = "Loud." }
            ]
            """;

    private static Catalogue read(String text) {
        return CatalogueReader.read(ConfigFactory.parseString(text), Set.of("cut"));
    }

    @Test
    void signs_of_a_behaviour_point_to_it() {
        Sign sign = read(GOOD).signs().get(0);

        assertThat(sign.behaviour()).isEqualTo("cut");
        assertThat(sign.kind()).isEqualTo(Sign.Kind.PROSE);
        assertThat(sign.pattern().matcher("My mail WAS CUT today").find()).isTrue();
        assertThat(sign.weight()).isEqualTo(3);
        assertThat(sign.note()).isEqualTo("a cut is told of");
        assertThat(sign.ask()).isEqualTo("Where?");
        assertThat(sign.versions()).isEmpty();
    }

    @Test
    void a_sign_that_stands_alone_points_to_versions() {
        Sign sign = read(GOOD).signs().get(1);

        assertThat(sign.behaviour()).isNull();
        assertThat(sign.versions())
                .containsExactly(new Interval(Platform.PIX, Version.parse("4.0"), Version.parse("7.0")));
    }

    @Test
    void look_alikes_have_a_name_patterns_and_evidence() {
        LookAlike saw = read(GOOD).lookAlikes().get(0);

        assertThat(saw.name()).isEqualTo("A saw");
        assertThat(saw.patterns()).hasSize(2);
        assertThat(saw.evidence()).isEqualTo(new Evidence(Confidence.OBSERVED, List.of("A page"), "Loud."));
    }

    @Test
    void what_provokes_a_behaviour_is_a_list_of_lines() {
        assertThat(read(GOOD).probe("cut")).containsExactly("EHLO a", "message X: {998}");
        assertThat(read(GOOD).probe("other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "weight = 3; weight = 0; a weight is 1 to 10",
                "weight = 3; weight = 11; a weight is 1 to 10",
                "\"was cut\"; \"was (cut\"; Unclosed group",
                "\"rrr\"; \"[r\"; Unclosed character class",
                "kind = prose; kind = poem; Kind.POEM",
                "weight = 3; wait = 3, weight = 3; unknown keys [wait]",
                "versions = [ { platforms = [PIX], from = \"4.0\", before = \"7.0\" } ]; versions = []; names versions",
                "note = \"Loud.\"; nota = Loud; unknown keys [nota]",
            })
    void what_is_wrong_with_a_sign_is_told(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        assertThatIllegalStateException()
                .isThrownBy(() -> read(GOOD.replace(right, wrong)))
                .withMessageContaining(message);
    }
}
