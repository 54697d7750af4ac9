package org.fixuplab.lab.journal;

import java.util.Collection;

/** One thing that a match asks for. Immutable. */
record Condition<S>(MatchKey<S> key, String wanted) {

    /** So many values are shown of what there was in place of what was wanted. */
    private static final int SHOWN = 10;

    boolean met(S subject) {
        for (String value : key.values().apply(subject)) {
            if (met(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean met(String value) {
        return switch (key.kind()) {
            case WORD, TEXT, FLAG, NUMBER -> value.equals(wanted);
            case PART -> value.contains(wanted);
            case GREATER -> Long.parseLong(value) > Long.parseLong(wanted);
        };
    }

    /** {@code behaviour dot-split: it had ehlo-mask, verb-x}. */
    String missed(S subject) {
        Collection<String> values = key.values().apply(subject);
        String had = String.join(", ", values.stream().limit(SHOWN).toList());
        String more = values.size() > SHOWN ? " and " + (values.size() - SHOWN) + " more" : "";
        return this + ": it " + (key.many() ? "had " : "was ") + (values.isEmpty() ? "none" : had + more);
    }

    @Override
    public String toString() {
        return key.name() + " " + wanted;
    }
}
