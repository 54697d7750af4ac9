package org.fixuplab.lab.scenario;

/**
 * What another room says is wrong, as the two halves of a problem, each with a small letter first. Immutable.
 */
record Sentence(String message, String remedy) {

    /** Of {@code '8' names no platform: write PIX}, and of two sentences, the second part is the remedy. */
    static Sentence of(String said) {
        String whole = said.strip();
        String text = whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
        int colon = text.lastIndexOf(": ");
        int stop = text.indexOf(". ");
        if (stop >= 0) {
            return new Sentence(small(text.substring(0, stop)), small(text.substring(stop + 2)));
        }
        return colon < 0
                ? new Sentence(small(text), "correct it, or remove it")
                : new Sentence(small(text.substring(0, colon)), small(text.substring(colon + 2)));
    }

    static Sentence of(IllegalArgumentException wrong) {
        return of(String.valueOf(wrong.getMessage()));
    }

    private static String small(String text) {
        boolean word = text.startsWith("A ") || (text.length() > 1 && Character.isLowerCase(text.charAt(1)));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }
}
