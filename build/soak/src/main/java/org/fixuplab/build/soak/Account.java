package org.fixuplab.build.soak;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run prints, and whether it adds up. Confined to a thread. */
final class Account {

    private final PrintStream out;
    private final Map<String, Object> json = new LinkedHashMap<>();
    private int checks;
    private int failed;

    Account(PrintStream out) {
        this.out = out;
    }

    void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }

    /** A number for the JSON summary. */
    void fact(String key, Object value) {
        json.put(key, value);
    }

    /** A row that says a number, and which it should be. */
    void equal(String what, long found, long wanted) {
        check(found == wanted, "%-56s %12d  wanted %d", what, found, wanted);
        json.put(what, found);
    }

    void check(boolean holds, String format, Object... values) {
        checks++;
        if (!holds) {
            failed++;
        }
        line("  %s " + format, prepended(holds ? "ok " : "NOT", values));
    }

    private static Object[] prepended(Object first, Object... rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /** Ends the account. */
    boolean verdict(String run) {
        json.put("checks", checks);
        json.put("failed", failed);
        line("");
        if (failed == 0) {
            line("%s: everything adds up (%d checks)", run, checks);
        } else {
            line("%s: %d of %d checks do not hold: see NOT above", run, failed, checks);
        }
        return failed == 0;
    }

    Map<String, Object> json() {
        return json;
    }
}
