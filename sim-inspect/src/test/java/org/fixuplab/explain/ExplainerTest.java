package org.fixuplab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fixuplab.firmware.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainerTest {

    private static final Explainer EXPLAINER = new Explainer(Catalogue.load());

    private static final List<String> PIECES = List.of(
            "220 ",
            "220-",
            "250-",
            "250 ",
            "354 ",
            "500 ",
            "***",
            "XXXX",
            "XXXXXXXA",
            "EHLO ",
            "MAIL FROM:<a@b>",
            "DATA",
            ".",
            "\n",
            "\r\n",
            "\n",
            ">>> ",
            "C: ",
            "S: ",
            "S",
            "%ASA-4-108004: ",
            "PIX 6.3(5)",
            "ASA 99.9",
            "&lt;",
            "=3D",
            "=\n",
            "\"\"\"",
            "${x}",
            "{host}",
            "\\x41",
            "  ~> ",
            "\u00e9",
            "\u4e2d",
            "\u0000",
            "-> ",
            "matched Class 4: ");

    private static Explanation explain(String... lines) {
        return EXPLAINER.explain(String.join("\n", lines));
    }

    @Test
    void masked_keywords_alone_are_enough() {
        for (String paste : List.of("250-XXXXXXXA\n250 XXXB", "250 XXXXXXXA", "> 250-XXXXXXXA\n> 250 8BITMIME")) {
            Explanation explanation = EXPLAINER.explain(paste);

            assertThat(explanation.verdict()).as(paste).isEqualTo(Verdict.ESMTP);
            assertThat(explanation.scenario().orElseThrow())
                    .containsPattern("S: 250[ -]XXXXXXXA +<~")
                    .contains("ehlo-mask");
        }
    }

    @Test
    void a_whole_configuration_is_of_one_version_and_is_not_asked_for_again() {
        Explanation explanation = explain(
                "pix# write terminal",
                ": Saved",
                "PIX Version 6.3(5)",
                "hostname pix",
                "fixup protocol smtp 25",
                "Cryptochecksum:8cd6ad6e5fcf9dde55d2b8b2e5f2f2c2",
                ": end");

        assertThat(explanation.ranked()).hasSize(1);
        assertThat(explanation.ranked().get(0).versions()).containsExactly("PIX 6.3(5)");
        assertThat(explanation.ask())
                .noneMatch(question -> question.contains("show running-config"))
                .anyMatch(question -> question.contains("'EHLO test'"));
        assertThat(explain("policy-map global_policy", " class inspection_default", "  inspect esmtp")
                        .ask())
                .noneMatch(question -> question.contains("show running-config"));
    }

    @Test
    void a_device_that_is_configured_to_inspect_no_mail_is_not_the_one() {
        Explanation explanation = explain(
                "ASA Version 8.2(5)",
                "policy-map global_policy",
                " class inspection_default",
                "  no inspect esmtp",
                "service-policy global_policy global",
                ": end");

        assertThat(explanation.verdict()).isEqualTo(Verdict.NOT_THIS_DEVICE);
        assertThat(explanation.ranked().get(0).versions()).allMatch(versions -> versions.startsWith("ASA 8.2 to"));
        assertThat(explanation.ask().get(0)).contains("which other firewall");
    }

    @Test
    void versions_are_read_as_people_and_devices_write_them() {
        for (String text : List.of(
                "Cisco Adaptive Security Appliance Software Version 9.1(2)",
                "asa 5505 with 9.1(2)",
                "ASA5585-X, version 9.1(2)",
                "an ASA 9.1(2) in front of it")) {
            List<Explained> ranked = explain(text, "220 ***********************", "EHLO a", "250-b", "250 XXXXXXXA")
                    .ranked();

            assertThat(ranked).as(text).hasSize(1);
            assertThat(ranked.get(0).evidence())
                    .as(text)
                    .anyMatch(finding -> finding.reason().matches("the device says so itself|.*9\\.1\\(2\\) is named"));
        }
    }

    @Test
    void what_the_session_shows_is_not_asked() {
        Explanation explanation = explain(
                "220 ***********************",
                "EHLO a",
                "250-b",
                "250 XXXXXXXA",
                "*** Host did not advertise STARTTLS");

        assertThat(explanation.ask()).noneMatch(question -> question.contains("XXXXXXXA"));
    }

    @Test
    void a_protocol_log_of_exchange_is_a_session() {
        String head = "2012-05-04T00:00:16.375Z,To Internet,08CEF7A1,2,10.0.0.5:50417,203.0.113.9:25,";
        Explanation explanation = explain(
                head + "+,,",
                head + "<,220 *******************************************,",
                head + ">,EHLO ex01.example.com,",
                head + "<,\"250-mail.example.com Hello, [198.51.100.2]\",",
                head + "<,250-SIZE 10485760,",
                head + "<,250 XXXXXXXA,");

        assertThat(explanation.verdict()).isEqualTo(Verdict.ESMTP);
        assertThat(explanation.ranked()).hasSize(1);
        assertThat(explanation.ranked().get(0).evidence().get(0).quote()).isEqualTo("250 XXXXXXXA");
    }

    @Test
    void a_long_line_is_quoted_from_where_it_tells_something() {
        Explanation explanation = explain("Mar  3 11:02:14 mx1 postfix/smtp[21435]: enabling PIX workarounds:"
                + " disable_esmtp delay_dotcrlf for mail.example.com[203.0.113.9]:25");

        assertThat(explanation.ranked().get(0).evidence().get(0).quote()).startsWith("enabling PIX workarounds");
    }

    @Test
    void a_session_that_no_device_would_let_pass_is_not_outweighed_by_who_says_it_is_one() {
        Explanation explanation = explain(
                "The customer has an ASA with inspect esmtp, and the greeting is all asterisks:",
                "220 *******************************************",
                "EHLO zizou",
                "250-hostname Pleased to meet you",
                "250-HELP",
                "250 ENHANCEDSTATUSCODES");

        assertThat(explanation.verdict()).isEqualTo(Verdict.NOT_THIS_DEVICE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PIX 5.1 | PIX 5.1 to before 5.2",
                "PIX >= 5.1 | PIX 5.1 to 6.x",
                "PIX 5.1 or later | PIX 5.1 to 6.x",
                "PIX earlier than 5.1 | PIX 4.2(2) to before 5.1",
                "PIX up to 4.4(6) | PIX 4.2(2) to before 4.4(7)",
                "PIX <= 4.4(6) | PIX 4.2(2) to before 4.4(7)",
            })
    void versions_that_are_named_count_as_they_are_meant(String named, String versions) {
        Explanation explanation = explain(
                "They have a " + named.strip() + " there.", "EHLO me", "500 5.5.1 Command unrecognized: \"XXXX me\"");

        assertThat(explanation.ranked().get(0).versions()).startsWith(versions.strip());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_text_makes_it_throw(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(120); i >= 0; i--) {
                text.append(
                        random.nextInt(5) == 0
                                ? String.valueOf((char) random.nextInt(0x300))
                                : PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(EXPLAINER.explain(text.toString()).verdict())
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }

    @Test
    void a_huge_paste_is_read_to_a_bound() {
        assertThat(EXPLAINER
                        .explain("220 ****\nEHLO a\n500 \"XXXX a\"\n".repeat(50_000))
                        .verdict())
                .isEqualTo(Verdict.FIXUP);
        assertThat(EXPLAINER.explain("x".repeat(3_000_000)).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(EXPLAINER.explain("A ".repeat(1_000_000)).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void nothing_explains_an_empty_paste() {
        Explanation nothing = explain("");
        assertThat(nothing.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(nothing.ranked()).isEmpty();
        assertThat(nothing.scenario()).isEmpty();
        assertThat(nothing.ask()).isNotEmpty();
    }

    @Test
    void a_session_in_clear_is_not_of_this_kind() {
        assertThat(explain("220 mail.example.com ESMTP Postfix", "EHLO a", "250-mail.example.com", "250 STARTTLS")
                        .verdict())
                .isEqualTo(Verdict.NOT_THIS_DEVICE);
    }

    @Test
    void a_session_in_clear_beside_a_masked_one_was_seen_from_inside() {
        Explanation both = explain(
                "inside:",
                "220 mail.example.com ESMTP",
                "EHLO a",
                "250-mail.example.com",
                "250 STARTTLS",
                "",
                "outside:",
                "220 **********************",
                "EHLO a",
                "250-mail.example.com",
                "250 XXXXXXXA");
        assertThat(both.verdict()).isEqualTo(Verdict.ESMTP);
        assertThat(both.ranked().get(0).against()).isEmpty();
    }

    @Test
    void the_version_that_the_text_names_narrows_it_down() {
        Explanation named = explain(
                "We have an ASA 8.0(4) here.",
                "220 **********************",
                "EHLO a",
                "250-mail.example.com",
                "250 XXXXXXXA");
        assertThat(named.ranked().get(0).evidence())
                .anyMatch(finding -> finding.reason().contains("ASA 8.0(4) is named"));
        assertThat(named.scenario()).hasValueSatisfying(text -> assertThat(text).contains("firmware = \"ASA 8.0(4)\""));
    }

    @Test
    void a_prefix_names_the_platform_and_a_message_its_versions() {
        Explanation asa =
                explain("%ASA-6-108007: TLS started on ESMTP session between client inside:1.2.3.4/25 and server x");
        assertThat(asa.verdict()).isEqualTo(Verdict.ESMTP);
        assertThat(asa.ranked().get(0).versions()).allMatch(versions -> versions.startsWith("ASA"));
        assertThat(asa.ranked().get(0).evidence())
                .extracting(Finding::behaviour)
                .contains("allow-tls");
    }

    @Test
    void lines_of_a_configuration_tell_the_family() {
        assertThat(explain("PIX Version 6.3(5)", "fixup protocol ftp 21", "fixup protocol smtp 25")
                        .verdict())
                .isEqualTo(Verdict.FIXUP);
        assertThat(explain(
                                "ASA Version 8.2(5)",
                                "policy-map global_policy",
                                " class inspection_default",
                                "  inspect esmtp")
                        .verdict())
                .isEqualTo(Verdict.ESMTP);
    }

    @Test
    void a_configuration_is_what_the_device_does() {
        Explanation configured = explain(
                "Hello, here is our configuration:",
                "ASA Version 8.2(5)",
                "hostname fw",
                "policy-map type inspect esmtp tls",
                " parameters",
                "  allow-tls",
                "policy-map global_policy",
                " class inspection_default",
                "  inspect esmtp tls",
                "service-policy global_policy global",
                "Cryptochecksum:0123",
                "Thanks for your help!");
        assertThat(configured.verdict()).isEqualTo(Verdict.ESMTP);
        assertThat(configured.ranked().get(0).variant()).isEqualTo("as configured");
        assertThat(configured.ranked().get(0).evidence()).anyMatch(finding -> finding.line() == 2);
        assertThat(configured.scenario())
                .hasValueSatisfying(
                        text -> assertThat(text).contains("firmware = \"ASA 8.2(5)\"", "allow-tls", "<starttls>"));
    }

    @Test
    void a_configuration_that_inspects_no_mail_is_not_it() {
        for (List<String> lines : List.of(
                List.of("PIX Version 6.3(5)", "hostname fw", "no fixup protocol smtp 25"),
                List.of(
                        "ASA Version 9.1(5)",
                        "policy-map global_policy",
                        " class inspection_default",
                        "  no inspect esmtp"))) {
            Explanation off = EXPLAINER.explain(String.join("\n", lines));
            assertThat(off.verdict()).isEqualTo(Verdict.NOT_THIS_DEVICE);
            assertThat(off.ranked().get(0).against())
                    .anyMatch(finding -> finding.reason().equals("its configuration inspects no mail"));
        }
    }

    @Test
    void a_verb_that_a_server_quotes_as_x_was_overwritten() {
        Explanation bounce = explain("rejected: 500 5.3.3 Unrecognized command 'XXXXXXXX'");
        assertThat(bounce.ranked().get(0).evidence())
                .anyMatch(finding -> finding.reason().equals("a verb such as STARTTLS reached the server as XXXXXXXX"));
    }

    @Test
    void the_open_places_of_a_fingerprint_are_words() {
        Explanation fingerprint = explain(
                "EHLO",
                "220-*****************************************************************************************",
                "220 ********************************",
                "250-Welcome [\\w._-]+, nice to meet you...",
                "250-AUTH=(?:\\w+ ?)+",
                "250-AUTH(?: \\w+)+",
                "250-SIZE \\d+",
                "250 XXXA");
        assertThat(fingerprint.verdict()).isEqualTo(Verdict.ESMTP);
        assertThat(fingerprint.ranked().get(0).versions()).contains("ASA 8.2 to 9.x");
    }

    @Test
    void a_greeting_of_stars_behind_a_module_that_is_named_is_the_modules() {
        Explanation module = explain("Cisco FWSM, 'SMTP fixup'", "220 *************************************");
        assertThat(String.join("; ", module.ranked().get(0).versions())).startsWith("FWSM");
    }

    @Test
    void what_was_pasted_cannot_break_out_of_the_scenario() {
        Explanation nasty = explain(
                "220 ****\"\"\"} include \"x\" ${a}", "EHLO a\"\"\" {host}", "500 5.5.1 \"XXXX a\" \"\"\" ${x} {ip}");
        assertThat(nasty.scenario())
                .hasValueSatisfying(text -> assertThat(text.split("\"\"\"", -1)).hasSize(3));
    }
}
