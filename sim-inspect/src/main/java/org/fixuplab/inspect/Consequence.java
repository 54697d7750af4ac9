package org.fixuplab.inspect;

import org.fixuplab.event.Action;

/**
 * What follows when a rule matches. Immutable.
 *
 * @param subject what the device says it matched: {@code header line length gt 998}
 * @param logged whether the device writes a line about it
 * @param mapClass the number of the class in the ESMTP map; 0 if it is in none
 */
record Consequence(String behaviour, String subject, Action action, boolean logged, int mapClass) {

    /**
     * That of a class of a map, by its parameters {@code action}, {@code log} and {@code negate}. How a device words a {@code match not}
     * is not known.
     */
    static Consequence of(Rule rule, String subject) {
        Settings settings = rule.settings();
        String words = isNegated(rule) ? "not " + subject : subject;
        return new Consequence(
                rule.id(), words, actionOf(settings.word("action")), settings.flag("log"), rule.mapClass());
    }

    /** Whether the class is one of {@code match not}. */
    static boolean isNegated(Rule rule) {
        return rule.settings().flag("negate");
    }

    /** {@code none}, as a class that only logs has it, is that too. */
    static Action actionOf(String word) {
        return word.equals("none") ? Action.LOG : Action.of(word);
    }

    Consequence about(String text) {
        return new Consequence(behaviour, text, action, logged, mapClass);
    }

    boolean masks() {
        return action == Action.MASK;
    }
}
