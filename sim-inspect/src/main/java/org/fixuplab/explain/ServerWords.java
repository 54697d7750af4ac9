package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the server said, as far as a pasted session shows it; what was masked is guessed. */
final class ServerWords {

    private ServerWords() {}

    static void learn(Server server, Dialogue dialogue, Candidate candidate) {
        for (Exchange exchange : dialogue.exchanges()) {
            List<String> seen = exchange.replies().stream()
                    .map(line -> Speech.withoutOpenEnd(line.text()))
                    .toList();
            if (seen.isEmpty() || !seen.get(0).matches("[2-5]\\d\\d.*")) {
                continue;
            }
            if (exchange.kind() == Exchange.Kind.GREETING) {
                greeting(server, seen, candidate);
            } else if (exchange.verb().equals("EHLO") && exchange.code() == 250) {
                server.offers(offered(seen, candidate));
            } else {
                learn(server, exchange, seen.get(0));
            }
        }
    }

    private static void learn(Server server, Exchange exchange, String reply) {
        String text = reply.length() < 4 ? reply + " ok" : reply.substring(0, 3) + " " + reply.substring(4);
        if (exchange.kind() == Exchange.Kind.MESSAGE) {
            server.says("accepted", text);
        } else if (Speech.isRefusal(exchange.code(), reply)) {
            server.says("unknown", text.replaceAll("(?<![A-Za-z])X{4,}.*?(?=[\"'`]|$)", "the command"));
        } else if (Set.of("MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "HELP", "VRFY", "EXPN", "ETRN")
                .contains(exchange.verb())) {
            boolean goesOn = !exchange.verb().equals("DATA") || exchange.code() == 354;
            if (goesOn) {
                server.says(exchange.verb().toLowerCase(Locale.ROOT), text);
            }
        }
    }

    private static void greeting(Server server, List<String> seen, Candidate candidate) {
        String whole = String.join("\r\n", seen) + "\r\n";
        for (String original : Originals.ofGreeting(seen)) {
            if (new Lens(candidate.policy()).server(original).text().equals(whole)) {
                server.greets(original.lines().toList());
                return;
            }
        }
    }

    private static List<String> offered(List<String> seen, Candidate candidate) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            String text = Originals.text(seen.get(i).replaceFirst("\\\\$", ""));
            lines.add(i > 0 && Originals.isMaskedKeyword(text) ? Originals.keyword(candidate, text) : text);
        }
        return lines;
    }
}
