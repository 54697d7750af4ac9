package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The mail server behind the firewall, as the lab's MTA plays it: what it says is taken from the paste where that shows it. One session;
 * the commands it answers are those that a persona has replies for.
 */
final class Server {

    private static final int MOST_KEYWORDS = 40;

    private final Map<String, String> replies = new LinkedHashMap<>();
    private final Map<String, String> said = new LinkedHashMap<>();
    private final Set<String> used = new TreeSet<>();
    private List<String> greeting = List.of("220 mail.example.com ESMTP");
    private String hello = "mail.example.com";
    private List<String> keywords = List.of("PIPELINING", "SIZE 10240000", "VRFY", "STARTTLS", "8BITMIME", "HELP");
    private boolean inTransaction;
    private boolean hasRecipient;
    private boolean expectsMessage;

    Server() {
        replies.put("mail", "250 sender ok");
        replies.put("rcpt", "250 recipient ok");
        replies.put("data", "354 go ahead");
        replies.put("accepted", "250 message accepted");
        replies.put("rset", "250 reset");
        replies.put("noop", "250 ok");
        replies.put("quit", "221 bye");
        replies.put("starttls", "220 go ahead");
        replies.put("unknown", "500 command not recognized");
        replies.put("mail-first", "503 MAIL first");
        replies.put("data-early", "503 MAIL first");
        replies.put("rcpt-first", "503 RCPT first");
        replies.put("mail-nested", "503 MAIL already given");
        replies.put("hello-syntax", "501 a name is needed");
    }

    /** What it says first, its codes included. */
    void greets(List<String> lines) {
        greeting = lines.stream().map(Server::printable).toList();
    }

    /** The lines of its reply to EHLO, without their codes; the first is its name. */
    void offers(List<String> lines) {
        hello = printable(lines.get(0));
        keywords = lines.stream()
                .skip(1)
                .limit(MOST_KEYWORDS)
                .map(Server::printable)
                .filter(keyword -> !keyword.isBlank())
                .toList();
    }

    /** How it answers one thing; only the first word on it counts. */
    void says(String key, String reply) {
        said.putIfAbsent(key, printable(reply));
    }

    List<String> greeting() {
        return greeting;
    }

    boolean expectsMessage() {
        return expectsMessage;
    }

    /** The reply's lines to what reached it; empty if it is still waiting. */
    List<String> answer(String line) {
        String verb = Speech.verb(line);
        String argument = line.strip().length() > verb.length()
                ? line.strip().substring(verb.length()).strip()
                : "";
        return switch (verb) {
            case "EHLO" -> argument.isEmpty() ? reply("hello-syntax") : ehlo();
            case "HELO" -> argument.isEmpty() ? reply("hello-syntax") : List.of("250 " + hello);
            case "MAIL" -> {
                if (inTransaction) {
                    yield reply("mail-nested");
                }
                inTransaction = true;
                yield reply("mail");
            }
            case "RCPT" -> {
                if (!inTransaction) {
                    yield reply("mail-first");
                }
                hasRecipient = true;
                yield reply("rcpt");
            }
            case "DATA" -> {
                if (!inTransaction || !hasRecipient) {
                    yield reply(inTransaction ? "rcpt-first" : "data-early");
                }
                expectsMessage = true;
                yield reply("data");
            }
            case "RSET" -> {
                inTransaction = false;
                hasRecipient = false;
                yield reply("rset");
            }
            case "NOOP", "QUIT", "STARTTLS" -> reply(verb.toLowerCase(Locale.ROOT));
            case "HELP", "VRFY", "EXPN", "ETRN" ->
                said.containsKey(verb.toLowerCase(Locale.ROOT))
                        ? reply(verb.toLowerCase(Locale.ROOT))
                        : reply(verb.equals("VRFY") || verb.equals("ETRN") ? verb.toLowerCase(Locale.ROOT) : "unknown");
            default -> reply("unknown");
        };
    }

    /** The reply to a whole message. */
    List<String> accepts() {
        expectsMessage = false;
        inTransaction = false;
        hasRecipient = false;
        return reply("accepted");
    }

    private List<String> ehlo() {
        inTransaction = false;
        hasRecipient = false;
        List<String> lines = new ArrayList<>(List.of(hello));
        lines.addAll(keywords);
        List<String> coded = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            coded.add((i == lines.size() - 1 ? "250 " : "250-") + lines.get(i));
        }
        return coded;
    }

    private List<String> reply(String key) {
        used.add(key);
        return List.of(said.getOrDefault(key, replies.getOrDefault(key, "250 ok")));
    }

    /** Its persona, as a scenario file writes it. */
    String persona() {
        StringBuilder text = new StringBuilder("mta {\n  persona        = postfix\n  hello-required = off\n");
        text.append("  errors.limit   = 100\n");
        text.append("  greeting       = ").append(list(greeting)).append('\n');
        text.append("  hello          = ").append(quoted(hello)).append('\n');
        text.append("  ehlo           = ").append(list(keywords)).append("\n  replies {\n");
        for (String key : used) {
            text.append("    ")
                    .append(key)
                    .append(" = ")
                    .append(quoted(said.getOrDefault(key, replies.getOrDefault(key, "250 ok"))))
                    .append('\n');
        }
        return text.append("  }\n}\n").toString();
    }

    private static String list(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(Server::quoted).toList()) + "]";
    }

    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** What a persona may say: no braces, which would be filled in, and nothing beyond ASCII. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            printable.append(c == '{' ? '(' : c == '}' ? ')' : c < ' ' || c > '~' ? '?' : c);
        }
        return printable.toString().stripTrailing();
    }
}
