package org.fixuplab.captures;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs in the field that take a greeting for that of such a firewall. */
enum BannerOracle {
    /** nmap's service probes, a PIX: stars, digits and blanks. */
    NMAP("^220 [\\*\\d\\ ]{2,300}\\r\\n", true),
    /** recog's fingerprints, a PIX from 5 on. */
    RECOG_STARS("^[\\*20 ]{1,1000}$", false),
    /** recog's fingerprints, a PIX 4. */
    RECOG_CMAP("^SMTP/cmap ready_+$", false),
    /** Postfix's workarounds. */
    POSTFIX("^[20 *\\t\\r\\n]+$", true),
    /** PowerMTA: ten stars or more. */
    POWERMTA("\\*{10}", true);

    private final Pattern pattern;
    private final boolean whole;

    /** @param whole whether it looks at the code and CRLF, too */
    BannerOracle(String pattern, boolean whole) {
        this.pattern = Pattern.compile(pattern);
        this.whole = whole;
    }

    private boolean recognises(String greeting) {
        String text = greeting.substring("220 ".length()).replace("\r\n", "");
        return pattern.matcher(whole ? greeting : text).find();
    }

    /** Those that recognise it. */
    static Set<BannerOracle> recognising(String greeting) {
        Set<BannerOracle> oracles = EnumSet.noneOf(BannerOracle.class);
        Arrays.stream(values()).filter(oracle -> oracle.recognises(greeting)).forEach(oracles::add);
        return oracles;
    }
}
