package org.fixuplab.explain;

/** The two kinds of inspection that a customer can tell apart with EHLO. */
public enum Family {
    /** EHLO is not among the verbs that pass: PIX to 6.3, FWSM, and whatever has {@code inspect smtp}. */
    FIXUP("fixup era", "EHLO is refused"),
    /** EHLO passes, and the reply's keywords are masked. */
    ESMTP("esmtp era", "EHLO passes, keywords are masked");

    private final String title;
    private final String sign;

    Family(String title, String sign) {
        this.title = title;
        this.sign = sign;
    }

    /** {@code fixup era} */
    public String title() {
        return title;
    }

    /** How one knows it. */
    public String sign() {
        return sign;
    }
}
