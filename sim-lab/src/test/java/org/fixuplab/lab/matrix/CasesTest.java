package org.fixuplab.lab.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.fixuplab.lab.Lab;
import org.fixuplab.mta.LabAuthority;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What a client sees of each case on the wire. */
@Timeout(120)
class CasesTest {

    private static final LabAuthority AUTHORITY = LabAuthority.create();

    private static final String NO_TLS = "EHLO x|!STARTTLS|STARTTLS|500 |HELO x|250 ";
    private static final String TLS =
            "EHLO x|STARTTLS|STARTTLS|220 |<handshake>|ok|EHLO x|PIPELINING|<mail>|250 2.0.0 Ok: queued";

    /**
     * What a client says and what it gets, in turn: a command, and a text that the reply holds, after ! one that it does not hold. {@code
     * <handshake>} gives {@code ok} or {@code failed}; what ends the connection {@code <RST>}, {@code <FIN>} or {@code <silence>}.
     */
    private static final Map<String, String> PLAYS = new LinkedHashMap<>();

    static {
        PLAYS.put("TLS-01", "<greeting>|220 mail.example.com ESMTP|EHLO x|250-XXXXXXXA|" + NO_TLS);
        PLAYS.put("TLS-02", "EHLO x|!XXXX|EHLO x|!STARTTLS|HELO x|250 ");
        PLAYS.put("TLS-03", "EHLO x|250 XXXXXXXA|STARTTLS|500 #5.5.1 command not recognized|HELO x|250 ");
        PLAYS.put("TLS-04a", "EHLO x|250-STARTTLS|STARTTLS|500 5.5.2 |HELO x|250 ");
        PLAYS.put("TLS-04b", "EHLO x|250-STARTTLS|STARTTLS|502 5.5.2 |HELO x|250 ");
        PLAYS.put("TLS-04c", "EHLO x|250-STARTTLS|STARTTLS|454 4.7.0 |HELO x|250 ");
        PLAYS.put("TLS-05", "EHLO x|250-STARTTLS|STARTTLS|250 2.0.0 Ok|<handshake>|failed");
        PLAYS.put("TLS-06a", "EHLO x|250-STARTTLS|STARTTLS|220 |<hello>|<RST>");
        PLAYS.put("TLS-06b", "EHLO x|250-STARTTLS|STARTTLS|220 |<hello>|<FIN>");
        PLAYS.put("TLS-06c", "EHLO x|250-STARTTLS|STARTTLS|220 |<handshake>|failed");
        PLAYS.put("TLS-06d", "EHLO x|250-STARTTLS|STARTTLS|220 |<hello>|<silence>");
        PLAYS.put("TLS-07", "<greeting>|220 mail.example.com ESMTP|" + TLS);
        PLAYS.put("TLS-08a", "EHLO x|500 5.5.2 |HELO x|250 ");
        PLAYS.put("TLS-08b", "EHLO x|502 unimplemented|HELO x|250 ");
        PLAYS.put("TLS-08c", "EHLO x|550 |HELO x|250 ");
        PLAYS.put("TLS-08d", "EHLO x|=250 2.0.0 Ok|HELO x|250 ");
        PLAYS.put("TLS-09", "EHLO x|421 4.3.2 ");
        PLAYS.put("TLS-10", "EHLO x|250 StartTls|STARTTLS|220 |<handshake>|ok");
        PLAYS.put("INJ-01", "EHLO x|250-STARTTLS|STARTTLS|220 |<reply>|250 AUTH PLAIN LOGIN");
        PLAYS.put("INJ-02", "EHLO x|250-STARTTLS|STARTTLS|220 |<handshake>|ok|<reply>|=250 2.0.0 Ok|EHLO x|PIPELINING");
        PLAYS.put("BAN-01", "<greeting>|=220 *******************************20200*20|" + TLS);
        PLAYS.put("BAN-02", "<greeting>|=220 SMTP/cmap ready_______________|" + TLS);
        PLAYS.put("BAN-03", "<greeting>|=220 ******************************|" + TLS);
        PLAYS.put("BAN-04a", "<greeting>|=220 ********x****0**2*****|" + TLS);
        PLAYS.put("BAN-04b", "<greeting>|=220 |" + TLS);
        PLAYS.put("DAT-01a", "HELO x|250 |<mail>|<RST>");
        PLAYS.put("DAT-01b", "HELO x|250 |<mail>|<RST>");
        PLAYS.put("DAT-01c", "HELO x|250 |<mail>|<RST>");
        PLAYS.put("DAT-02", "HELO x|250 |<mail>|<silence>");
        PLAYS.put("DAT-03", "HELO x|250 |<mail>|<RST>");
        PLAYS.put("DAT-04", "HELO x|250 |<mail>|<silence>");
    }

    @Test
    void every_case_has_a_play() {
        assertThat(Columns.cases()).extracting(Column::id).containsExactlyElementsOf(PLAYS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> each_case_shows_on_the_wire() {
        Map<String, Column> cases = Columns.cases().stream().collect(Collectors.toMap(Column::id, column -> column));
        return PLAYS.entrySet().stream()
                .map(play -> DynamicTest.dynamicTest(play.getKey(), () -> {
                    Column column = cases.get(play.getKey());
                    try (Lab lab = Lab.start(
                            column.settings().withMta(column.settings().mta().withAuthority(AUTHORITY)))) {
                        List<String> got = play(lab, play.getValue());
                        assertThat(String.join("\n", got)).isEmpty();
                        int stored = play.getKey().equals("DAT-03")
                                        || play.getValue().endsWith("queued")
                                ? 1
                                : 0;
                        assertThat(lab.mailbox().orElseThrow().messages()).hasSize(stored);
                    }
                }));
    }

    /** What was not as it should be. */
    private static List<String> play(Lab lab, String play) throws IOException {
        List<String> wrong = new ArrayList<>();
        String[] parts = play.split("\\|");
        try (Dialogue dialogue =
                new Dialogue(lab.firewall(), Duration.ofMillis(play.endsWith("<silence>") ? 700 : 5_000))) {
            String greeting = dialogue.reply();
            for (int i = 0; i < parts.length; i += 2) {
                String got = got(dialogue, parts[i], greeting);
                if (!fits(got, parts[i + 1])) {
                    wrong.add(parts[i] + ": wanted " + parts[i + 1] + ", got " + got);
                }
            }
        }
        return wrong;
    }

    private static String got(Dialogue dialogue, String said, String greeting) throws IOException {
        try {
            String got = switch (said) {
                case "<greeting>" -> greeting;
                case "<handshake>" -> handshake(dialogue);
                case "<hello>" -> {
                    dialogue.write("\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0003");
                    yield dialogue.reply();
                }
                case "<reply>" -> dialogue.reply();
                case "<mail>" -> dialogue.mail(Bench.mail("<1@client.example.com>"));
                default -> dialogue.say(said);
            };
            return got.isEmpty() ? "<FIN>" : got;
        } catch (SocketTimeoutException e) {
            return "<silence>";
        } catch (SocketException e) {
            return "<RST>";
        }
    }

    private static String handshake(Dialogue dialogue) throws IOException {
        try {
            dialogue.handshake(AUTHORITY.clientContext());
            return "ok";
        } catch (SSLException e) {
            return "failed";
        }
    }

    private static boolean fits(String got, String wanted) {
        return switch (wanted.charAt(0)) {
            case '!' -> !got.contains(wanted.substring(1));
            case '=' -> got.equals(wanted.substring(1) + "\n");
            default -> got.contains(wanted);
        };
    }

    @Test
    void cases_are_named_by_id_or_by_how_their_ids_begin() {
        assertThat(Columns.cases("tls-04b")).extracting(Column::id).containsExactly("TLS-04b");
        assertThat(Columns.cases("TLS-06"))
                .extracting(Column::id)
                .containsExactly("TLS-06a", "TLS-06b", "TLS-06c", "TLS-06d");
        assertThat(Columns.cases("DAT")).hasSize(6);
    }

    @Test
    void a_case_that_there_is_not_is_told_which_there_are() {
        for (String wrong : List.of("TLS-11", "TLS-1", "T", "", "TLS-")) {
            assertThatThrownBy(() -> Columns.cases(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("there is no case '" + wrong + "'")
                    .hasMessageContaining("there are TLS-01, TLS-02,");
        }
    }

    @Test
    void firmware_is_a_column_whatever_its_spelling() {
        assertThat(Columns.firmware("ASA 8.2(5)").id()).isEqualTo("asa-8.2.5");
        assertThat(Columns.firmware("asa-8.4.7.25").id())
                .isEqualTo(Columns.firmware("ASA 8.4(7.25)").id());
        assertThat(Columns.firmware("none").title()).isEqualTo("no inspection");
        assertThatThrownBy(() -> Columns.firmware("asa")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_standard_columns_differ_and_can_be_asked_for_by_their_ids() {
        List<Column> standard = Columns.standard();
        assertThat(standard).hasSizeGreaterThanOrEqualTo(8);
        assertThat(standard).extracting(Column::id).doesNotHaveDuplicates().startsWith("none");
        assertThat(standard)
                .allSatisfy(column -> assertThat(Columns.firmware(column.id())
                                .settings()
                                .policy()
                                .firmware())
                        .isEqualTo(column.settings().policy().firmware()));
    }

    @Test
    void a_wrong_file_is_told_with_its_line() {
        assertWrong(
                "cases = [\n{ id = A, title = b, sources = [c], sauce = d }]",
                "there is no key|a case has no key sauce");
        assertWrong("cases = [\n{ id = A, title = b, sources = [] }]", "a case has a source");
        assertWrong("cases = [\n{ id = A, sources = [b] }]", "title");
        assertWrong(
                "cases = [\n{ id = A, title = b, sources = [c], mta { persona = d } }]",
                "There is no persona 'd'|there is no persona 'd'");
        assertWrong(
                "cases = [\n{ id = A, title = b, sources = [c], firewall { firmware = d } }]", "'d' names no platform");
        assertWrong(
                "cases = [\n{ id = A, title = b, sources = [c], mta { faults = [{ at = nowhere, act = fin }] } }]",
                "there is no stage 'nowhere'");
        assertWrong(
                "cases = [\n{ id = A, title = b, sources = [c] }\n{ id = A, title = b, sources = [c] }]",
                "there is a second case A");
    }

    private static void assertWrong(String text, String message) {
        assertThatThrownBy(() -> ColumnFiles.cases("test.conf", ConfigFactory.parseString(text)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("test.conf:")
                .satisfies(wrong -> assertThat(message.split("\\|"))
                        .anyMatch(part -> wrong.getMessage().contains(part)));
    }
}
