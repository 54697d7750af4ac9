package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fixuplab.words.NearestWord;
import org.jspecify.annotations.Nullable;

/** Maps for {@code inspect esmtp}, from 7.2 on. */
final class EsmtpMapCommands {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_.*-]+");

    private EsmtpMapCommands() {}

    static List<Command> rows() {
        List<Command> rows = new ArrayList<>();
        rows.add(Command.of(
                Mode.GLOBAL, "policy-map type inspect esmtp NAME", Mode.ESMTP_MAP, EsmtpMapCommands::openMap));
        rows.add(Command.of(
                Mode.GLOBAL,
                "no policy-map type inspect esmtp NAME",
                Mode.GLOBAL,
                (reading, arguments) -> reading.maps().remove(arguments.text())));
        for (String how : List.of("", "match-any ", "match-all ")) {
            boolean any = how.equals("match-any ");
            rows.add(Command.of(
                    Mode.GLOBAL,
                    "class-map type inspect esmtp " + how + "NAME",
                    Mode.ESMTP_CLASS,
                    (reading, arguments) -> reading.maps().openClass(arguments.text(), any)));
        }
        rows.add(Command.of(
                Mode.GLOBAL,
                "no class-map type inspect esmtp NAME",
                Mode.GLOBAL,
                (reading, arguments) -> reading.maps().removeClass(arguments.text())));
        rows.add(Command.of(Mode.ESMTP_CLASS, "description TEXT...", Mode.ESMTP_CLASS, (reading, arguments) -> {}));
        rows.add(Command.of(Mode.ESMTP_MAP, "description TEXT...", Mode.ESMTP_MAP, (reading, arguments) -> {}));
        rows.add(Command.of(Mode.ESMTP_MAP, "parameters", Mode.ESMTP_PARAMETERS, (reading, arguments) -> {}));
        parameters(rows);
        matches(rows);
        rows.add(Command.of(Mode.ESMTP_MAP, "class NAME", Mode.ESMTP_MATCH, EsmtpMapCommands::openClassEntry));
        rows.add(Command.of(
                Mode.ESMTP_MAP,
                "no class NAME",
                Mode.ESMTP_MAP,
                (reading, arguments) -> reading.maps().open().remove("class " + arguments.text())));
        actions(rows);
        return rows;
    }

    private static void openMap(Reading reading, Arguments arguments) {
        String name = arguments.text();
        reading.maps().open(name);
        if (name.equals(EsmtpMap.DEFAULT)) {
            reading.remark(
                    arguments.line(),
                    "the device's own map: it applies as listed where a policy says 'inspect esmtp' without another map");
        }
    }

    private static void parameters(List<Command> rows) {
        parameter(
                rows, "mask-banner", (reading, arguments) -> parameters(reading).maskBanner(true));
        parameter(
                rows,
                "no mask-banner",
                (reading, arguments) -> parameters(reading).maskBanner(false));
        parameter(rows, "allow-tls", (reading, arguments) -> parameters(reading).allowTls(true));
        parameter(
                rows,
                "allow-tls action log",
                (reading, arguments) -> parameters(reading).allowTls(true));
        parameter(
                rows,
                "no allow-tls",
                (reading, arguments) -> parameters(reading).allowTls(false));
        parameter(
                rows,
                "no allow-tls action log",
                (reading, arguments) -> parameters(reading).allowTls(false));
        parameter(rows, "special-character", (reading, arguments) -> special(reading, null));
        parameter(
                rows,
                "no special-character [TEXT...]",
                (reading, arguments) -> parameters(reading).specialCharacter(false, null));
        parameter(
                rows,
                "no mail-relay",
                (reading, arguments) -> parameters(reading).noMailRelay(""));
        parameter(
                rows,
                "no mail-relay DOMAIN [TEXT...]",
                (reading, arguments) -> parameters(reading).noMailRelay(arguments.text(0)));
        for (String action : List.of("drop-connection [log]", "log")) {
            parameter(
                    rows,
                    "special-character action " + action,
                    (reading, arguments) -> special(reading, reaction(arguments)));
            parameter(rows, "mail-relay DOMAIN action " + action, EsmtpMapCommands::mailRelay);
        }
    }

    private static void parameter(List<Command> rows, String pattern, Command.Action action) {
        rows.add(Command.of(Mode.ESMTP_PARAMETERS, pattern, Mode.ESMTP_PARAMETERS, action));
    }

    private static EsmtpParameters parameters(Reading reading) {
        return reading.maps().open().parameters();
    }

    private static void special(Reading reading, EsmtpParameters.@Nullable Reaction reaction) {
        parameters(reading).specialCharacter(true, reaction);
    }

    private static void mailRelay(Reading reading, Arguments arguments) {
        String domain = arguments.text(0);
        EsmtpParameters.Reaction reaction = reaction(arguments);
        if (!DOMAIN.matcher(domain).matches()) {
            arguments.refuse(0, "'" + domain + "' is no domain: write one such as example.com");
        }
        Optional<EsmtpParameters.Reaction> others = parameters(reading).relayBeside(domain);
        if (others.isPresent() && !others.get().equals(reaction)) {
            arguments.notModelled(2, "the mail-relay lines above have another action: give all of them the same");
        }
        parameters(reading).mailRelay(domain, reaction);
    }

    private static EsmtpParameters.Reaction reaction(Arguments arguments) {
        boolean drops = arguments.line().words().stream().anyMatch(word -> word.is("drop-connection"));
        return new EsmtpParameters.Reaction(drops ? "drop-connection" : "none", arguments.endsWith("log"));
    }

    private static void matches(List<Command> rows) {
        for (EsmtpMatchKind kind : EsmtpMatchKind.ALL) {
            for (boolean negated : new boolean[] {false, true}) {
                String match = (negated ? "match not " : "match ");
                match(rows, match + kind.pattern(), kind, negated);
                if (kind.argument() == EsmtpMatchKind.Argument.REGEX) {
                    match(rows, match + kind.words().toLowerCase(Locale.ROOT) + " class NAME", kind, negated);
                }
            }
        }
        for (Mode mode : List.of(Mode.ESMTP_MAP, Mode.ESMTP_CLASS)) {
            rows.add(Command.of(
                    mode,
                    "match body length gt NUMBER",
                    mode,
                    (reading, arguments) -> arguments.notModelled(
                            2, "a limit for a whole body is not modelled: remove the match and its action")));
            rows.add(Command.of(mode, "no match CRITERION...", mode, EsmtpMapCommands::removeMatch));
        }
    }

    private static void match(List<Command> rows, String pattern, EsmtpMatchKind kind, boolean negated) {
        rows.add(Command.of(Mode.ESMTP_MAP, pattern, Mode.ESMTP_MATCH, (reading, arguments) -> {
            List<EsmtpMatch> matches = EsmtpMatchReader.read(kind, negated, reading, arguments);
            EsmtpMap.Entry entry = reading.maps().open().entry(text(arguments.line(), 0), "", matches);
            reading.maps().openEntry(entry, kind.masks());
        }));
        rows.add(Command.of(Mode.ESMTP_CLASS, pattern, Mode.ESMTP_CLASS, (reading, arguments) -> {
            List<EsmtpMatch> matches = EsmtpMatchReader.read(kind, negated, reading, arguments);
            EsmtpClass open = reading.maps().openClass();
            open.matches().put(text(arguments.line(), 0), matches);
            if (!open.any() && open.matches().size() > 1) {
                arguments.notModelled(
                        0,
                        "a class that wants all of several matches is not modelled: write match-any, or one match a class");
            }
        }));
    }

    /** The line from a word on, as a key: blanks and case do not count. */
    private static String text(Line line, int word) {
        return line.words().stream()
                .skip(word)
                .map(it -> it.text().toLowerCase(Locale.ROOT))
                .reduce("", (left, right) -> left.isEmpty() ? right : left + " " + right);
    }

    private static void removeMatch(Reading reading, Arguments arguments) {
        String text = text(arguments.line(), 1);
        reading.maps().open().remove(text);
        reading.maps().openClass().matches().remove(text);
    }

    private static void openClassEntry(Reading reading, Arguments arguments) {
        String name = arguments.text();
        if (!reading.maps().hasClass(name)) {
            arguments.refuse(
                    0,
                    "there is no class '" + name
                            + "' of ESMTP matches above this line: write 'class-map type inspect esmtp" + " match-any "
                            + name + "' and its lines before it");
        }
        boolean masks = Optional.ofNullable(reading.maps().classes().get(name))
                .map(it -> it.matches().values().stream()
                        .flatMap(List::stream)
                        .allMatch(match -> EsmtpMatchKind.of(match.behaviour())
                                .filter(EsmtpMatchKind::masks)
                                .isPresent()))
                .orElse(true);
        reading.maps().openEntry(reading.maps().open().entry("class " + name, name, List.of()), masks);
    }

    private static void actions(List<Command> rows) {
        for (String action : List.of("drop-connection", "reset", "drop")) {
            String does = action.equals("drop") ? "drop-connection" : action;
            action(rows, action + " [log]", (reading, arguments) -> act(reading, arguments, does));
            if (!action.equals("reset")) {
                action(rows, action + " send-protocol-error [log]", (reading, arguments) -> {
                    act(reading, arguments, does);
                    reading.remark(
                            arguments.line(),
                            "send-protocol-error is ignored: what the device then says to the client is not known");
                });
            }
            action(
                    rows,
                    "no " + action + " [TEXT...]",
                    (reading, arguments) -> reading.maps().entry().act("none", false));
        }
        action(rows, "mask [log]", EsmtpMapCommands::mask);
        action(
                rows,
                "no mask [log]",
                (reading, arguments) -> reading.maps().entry().act("none", false));
        action(rows, "log", (reading, arguments) -> reading.maps().entry().log(true));
        action(rows, "no log", (reading, arguments) -> reading.maps().entry().log(false));
        action(
                rows,
                "rate-limit NUMBER",
                (reading, arguments) -> reading.remark(
                        arguments.line(),
                        "rate-limit is ignored: how the device counts and what it does to the rest is not known"));
        action(rows, "no rate-limit [NUMBER]", (reading, arguments) -> {});
    }

    private static void action(List<Command> rows, String pattern, Command.Action action) {
        rows.add(Command.of(Mode.ESMTP_MATCH, pattern, Mode.ESMTP_MATCH, action));
    }

    private static void act(Reading reading, Arguments arguments, String action) {
        reading.maps().entry().act(action, arguments.endsWith("log"));
        if (arguments.line().words().get(0).is("drop")) {
            reading.remark(arguments.line(), "drop is taken as drop-connection (assumed)");
        }
    }

    private static void mask(Reading reading, Arguments arguments) {
        if (!reading.maps().isMaskable()) {
            arguments.refuseWord(
                    0,
                    "mask goes with 'match ehlo-reply-parameter' and 'match cmd verb' only: write drop-connection, reset or log");
        }
        reading.maps().entry().act("mask", arguments.endsWith("log"));
    }

    /** What a person may have meant by a word that none of these are. */
    static String hint(String word, List<String> words) {
        return NearestWord.hint(word, words) + ": write " + NearestWord.oneOf(words);
    }
}
