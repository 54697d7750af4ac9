package org.fixuplab.app.output;

/** Colours, where the terminal has them. Immutable. */
public record Paint(boolean colour) {

    public static Paint of(Terminal terminal) {
        return new Paint(terminal.colour());
    }

    public String good(String text) {
        return with("32", text);
    }

    public String bad(String text) {
        return with("31;1", text);
    }

    public String strong(String text) {
        return with("1", text);
    }

    public String faint(String text) {
        return with("2", text);
    }

    private String with(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
