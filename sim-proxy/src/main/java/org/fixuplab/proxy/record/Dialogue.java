package org.fixuplab.proxy.record;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.smtp.Verb;

/** Lines of commands and replies, whose names and addresses are replaced. What is not a name is kept if it explains what a firewall does. */
final class Dialogue {

    private static final Pattern COMMAND = Pattern.compile("([ \\t]*)(\\S*)(.*)", Pattern.DOTALL);
    private static final Pattern PATH =
            Pattern.compile("(?i)([ \\t]*(?:FROM|TO)[ \\t]*:[ \\t]*)(<[^>]*>?|[^ \\t\\r\\n]*)(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z0-9-]+)=((?:rfc822;)?)([^ \\t\\r\\n]+)");
    private static final Pattern REPLY = Pattern.compile("(\\d{3}[ -]?)(\\S*)(.*)", Pattern.DOTALL);
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Z]{1,10}");
    private static final Set<String> HARMLESS = Set.of("SIZE", "BODY", "RET", "NOTIFY", "BY", "MT-PRIORITY");
    private static final Set<String> NO_HOSTS = Set.of("ESMTP", "SMTP", "OK");
    private static final int CODE = 3;

    private final Names names;

    Dialogue(Names names) {
        this.names = names;
    }

    /** One of the client's lines, or a piece of one. */
    String command(String line) {
        Matcher parts = COMMAND.matcher(line);
        if (!parts.matches()) {
            return line;
        }
        String verb = parts.group(2);
        String rest = parts.group(3);
        String kept = parts.group(1) + verb;
        return switch (Verb.of(verb)) {
            case HELO, EHLO, LHLO, VRFY, EXPN, ETRN, ATRN -> kept + known(rest);
            case MAIL, RCPT, SAML, SEND, SOML -> kept + path(rest);
            case AUTH, BDAT, STARTTLS -> kept + rest;
            case OTHER -> parts.group(1) + (PLAIN_WORD.matcher(verb).matches() ? verb : filled(verb)) + filled(rest);
            case DATA, RSET, NOOP, QUIT, HELP, TURN, ONEX, VERB, XEXCH50 -> kept + filled(rest);
        };
    }

    private String known(String argument) {
        for (String word : argument.strip().split("[ \\t]+", -1)) {
            names.know(word);
        }
        return names.name(argument);
    }

    private String path(String argument) {
        Matcher parts = PATH.matcher(argument);
        if (!parts.matches()) {
            return names.name(argument);
        }
        String path = parts.group(2);
        String mailbox = path.replaceAll("[<>]", "");
        names.know(mailbox);
        int at = mailbox.lastIndexOf('@');
        if (at > 0) {
            names.know(mailbox.substring(0, at));
            names.know(mailbox.substring(at + 1));
        }
        String parameters = PARAMETER
                .matcher(parts.group(3))
                .replaceAll(found -> Matcher.quoteReplacement(
                        HARMLESS.contains(found.group(1).toUpperCase(Locale.ROOT))
                                ? found.group()
                                : found.group(1) + "=" + found.group(2) + names.name(found.group(3))));
        return parts.group(1) + names.name(path) + parameters;
    }

    /**
     * One of the server's lines.
     *
     * @param namesHost whether its first word is the server's name: a greeting, the first line after EHLO
     */
    String reply(String line, boolean namesHost) {
        Matcher parts = REPLY.matcher(line);
        if (!parts.matches()) {
            return names.text(line);
        }
        String code = parts.group(1);
        if (code.startsWith("334")) {
            // It may name the host, in Base64.
            return code + filled(parts.group(2) + parts.group(3));
        }
        String word = parts.group(2);
        if (!namesHost || code.length() == CODE || NO_HOSTS.contains(word.toUpperCase(Locale.ROOT))) {
            return code + names.text(word + parts.group(3));
        }
        names.know(word);
        return code + names.name(word) + names.text(parts.group(3));
    }

    /** What is neither name nor explanation: only its length stays, and its line end. */
    static String filled(String text) {
        return text.replaceAll("[^\\r\\n \\t]", "x");
    }
}
