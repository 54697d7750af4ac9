package org.fixuplab.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fixuplab.mta.Provenance.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PersonaTest {

    private static final Pattern KEYWORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9=-]*( [!-~]+)*");

    /** The codes of what goes well; RFC 5321 and 4954. */
    private static final Map<PersonaKey, String> CODES = Map.ofEntries(
            Map.entry(PersonaKey.GREETING, "220"),
            Map.entry(PersonaKey.MAIL, "250"),
            Map.entry(PersonaKey.RCPT, "250"),
            Map.entry(PersonaKey.DATA, "354"),
            Map.entry(PersonaKey.ACCEPTED, "250"),
            Map.entry(PersonaKey.CHUNK, "250"),
            Map.entry(PersonaKey.RSET, "250"),
            Map.entry(PersonaKey.NOOP, "250"),
            Map.entry(PersonaKey.QUIT, "221"),
            Map.entry(PersonaKey.STARTTLS, "220"),
            Map.entry(PersonaKey.AUTH_OK, "235"));

    private static final String CHOICE = "Choose one of " + String.join(", ", Persona.names()) + ".";

    static List<String> names() {
        return Persona.names();
    }

    @Test
    void every_file_is_listed() throws Exception {
        Path folder = Path.of(
                        PersonaTest.class.getResource("persona/names.conf").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("names.conf")))
                    .containsExactlyInAnyOrderElementsOf(
                            Persona.names().stream().map(name -> name + ".conf").toList());
        }
        assertThat(Persona.names()).isSorted().hasSize(17);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_key_of_a_file_says_where_it_is_from(String name) {
        Persona persona = Persona.named(name);
        assertThat(persona.name()).isEqualTo(name);
        for (PersonaKey key : PersonaKey.values()) {
            assertThat(persona.provenance(key.path()).isPresent())
                    .as(key.path())
                    .isEqualTo(persona.has(key));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_has_no_source_is_called_assumed(String name) {
        for (String key : Persona.keys()) {
            Persona.named(name)
                    .provenance(key)
                    .ifPresent(it -> assertThat(it.source().equals("none") && it.confidence() != Confidence.ASSUMED)
                            .as(key)
                            .isFalse());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_persona_has_a_title_keywords_and_the_codes_of_the_protocol(String name) {
        Persona persona = Persona.named(name);
        assertThat(PersonaPage.title(name)).isNotBlank();
        assertThat(persona.keywords()).doesNotHaveDuplicates().allMatch(KEYWORD.asMatchPredicate());
        for (PersonaKey key : persona.present()) {
            if (key.kind() == PersonaKey.Kind.REPLY) {
                assertThat(persona.reply(key).code()).as(key.path()).matches(CODES.getOrDefault(key, "[45].."));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_size_it_announces_is_a_number_or_none(String name) {
        Persona persona = Persona.named(name);
        List<String> sizes = persona.keywords().stream()
                .filter(line -> line.startsWith("SIZE"))
                .toList();
        assertThat(sizes).hasSizeLessThan(2).allMatch(line -> line.matches("SIZE( [0-9]+)?"));
        assertThat(new Speech(persona, true).announcedSize()).isPositive();
    }

    @Test
    void a_persona_told_to_offers_a_mechanism_that_can_be_checked_in_its_own_place() {
        assertThat(Persona.named("qmail").offeringAuth().keywords())
                .containsExactly("PIPELINING", "8BITMIME", "AUTH PLAIN LOGIN");
        assertThat(Persona.named("exchange-2016").offeringAuth().keywords())
                .contains("AUTH GSSAPI NTLM PLAIN LOGIN")
                .hasSameSizeAs(Persona.named("exchange-2016").keywords());
        Persona offers = Persona.named("hmailserver");
        assertThat(offers.offeringAuth()).isSameAs(offers);
    }

    @Test
    void keywords_keep_their_letters() {
        assertThat(Persona.named("exchange-2003").keywords()).contains("8bitmime", "X-EXPS=LOGIN", "OK");
    }

    @Test
    void a_persona_that_is_like_another_has_its_keys_and_their_provenance_and_over_them_its_own() {
        Persona older = Persona.named("postfix-3.6");
        Persona newer = Persona.named("postfix");
        for (PersonaKey key : PersonaKey.values()) {
            boolean own = key == PersonaKey.UNKNOWN;
            assertThat(older.has(key)).as(key.path()).isEqualTo(newer.has(key));
            assertThat(older.provenance(key.path()).equals(newer.provenance(key.path())))
                    .as(key.path())
                    .isNotEqualTo(own);
        }
        assertThat(older.name()).isEqualTo("postfix-3.6");
        assertThat(older.reply(PersonaKey.QUIT)).isEqualTo(newer.reply(PersonaKey.QUIT));
        assertThat(older.reply(PersonaKey.UNKNOWN).code()).isEqualTo("502");
        assertThat(newer.reply(PersonaKey.UNKNOWN).code()).isEqualTo("500");
        assertThat(Persona.named("exchange-2003").reply(PersonaKey.XEXCH50).code())
                .as("of the one that it is like the one it is like")
                .isEqualTo("504");
    }

    @Test
    void a_name_that_is_none_is_told_with_the_names_there_are() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Persona.named("postfx"))
                .withMessage("There is no persona 'postfx'. Did you mean 'postfix'? " + CHOICE);
    }

    @Test
    void a_scenarios_keys_lie_over_the_persona_it_names() throws Exception {
        Persona persona = Persona.from(ConfigFactory.parseString("""
                persona = cisco-esa
                ehlo = [ 8BITMIME, "SIZE 14680064", STARTTLS ]
                errors.limit = "5"
                bare-lf = no
                greeting = ["220-{host} ESMTP", "220 welcome"]
                replies { unknown = "502 what is {verb}?" }
                """));
        assertThat(persona.keywords()).containsExactly("8BITMIME", "SIZE 14680064", "STARTTLS");
        assertThat(persona.number(PersonaKey.ERROR_LIMIT)).isEqualTo(5);
        assertThat(persona.flag(PersonaKey.BARE_LF)).isFalse();
        assertThat(persona.reply(PersonaKey.GREETING))
                .isEqualTo(new PersonaValue.Reply("220", List.of("{host} ESMTP", "welcome")));
        assertThat(persona.reply(PersonaKey.UNKNOWN).code()).isEqualTo("502");
        assertThat(persona.reply(PersonaKey.QUIT).code()).isEqualTo("221");
        assertThat(persona.provenance("replies.unknown")).isEmpty();
        assertThat(persona.provenance("replies.quit")).isPresent();
        assertThat(persona.with(ConfigFactory.parseString("errors.limit = 1")).number(PersonaKey.ERROR_LIMIT))
                .isEqualTo(1);
    }

    @Test
    void every_problem_is_told_with_file_line_and_remedy(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("scenario.conf");
        Files.writeString(file, """
                mta {
                  persona = cisco_esa
                  gretting = "220 x"
                  ehlo = "STARTTLS"
                  errors = 5
                  errors-limit = 5
                  replies.unknown = 500 #5.5.1 command not recognized
                  replies.quit = "bye"
                  replies.rset = "250 {hots}"
                  unknown = "500 x"
                }
                """);
        Config config = ConfigFactory.parseFile(file.toFile()).getConfig("mta");
        PersonaException wrong = catchThrowableOfType(PersonaException.class, () -> Persona.from(config));
        assertThat(wrong.problems().stream().map(PersonaProblem::toString))
                .containsExactlyInAnyOrder(
                        file + ":2: There is no persona 'cisco_esa'. Did you mean 'cisco-esa'? " + CHOICE,
                        file + ":3: A persona has no key 'gretting'. Did you mean 'greeting'?",
                        file + ":4: For 'ehlo' write a list such as [ 8BITMIME, \"SIZE 10485760\" ], not 'STARTTLS'.",
                        file + ":5: 'errors' is a group of keys: write 'errors { ... }'.",
                        file + ":6: A persona has no key 'errors-limit'. Did you mean 'errors.limit'?",
                        file
                                + ":7: For 'replies.unknown' write a reply such as \"250 ok\", or a list of its lines, not '500'."
                                + " Unquoted, a text ends at #: put it in quotes.",
                        file + ":8: For 'replies.quit' 'bye' is not a reply line: write three digits, a blank, a text.",
                        file + ":9: For 'replies.rset' there is no {hots} to fill in."
                                + " There are {host}, {client}, {ip}, {verb}, {line}, {sender}, {recipient}, {id}, {session},"
                                + " {date}, {longdate}, {time}.",
                        file + ":10: A persona has no key 'unknown'. Did you mean 'replies.unknown'?");
        assertThat(wrong.problems()).allSatisfy(problem -> {
            assertThat(problem.file()).contains(file.toString());
            assertThat(problem.line()).isPositive();
        });
        assertThat(wrong).hasMessageContaining(":3: ").hasMessageContaining(":10: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors.limit = many       | For 'errors.limit' write a whole number from 0 on, not 'many'.",
                "errors.limit = -1         | For 'errors.limit' write a whole number from 0 on, not '-1'.",
                "limits.line = 3           | For 'limits.line' write 16 to 1000000, not 3.",
                "bare-lf = maybe           | For 'bare-lf' write on or off, not 'maybe'.",
                "hello = [ a ]             | For 'hello' write a text in quotes, not a list.",
                "replies.quit { a = 1 }    | For 'replies.quit' write a reply such as \"250 ok\", or a list of its lines, not a group of keys.",
                "replies.quit = null       | For 'replies.quit' write a reply such as \"250 ok\", or a list of its lines, not null.",
                "replies.quit = []         | For 'replies.quit' a reply needs a line.",
                "replies.quit = [\"221-a\", \"220 b\"] | For 'replies.quit' the lines of one reply have one code, not 221 and 220.",
                "replies.quit = \"221 a\\r\\n\" | For 'replies.quit' the text holds a line end, a control character or one beyond ISO-8859-1. Write several lines as a list.",
                "ehlo = [ 8BITMIME, 5 ]    | For 'ehlo' write a list such as [ 8BITMIME, \"SIZE 10485760\" ], not '5'. Unquoted, a text ends at #: put it in quotes.",
                "ehlo = [ \"250 SIZE\" ]   | For 'ehlo' '250 SIZE' is not a keyword: write it without the code, such as STARTTLS."
            })
    void a_wrong_value_is_told_with_what_to_write(String line, String message) {
        PersonaException wrong = catchThrowableOfType(
                PersonaException.class, () -> Persona.named("postfix").with(ConfigFactory.parseString(line)));
        assertThat(wrong.problems()).extracting(PersonaProblem::message).containsExactly(message);
    }

    @Test
    void no_persona_named_is_a_problem() {
        PersonaException wrong = catchThrowableOfType(
                PersonaException.class, () -> Persona.from(ConfigFactory.parseString("errors.limit = 5")));
        assertThat(wrong.problems())
                .extracting(PersonaProblem::message)
                .containsExactly("No persona is named. " + CHOICE);
    }

    @Test
    void one_key_can_be_set_from_a_command_line() {
        Persona persona =
                Persona.named("postfix").with("ehlo", " PIPELINING , SIZE 5").with("replies.noop", "250 #1, ok");
        assertThat(persona.keywords()).containsExactly("PIPELINING", "SIZE 5");
        assertThat(persona.reply(PersonaKey.NOOP).lines()).containsExactly("#1, ok");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> persona.with("replies.nop", "250 ok"))
                .withMessage("A persona has no key 'replies.nop'. Did you mean 'replies.noop'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> persona.with("a b..\"", "250 ok"))
                .withMessageStartingWith("A persona has no key 'a b..\"'.");
    }

    @Test
    void what_is_filled_in_is_not_filled_in_again_and_holds_no_control_octet() {
        String filled =
                Placeholder.fill("{verb} {id} {nothing} $1", it -> it == Placeholder.VERB ? "{id}\r\n$1\\" : "7");
        assertThat(filled).isEqualTo("{id}??$1\\ 7 {nothing} $1");
    }
}
