package org.fixuplab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.app.command.Subcommand;
import org.fixuplab.app.command.Surroundings;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.Shutdown;
import org.fixuplab.app.process.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CommandLineTest {

    @Test
    void alone_it_shows_what_to_type() {
        Cli.Outcome outcome = Cli.run();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.assertSame("help.txt", outcome.out());
    }

    @Test
    void help_fits_80_columns() {
        assertThat(Cli.run("--help").out().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(86));
    }

    @ParameterizedTest
    @EnumSource
    void every_command_tells_its_options(Subcommand command) {
        String[] words = command.words().toArray(String[]::new);
        String[] asked = java.util.Arrays.copyOf(words, words.length + 1);
        asked[words.length] = "--help";
        Cli.Outcome outcome = Cli.run(asked);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.assertSame("help-" + command.text().replace(' ', '-') + ".txt", outcome.out());
        String[] help = java.util.stream.Stream.concat(java.util.stream.Stream.of("help"), command.words().stream())
                .toArray(String[]::new);
        assertThat(Cli.run(help).out()).isEqualTo(outcome.out());
    }

    @Test
    void tells_its_version() {
        assertThat(Cli.run("--version").out()).isEqualTo("fixuplab " + Version.text() + "\n");
        assertThat(Version.text()).doesNotContain("$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serv                              | there is no command 'serv' (did you mean 'serve'?)",
                "banana                            | there is no command 'banana'; fixuplab --help lists the commands",
                "--quiet run                       | options stand after the command: fixuplab COMMAND --quiet",
                "firmware                          | fixuplab firmware wants one of: firmware ls, firmware show V",
                "firmware shw                      | fixuplab firmware wants one of: firmware ls, firmware show V",
                "firmware show                     | missing: V",
                "firmware show 8.2                 | names no platform",
                "firmware show asa-8.2.5 more      | 'more' is one word too many",
                "firmware ls --jsn                 | unknown option '--jsn' (did you mean '--json'?)",
                "proxy                             | proxy needs --upstream HOST:PORT",
                "proxy --upstream 0                | --upstream 127.0.0.1:0: write the port of your mail server",
                "proxy --transparent --proxy-protocol-in | --transparent and --proxy-protocol-in each say who the client is",
                "proxy --upstream mail             | --upstream: 'mail' is not HOST:PORT, such as 127.0.0.1:25",
                "proxy --upstream :25 --listen x:y | --listen: 'x:y' is not HOST:PORT",
                "proxy --upstream :25 --firmware x | firmware: 'x' names no platform",
                "proxy --upstream :25 --inside x   | --inside: 'x' is neither mta nor client",
                "proxy --upstream :25 --drain x    | --drain: 'x' is not a duration, such as 500ms, 2s, 10m or 1h",
                "proxy --upstream :25 --mss x      | --mss: 'x' is not a whole number",
                "proxy --upstream :25 --set x=1    | --set x=1: write behaviours.ID.KEY=VALUE",
                "proxy --upstream :25 --set behaviours.ehlo-msk.letters=on | did you mean 'ehlo-mask'?",
                "proxy --upstream :25 --device-config /none | the device configuration /none cannot be read: no such file",
                "config --conf /none               | the configuration file /none cannot be read: no such file or directory",
                "config banana                     | there is no command 'banana'",
                "mta --persona nobody              | persona: ",
                "mta --fault at=rcpt               | --fault 'at=rcpt': A fault does something: write a reply,",
                "mta --fault {                     | --fault '{': It is no group of keys such as { at = rcpt,",
                "serve --fault at=x,act=fin        | --fault 'at=x,act=fin': There is no stage 'x'",
                "mta --tls expird                  | --tls: There is no certificate 'expird' (did you mean 'expired'?)",
                "mta --tls off --implicit-tls      | --implicit-tls: there is no TLS with --tls off",
                "mta --tls-key k.pem               | --tls-key k.pem: name its certificate, too: --tls-certificate FILE",
                "mta --tls off --tls-certificate c | there is one certificate; leave out one of them",
                "mta --tls-certificate /none       | --tls-certificate: /none does not exist: name a PEM file",
                "mta --login secret                | --login: write USER:PASSWORD",
                "serve x.conf --fault at=rcpt      | a scenario says itself which firewall and MTA it wants",
                "exec                              | missing: COMMAND",
                "exec --expect a=b -- true         | --expect a=b: there is no key 'a'",
                "exec --expect mailbox.count=x -- true | 'x' is no value of mailbox.count",
                "proxy --upstream :25 --mss -5     | --mss -5: a segment has 1 to 65495 octets",
                "check --columns -5 x.conf         | --columns -5: a width is 1 or more",
                "exec --expect behaviours.include=bogus -- true | 'bogus' is no value of behaviours.include: there are ",
                "exec --expect mailbx.count=1 -- true | (did you mean 'mailbox.count'?): there are ",
                "run                               | missing: SCENARIO",
                "check                             | missing: FILE",
                "send --persona postfix-mai        | There is no sender 'postfix-mai'. Did you mean 'postfix-may'?",
                "send --set tls                    | --set tls: write KEY=VALUE",
                "send --set tls.vrify=on           | --set tls.vrify=on: ",
                "send --wind soon                  | --wind: 'soon' is neither a duration, such as 300ms, nor off",
                "send --attempts 0                 | attempts",
                "send --size 0                     | --size 0: a message has 1 to ",
                "send --to ,                       | --to ',': a message has a recipient",
                "send --file /none                 | the message /none cannot be read: no such file or directory",
                "send --ca /none                   | the file /none cannot be read: no such file or directory",
                "send --login alice                | --login: write USER:PASSWORD",
                "send --segments often             | 'often' ",
                "matrix --senders postfix-mai      | --senders: There is no sender 'postfix-mai'. Did you mean 'postfix-may'?",
                "matrix --senders exim,exim        | two senders are called 'exim'",
                "matrix --sender swaks             | --sender: the command 'swaks'",
                "matrix --mta postfx               | --mta: there is no 'postfx' (did you mean 'postfix",
                "matrix --firmware 8.2             | --firmware: ",
                "matrix --faults TLS-99            | --faults: there is no case 'TLS-99'",
                "matrix --shard 3/2                | --shard: '3/2' is no share",
                "matrix --jobs -1                  | --jobs -1: write 1 to ",
                "matrix --cell-timeout 0s          | --cell-timeout 0: a cell takes a moment",
                "matrix --fail-on leeked           | --fail-on: 'leeked' is nothing to fail on (did you mean 'leaked'?)",
                "matrix --against /none            | --against: /none: there is no such file",
                "proxies                           | fixuplab proxies wants one of: proxies ls, proxies create NAME",
                "proxies create                    | missing: NAME",
                "proxies create x --set x=1        | --set x=1: write behaviours.ID.KEY=VALUE",
                "proxies create x --listen y       | --listen: 'y' is not HOST:PORT",
                "proxies create x --inside y       | --inside: 'y' is neither mta nor client",
                "proxies create x --mss -1         | --mss -1: a segment has 1 to 65495 octets",
                "proxies create x --device-config /none | the device configuration /none cannot be read: no such file",
                "proxies set x                     | say what to change, such as --firmware none",
                "sessions shw                      | fixuplab sessions wants one of: sessions ls, sessions show ID",
                "sessions show                     | missing: ID",
                "sessions export 1                 | say what to write: --bundle F.zip",
                "sessions export 1 --pcap x --bundle x | two of them cannot both be written to x",
                "sessions export 1 --transcript x  | --transcript x: the name tells the form: .txt, .html or .jsonl",
                "sessions wait --match tls         | --match tls: write KEY=VALUE, such as behaviour=ehlo-mask",
                "sessions wait --timeout soon      | --timeout: 'soon' is not a duration",
                "sessions wait --timeout 1h        | --timeout 1h: a wait lasts 10m at most",
                "sessions wait --count 0           | --count 0: write 1 or more",
                "messages ls --url banana://x      | 'banana://x' is no lab's address, such as http://127.0.0.1:8525",
                "ready --wait soon                 | --wait: 'soon' is not a duration",
                "populate /none                    | the file /none cannot be read: there is no such file",
                "firmware ls --color blue          | --color: 'blue' is none of auto, always, never",
            })
    void a_slip_gets_a_sentence_and_exit_2(String words, String sentence) {
        Cli.Outcome outcome = Cli.run(words.split(" ", -1));
        assertThat(outcome.err()).contains(sentence).startsWith("fixuplab: ");
        assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void our_own_fault_is_exit_70_with_a_report_in_a_file_and_no_stack_trace_on_the_terminal() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream broken = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                throw new IllegalStateException("a fault of ours");
            }
        };
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8);
        int code = Fixuplab.run(
                List.of("firmware", "ls"),
                new Surroundings(
                        broken, errStream, Map.of("HOME", "/nonexistent"), Terminal.PLAIN, new Shutdown(false)));
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(code).isEqualTo(70);
        assertThat(said).contains("a fault of ours").doesNotContain("\tat ");
        Matcher place = Pattern.compile("details are in (\\S+);").matcher(said);
        assertThat(place.find()).isTrue();
        Path report = Path.of(place.group(1));
        assertThat(Files.readString(report))
                .contains("Fixup Lab " + Version.text(), "[firmware, ls]", "a fault of ours", "\tat ");
        Files.delete(report);
    }
}
