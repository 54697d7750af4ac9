package org.fixuplab.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.smtp.Verb;
import org.jspecify.annotations.Nullable;

/** Tells who said a line, from its own text alone. */
final class LineReader {

    /** Before what was said: times, a log's head, whose view it is, a prompt. */
    private static final List<Pattern> HEADS = patterns(
            "\\[?\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[AP]M)?]?\\s*[:-]?\\s+",
            "\\[?\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?]?\\s*:?\\s*",
            "\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4},? \\d{1,2}:\\d{2}:\\d{2}(?: [AP]M)?\\s*:?\\s*",
            "[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ ",
            "\\[\\d{1,6}]:? ",
            "\\([A-Za-z0-9 ._-]{1,30}\\) (?=[2-5]\\d\\d[ -])",
            "[*\u2022-] (?=[2-5]\\d\\d[ -])",
            "\\d{1,3}[.):] (?=[2-5]\\d\\d[ -])",
            "\\|\\s?");

    private static final Pattern MARKER = Pattern.compile(
            "(?i)(S|C|Server|Client|>>>|<<<|>>|<<|-->|<--|->|<-|~>|<~|<\\*\\*|\\*\\*>|=>|<=|>|<)(:\\s*|(?<=[<>*~-])\\s*)");

    /** A protocol log of Exchange: time, connector, session, number, addresses, who speaks, what, why. */
    private static final Pattern EXCHANGE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z(?:,[^,]*){2},\\d+(?:,[^,]*){2},([<>]),\"?(.*?)\"?,[^,]*");

    private static final Set<String> SERVERS = Set.of("S", "SERVER", "<-", "<**", "<~");
    private static final Set<String> CLIENTS = Set.of("C", "CLIENT", "->", "**>", "~>");

    private static final Pattern REPLY = Pattern.compile(
            "(?:2(?:11|14|20|21|35|50|51|52)|3(?:34|54)|4(?:02|21|5\\d)|5(?:0\\d|3\\d|5\\d))(?:[ -].*|\\*{3,}.*|)");
    private static final Pattern CODED = Pattern.compile("[2-5]\\d\\d(?:[ -].*|)");
    private static final Pattern STARS = Pattern.compile("[*20 ]{8,}");

    private static final String PLACE = "(?:\\s+(?:\\S+|\\.\\.\\.|\\(.*|\\[.*|<.*))?";
    private static final List<Pattern> COMMANDS = patterns(
            "(?i)(?:EHLO|HELO)" + PLACE + "\\s*",
            "(?i)MAIL\\s+(?:FROM|TO)\\s*:.*",
            "(?i)RCPT\\s+TO\\s*:.*",
            "(?i)(?:DATA|QUIT|RSET|NOOP|STARTTLS|HELP|TURN|ATRN|ONEX|VERB)\\s*",
            "(?i)AUTH (?:PLAIN|LOGIN|CRAM-MD5|NTLM|GSSAPI|DIGEST-MD5)(?: \\S+)?",
            "(?i)(?:VRFY|EXPN|ETRN|SAML|SEND|SOML)\\s+(?:\\S+|\\.\\.\\.)\\s*",
            "(?i)BDAT \\d+(?: LAST)?",
            "X{4,}(?:\\s+\\S+)?");

    private static final Pattern END = Pattern.compile(
            "(?i).*(?:connection (?:closed|reset|to host lost)|lost connection|remote host closed|closed by foreign host"
                    + "|timed out|timeout waiting|connection aborted).*");
    private static final Pattern HEADING =
            Pattern.compile("\\(.{3,60}\\)|[A-Z][^.]{3,60}:|---.*|===.*|___.*|\\$ .*|.*\\$ telnet .*");

    private LineReader() {}

    static Utterance read(PastedLine line) {
        Matcher logged = EXCHANGE.matcher(line.text().strip());
        String text = logged.matches()
                ? logged.group(1) + " " + logged.group(2)
                : withoutHead(line.text().strip());
        @Nullable String marker = null;
        Matcher found = MARKER.matcher(text);
        if (found.lookingAt()) {
            marker = found.group(1).toUpperCase(Locale.ROOT);
            text = withoutHead(text.substring(found.end()));
        }
        return new Utterance(line, kind(text, marker), marker, text);
    }

    /** Who is meant by a marker that means one side wherever it is used. */
    static Utterance.Kind side(@Nullable String marker) {
        if (marker == null) {
            return Utterance.Kind.OTHER;
        }
        return SERVERS.contains(marker)
                ? Utterance.Kind.REPLY
                : CLIENTS.contains(marker) ? Utterance.Kind.COMMAND : Utterance.Kind.OTHER;
    }

    private static Utterance.Kind kind(String text, @Nullable String marker) {
        if (marker != null ? CODED.matcher(text).matches() : REPLY.matcher(text).matches()) {
            return Utterance.Kind.REPLY;
        }
        if (STARS.matcher(text).matches() && text.indexOf('*') >= 0) {
            return Utterance.Kind.REPLY;
        }
        if (isCommand(text)) {
            return Utterance.Kind.COMMAND;
        }
        if (END.matcher(text).matches()) {
            return Utterance.Kind.END;
        }
        return marker == null && HEADING.matcher(text).matches() ? Utterance.Kind.BREAK : Utterance.Kind.OTHER;
    }

    private static boolean isCommand(String text) {
        return COMMANDS.stream().anyMatch(command -> command.matcher(text).matches());
    }

    /** Whether it is one word, as a person types to see what happens; not a word of SMTP. */
    static boolean isWord(String text) {
        return text.matches("[A-Za-z]{4,20}") && Verb.of(text) == Verb.OTHER;
    }

    private static String withoutHead(String text) {
        String rest = text;
        boolean more = true;
        for (int heads = 0; more && heads < 4; heads++) {
            more = false;
            for (Pattern head : HEADS) {
                Matcher matcher = head.matcher(rest);
                if (matcher.lookingAt() && matcher.end() > 0) {
                    rest = rest.substring(matcher.end());
                    more = true;
                }
            }
        }
        return rest;
    }

    private static List<Pattern> patterns(String... expressions) {
        return Arrays.stream(expressions).map(Pattern::compile).toList();
    }
}
