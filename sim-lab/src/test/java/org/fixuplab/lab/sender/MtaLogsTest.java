package org.fixuplab.lab.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Verdict;
import org.junit.jupiter.api.Test;

/** What real MTAs write of a delivery, and what is made of it. */
class MtaLogsTest {

    private static final String POSTFIX = """
            Nov 25 17:12:00 vm postfix/smtp[7]: Untrusted TLS connection established to 127.0.0.1[127.0.0.1]:4025: TLSv1.3 with cipher X
            Nov 25 17:12:00 vm postfix/smtp[8]: 5B1: to=<bob@p4025-1.example.com>, relay=127.0.0.1[127.0.0.1]:4025, delay=0.1, delays=0.05/0.05/0/0, dsn=4.7.5, status=deferred (Cannot start TLS: handshake failure)
            Nov 25 17:12:00 vm postfix/smtp[7]: 5B2: to=<bob@p4025-2.example.com>, relay=127.0.0.1[127.0.0.1]:4025, delay=0.1, delays=0.05/0.05/0/0, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued (1))
            Nov 25 17:12:03 vm postfix/smtp[7]: 5B1: to=<bob@p4025-1.example.com>, relay=127.0.0.1[127.0.0.1]:4025, delay=3.1, delays=3/0.1/0/0, dsn=2.0.0, status=sent (250 2.0.0 Ok)
            """;

    @Test
    void postfix_says_in_an_earlier_line_of_the_same_process_that_it_used_tls() {
        assertThat(PostfixLog.attempts(POSTFIX, "p4025-2"))
                .containsExactly(attempt(Duration.ofMillis(100), Verdict.TLS, ""));
    }

    @Test
    void postfix_tells_each_attempt_with_the_age_of_the_mail() {
        assertThat(PostfixLog.attempts(POSTFIX, "p4025-1"))
                .containsExactly(
                        attempt(Duration.ofMillis(100), Verdict.DEFERRED, "4.7.5 Cannot start TLS: handshake failure"),
                        attempt(Duration.ofMillis(3100), Verdict.CLEAR, ""));
    }

    @Test
    void a_postfix_session_that_is_lost_under_tls_and_taken_up_in_clear_is_in_clear() {
        String log = """
                Nov 25 17:12:00 vm postfix/smtp[7]: Untrusted TLS connection established to 127.0.0.1[127.0.0.1]:4025: TLSv1.3 with cipher X
                Nov 25 17:12:00 vm postfix/smtp[7]: 5B1: lost connection with 127.0.0.1[127.0.0.1] while performing the EHLO handshake
                Nov 25 17:12:00 vm postfix/smtp[7]: 5B1: to=<bob@p4025-1.example.com>, relay=x, delay=9, delays=9/0/0/0, dsn=2.0.0, status=sent (250 Ok)
                """;
        assertThat(PostfixLog.attempts(log, "p4025-1"))
                .extracting(Attempt::verdict)
                .containsExactly(Verdict.CLEAR);
    }

    @Test
    void what_postfix_did_not_even_try_is_no_attempt() {
        String log =
                "x postfix/error[7]: 5B1: to=<bob@p4025-1.example.com>, relay=none, delay=9, delays=9/0/0/0, dsn=4.7.5, status=deferred"
                        + " (delivery temporarily suspended: Cannot start TLS: handshake failure)\n";
        assertThat(PostfixLog.attempts(log, "p4025-1")).isEmpty();
    }

    @Test
    void exim_says_it_with_arrows() {
        String begin = "2026-11-25 17:24:50 1xWGji-0004Jy-04 ";
        assertThat(
                        exim(
                                begin
                                        + "=> bob@example.com R=server T=server H=127.0.0.1 [127.0.0.1] X=TLS1.3:X:128 CV=yes C=\"250 ok\""))
                .isEqualTo(attempt(Duration.ZERO, Verdict.TLS, ""));
        assertThat(exim(begin + "=> bob@example.com R=server T=server H=127.0.0.1 [127.0.0.1] C=\"250 ok\""))
                .isEqualTo(attempt(Duration.ZERO, Verdict.CLEAR, ""));
        assertThat(
                        exim(
                                begin
                                        + "== bob@example.com R=server T=server defer (-38) H=127.0.0.1 [127.0.0.1]: a TLS session is required, but the server did not offer TLS support"))
                .isEqualTo(
                        attempt(
                                Duration.ZERO,
                                Verdict.DEFERRED,
                                "H=127.0.0.1 [127.0.0.1]: a TLS session is required, but the server did not offer TLS support"));
        assertThat(exim(begin + "** bob@example.com R=server T=server H=127.0.0.1 [127.0.0.1]: 550 no")
                        .verdict())
                .isEqualTo(Verdict.BOUNCED);
    }

    @Test
    void opensmtpd_tells_a_fallback_to_clear_before_it_delivers() {
        String tls = "d mta tls ciphers=TLSv1.3:X:128\n";
        String delivered =
                "d mta delivery evpid=1 from=<a> to=<b> rcpt=<-> source=\"x\" relay=\"y\" delay=0s result=\"Ok\" stat=\"250 ok\"\n";
        String fallback = "smtp-out: Error on session d: opportunistic TLS failed, downgrading to plain\n";
        assertThat(smtpd(tls + delivered).verdict()).isEqualTo(Verdict.TLS);
        assertThat(smtpd(fallback + delivered).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(smtpd(tls + fallback + delivered).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(smtpd(delivered.replace("\"Ok\"", "\"PermFail\"")))
                .isEqualTo(attempt(Duration.ZERO, Verdict.BOUNCED, "250 ok"));
        assertThat(OpenSmtpdLog.attempt(tls)).isEmpty();
    }

    @Test
    void opensmtpd_without_a_route_has_deferred() {
        String log = """
                d mta error reason=TLS required but not supported by remote host
                smtp-out: Disabling route [] <-> 127.0.0.1 (localhost) for 15s
                """;
        assertThat(smtpd(log))
                .isEqualTo(attempt(Duration.ZERO, Verdict.DEFERRED, "TLS required but not supported by remote host"));
    }

    @Test
    void sendmail_says_ehlo_again_under_tls_and_not_after_a_refusal() {
        String connecting = "bob@example.com... Connecting to [127.0.0.1] port 4025 via relay...\n>>> EHLO x\n";
        String sent = ">>> MAIL From:<a>\nbob@example.com... Sent (ok)\nClosing connection to [127.0.0.1]\n";
        assertThat(sendmail(connecting + ">>> STARTTLS\n220 go\n>>> EHLO x\n" + sent, false)
                        .verdict())
                .isEqualTo(Verdict.TLS);
        assertThat(sendmail(connecting + ">>> STARTTLS\n500 no\n" + sent, false).verdict())
                .isEqualTo(Verdict.CLEAR);
        assertThat(sendmail(connecting + ">>> STARTTLS\n220 go\n" + connecting + sent, false)
                        .verdict())
                .isEqualTo(Verdict.CLEAR);
    }

    @Test
    void what_sendmail_keeps_in_its_queue_is_deferred_and_what_it_does_not_is_given_up() {
        String log = """
                bob@example.com... Connecting to [127.0.0.1] port 4025 via relay...
                bob@example.com... Deferred: 454 4.7.0 TLS handshake failed.
                """;
        assertThat(sendmail(log, true))
                .isEqualTo(attempt(Duration.ZERO, Verdict.DEFERRED, "454 4.7.0 TLS handshake failed."));
        assertThat(sendmail(log.replace("Deferred: ", ""), false).verdict()).isEqualTo(Verdict.BOUNCED);
    }

    private static Attempt exim(String line) {
        return EximLog.attempt(line + "\n", Duration.ZERO).orElseThrow();
    }

    private static Attempt smtpd(String log) {
        return OpenSmtpdLog.attempt(log).orElseThrow();
    }

    private static Attempt sendmail(String output, boolean queued) {
        return SendmailDialogue.attempt(output, queued, Duration.ZERO).orElseThrow();
    }

    private static Attempt attempt(Duration age, Verdict verdict, String words) {
        return new Attempt(age, verdict, OptionalInt.empty(), words);
    }
}
