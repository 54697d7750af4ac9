package org.fixuplab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fixuplab.firmware.Firmware;

/** Maps for ESMTP that nobody would write. */
final class RandomMap {

    private static final List<String> PATTERNS =
            List.of("boss@example\\.com", "^a.*b$", "(x|y)+[a-z0-9_]{2,5}", "[^@]+@", "\\x41\\\\", "[[&]");

    private RandomMap() {}

    static String text(Random random, Firmware firmware) {
        List<String> regexes = new ArrayList<>();
        List<String> map = new ArrayList<>(List.of("policy-map type inspect esmtp m", " parameters"));
        parameters(random, firmware, map);
        for (int count = random.nextInt(8); count > 0; count--) {
            EsmtpMatchKind kind = EsmtpMatchKind.ALL.get(random.nextInt(EsmtpMatchKind.ALL.size()));
            map.add(" match " + (random.nextInt(4) == 0 ? "not " : "") + kind.words() + " "
                    + argument(random, kind, regexes));
            map.add("  " + action(random, kind));
        }
        regexes.addAll(map);
        regexes.addAll(List.of("policy-map global_policy", " class inspection_default", "  inspect esmtp m"));
        return String.join("\n", regexes) + "\n";
    }

    private static void parameters(Random random, Firmware firmware, List<String> map) {
        map.add("  " + pick(random, "mask-banner", "no mask-banner"));
        map.add("  "
                + pick(
                        random,
                        "no mail-relay",
                        "mail-relay example.com action log",
                        "mail-relay example.com action drop-connection",
                        "mail-relay example.com action drop-connection log"));
        if (Gate.SPECIAL_CHARACTER.knows(firmware)) {
            map.add("  "
                    + pick(
                            random,
                            "special-character",
                            "no special-character",
                            "special-character action log",
                            "special-character action drop-connection log"));
        }
        if (Gate.ALLOW_TLS.knows(firmware)) {
            map.add("  " + pick(random, "allow-tls", "no allow-tls", "allow-tls action log", "!"));
        }
    }

    private static String argument(Random random, EsmtpMatchKind kind, List<String> regexes) {
        return switch (kind.argument()) {
            case NUMBER -> Integer.toString(1 + random.nextInt(100));
            case VERBS -> pick(random, "VRFY", "vrfy ETRN", "X-FOO");
            case KEYWORDS -> pick(random, "others", "SIZE", "size dsn", "etrn others");
            case ENCODINGS -> pick(random, "base64", "7bit 8bit others", "quoted-printable");
            case REGEX -> regex(random, regexes);
        };
    }

    private static String regex(Random random, List<String> regexes) {
        String name = "r" + regexes.size();
        List<String> members = new ArrayList<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            members.add(name + "_" + count);
            regexes.add("regex " + name + "_" + count + " \"" + PATTERNS.get(random.nextInt(PATTERNS.size())) + "\"");
        }
        if (members.size() == 1) {
            return members.get(0);
        }
        regexes.add("class-map type regex match-any " + name);
        members.forEach(member -> regexes.add(" match regex " + member));
        return "class " + name;
    }

    private static String action(Random random, EsmtpMatchKind kind) {
        List<String> actions =
                new ArrayList<>(List.of("drop-connection", "drop-connection log", "reset", "reset log", "log"));
        if (kind.masks()) {
            actions.addAll(List.of("mask", "mask log"));
        }
        return actions.get(random.nextInt(actions.size()));
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
