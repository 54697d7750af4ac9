package org.fixuplab.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import org.fixuplab.mta.PersonaException;
import org.fixuplab.mta.PersonaProblem;
import org.fixuplab.mta.Provenance;
import org.fixuplab.mta.Provenance.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderPersonaTest {

    @Test
    void there_are_all_the_personas() {
        assertThat(SenderPersona.names())
                .containsExactlyInAnyOrder(("postfix-may postfix-encrypt exim exim-require-tls sendmail"
                                + " sendmail-clear-fallback qmail opensmtpd opensmtpd-tls haraka haraka-force-tls courier"
                                + " courier-security hmailserver hmailserver-required exchange exchange-require-tls"
                                + " esa-preferred esa-required nodemailer nodemailer-opportunistic nodemailer-require"
                                + " smtplib-starttls javamail javamail-required go-sendmail phpmailer-auto phpmailer-tls"
                                + " swaks-tls swaks-tls-optional swaks-tls-optional-strict curl-ssl curl-ssl-reqd msmtp")
                        .split(" "))
                .startsWith("postfix-may", "postfix-encrypt", "exim");
    }

    @Test
    void every_key_of_every_persona_has_a_value_and_says_where_it_is_from() {
        for (String name : SenderPersona.names()) {
            SenderPersona persona = SenderPersona.named(name);
            assertThat(persona.title()).isNotBlank();
            assertThat(SenderPersona.keys())
                    .allSatisfy(key -> assertThat(persona.provenance(key))
                            .as("%s %s", name, key)
                            .isPresent());
        }
    }

    @Test
    void a_persona_made_from_another_has_its_own_sources() {
        assertThat(SenderPersona.named("curl-ssl-reqd").provenance("on.ehlo-refused"))
                .hasValueSatisfying(it -> assertThat(it.confidence()).isEqualTo(Confidence.OBSERVED));
        assertThat(SenderPersona.named("curl-ssl").provenance("on.ehlo-refused").map(Provenance::confidence))
                .hasValue(Confidence.ASSUMED);
    }

    @Test
    void a_copy_with_changes_forgets_the_source_of_what_was_changed() throws PersonaException {
        SenderPersona patient = SenderPersona.from(ConfigFactory.parseString("persona = postfix-may, clear.age = 1 h"
                + ", pix.workarounds = [], on { absent = \"defer: 4.7.4 no TLS\" }, retry.after = [ 1 s, 2 m ]"));
        assertThat(patient.name()).isEqualTo("postfix-may");
        assertThat(patient.provenance("clear.age")).isEmpty();
        assertThat(patient.provenance("on.refused")).isPresent();
        assertThat(patient.decision(SenderKey.ABSENT).words()).isEqualTo("4.7.4 no TLS");
        assertThat(SenderPersona.named("postfix-may").decision(SenderKey.ABSENT).act())
                .isEqualTo(Decision.Act.CLEAR);
        assertThat(patient.with("pix.workarounds", "delay_dotcrlf, disable_esmtp")
                        .words(SenderKey.PIX_WORKAROUNDS))
                .containsExactly("delay_dotcrlf", "disable_esmtp");
        assertThat(patient.with("pix.workarounds", "").words(SenderKey.PIX_WORKAROUNDS))
                .isEmpty();
    }

    @Test
    void every_problem_is_told_with_its_line_and_a_remedy() {
        String text = """
                persona = postfix-mya
                on {
                  absent = cleer
                  refused = "clear 3"
                  temporary = "fail 300"
                  message-refused = "defer: {hots}"
                }
                on.ehlo-refuse = helo
                clear = 5
                clear.age = long
                tls.use = sometimes
                queue = perhaps
                """;
        PersonaException thrown = catchThrowableOfType(
                PersonaException.class,
                () -> SenderPersona.from(ConfigFactory.parseString(text.replace("clear = 5\n", "\n"))));
        assertThat(thrown.problems().stream().map(PersonaProblem::message))
                .containsExactlyInAnyOrder(
                        "There is no sender 'postfix-mya'. Did you mean 'postfix-may'?",
                        "For 'on.absent' 'cleer' cannot be decided: did you mean clear.",
                        "For 'on.refused' only fail has an exit code, of 0 to 255.",
                        "For 'on.temporary' only fail has an exit code, of 0 to 255.",
                        "For 'on.message-refused' there is no {hots} to fill in. There are {host}, {ip}, {port}, {reply},"
                                + " {code}, {dsn}, {command}, {doing}.",
                        "A sender has no key 'on.ehlo-refuse'. Did you mean 'on.ehlo-refused'?",
                        "For 'clear.age' write a time such as 300 s, 5 minutes or 4 h, not 'long'.",
                        "For 'tls.use' 'sometimes' is none of its words: write never, when-offered or always.",
                        "For 'queue' write on or off, not 'perhaps'.");
        assertThat(thrown.problems())
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({
        "absent, clear, Did you mean 'on.absent'?",
        "on, clear, A sender has no key 'on'",
        "on.absent, clear-now, cannot be decided",
        "timeout.end, 600, 'write a time with its unit such as 300 s, not ''600''.'",
        "hello, 'ehlo, helo', is none of its words",
        "retry.after, '', write one time or more",
        "retry.lifetime, 400 d, 365 days"
    })
    void one_wrong_change_is_an_argument_that_says_so(String key, String value, String message) {
        SenderPersona persona = SenderPersona.named("exim");
        assertThatThrownBy(() -> persona.with(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_unknown_name_is_told_the_nearest_or_all() {
        assertThatThrownBy(() -> SenderPersona.named("exmi")).hasMessageContaining("Did you mean 'exim'?");
        assertThatThrownBy(() -> SenderPersona.named("pigeon")).hasMessageContaining("There are postfix-may,");
    }
}
