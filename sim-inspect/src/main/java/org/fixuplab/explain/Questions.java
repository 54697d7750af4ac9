package org.fixuplab.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fixuplab.firmware.Sign;

/** What to ask the customer next: first what would tell the remaining candidates apart. */
final class Questions {

    private static final int MOST = 4;

    private static final Pattern CONFIGURATION = Pattern.compile("(?i)\\s*(?:inspect|fixup) ");

    private final Evidence evidence;
    private final Verdict verdict;

    Questions(Evidence evidence, Verdict verdict) {
        this.evidence = evidence;
        this.verdict = verdict;
    }

    List<String> of(List<Judged> standing) {
        Set<String> ask = new LinkedHashSet<>();
        if (evidence.configured().filter(own -> !own.policy().inspects()).isPresent()) {
            ask.add("This device inspects no mail: which other firewall is between client and server?");
            ask.add("Since when is it configured so? Sessions that were open before are still inspected.");
            return List.copyOf(ask);
        }
        if (verdict == Verdict.NOT_THIS_DEVICE) {
            ask.add("Try the same from inside, next to the server: is the greeting the same there?");
            ask.add("Whose greeting is it? Compare it with the one that the server is set to.");
            return List.copyOf(ask);
        }
        if (standing.isEmpty()) {
            ask.add("'telnet HOST 25' from outside, then 'EHLO test', all that is shown; and the same from inside.");
            ask.add("The first lines of 'show version' of every firewall in between.");
            return List.copyOf(ask);
        }
        Set<Object> told = new HashSet<>();
        for (String command : List.of("EHLO test", "HELP", "EXPN test")) {
            if (!isTyped(command)) {
                separates(command, standing, told).ifPresent(ask::add);
            }
        }
        for (Evidence.Seen seen : evidence.signs()) {
            if (!seen.sign().ask().isEmpty() && !isShown(seen.sign(), standing.get(0))) {
                ask.add(seen.sign().ask());
            }
        }
        if (evidence.mentions().stream().noneMatch(Mention::printed)) {
            ask.add("'show version' of the firewall: its first lines name platform and version.");
        }
        if (evidence.configured().isEmpty() && !hasConfiguration()) {
            boolean esmtp = standing.get(0).candidate().family() == Family.ESMTP;
            ask.add(
                    esmtp
                            ? "'show running-config policy-map': which map has 'inspect esmtp', and what is in it?"
                            : "'show running-config | include fixup' (or 'inspect smtp', from 7.0 on).");
        } else if (evidence.dialogues().isEmpty()) {
            ask.add("'telnet HOST 25' from outside, then 'EHLO test': all that is shown.");
        }
        ask.add("Try the same from inside, past the firewall: is it gone there?");
        return new ArrayList<>(ask).subList(0, Math.min(MOST, ask.size()));
    }

    /** Whether something else shows more surely what the sign only hints at: then its question is answered. */
    private static boolean isShown(Sign sign, Judged best) {
        return best.findings().stream()
                .filter(finding -> finding.behaviour().equals(sign.behaviour()))
                .filter(finding -> !finding.reason().equals(sign.note()))
                .anyMatch(finding -> finding.weight() > Weight.EHLO_REFUSED);
    }

    /** Whether lines of the device's configuration about mail were pasted, if not all of it. */
    private boolean hasConfiguration() {
        return evidence.signs().stream()
                .filter(seen -> seen.sign().kind() == Sign.Kind.DEVICE)
                .anyMatch(seen -> CONFIGURATION.matcher(seen.line().text()).lookingAt());
    }

    private boolean isTyped(String command) {
        return evidence.dialogues().stream()
                .flatMap(dialogue -> dialogue.exchanges().stream())
                .anyMatch(exchange -> exchange.verb().equals(Speech.verb(command)));
    }

    /** A question about a command that the remaining candidates treat differently. */
    private static Optional<String> separates(String command, List<Judged> standing, Set<Object> told) {
        Map<String, Set<String>> outcomes = new TreeMap<>();
        for (Judged one : standing) {
            Lens lens = new Lens(one.candidate().policy());
            lens.server("220 mail.example.com ESMTP\r\n");
            Lens.Outcome outcome = lens.client(command + "\r\n");
            String result = !outcome.answer().isEmpty()
                    ? "the firewall itself answers"
                    : outcome.altered() ? "refused" : "answered";
            outcomes.computeIfAbsent(result, any -> new TreeSet<>())
                    .add(one.candidate().family().title());
        }
        if (outcomes.size() < 2 || !told.add(Set.copyOf(outcomes.values()))) {
            return Optional.empty();
        }
        List<String> cases = new ArrayList<>();
        outcomes.forEach((result, families) -> cases.add(result + ": " + String.join(" or ", families)));
        return Optional.of("'telnet HOST 25', then '" + command + "'. " + capital(String.join("; ", cases)) + ".");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
