package org.fixuplab.inspect;

import org.fixuplab.smtp.Verb;

/** How many recipients the message in the making has, on one of the two ways: RCPT sent, or RCPT refused. Confined to its session. */
final class Recipients {

    private final RecipientCount[] classes;
    private final Matches matches;
    private int count;

    Recipients(RecipientCount[] classes, Matches matches) {
        this.classes = classes;
        this.matches = matches;
    }

    /** One more; {@code offset} is that of the octet by which it is known. */
    void add(long offset) {
        count++;
        for (RecipientCount counted : classes) {
            if (counted.offends(count)) {
                matches.add(counted.consequence(), offset);
            }
        }
    }

    void clear() {
        count = 0;
    }

    /** Whether with this command another message may begin. */
    static boolean clears(Verb verb) {
        return verb == Verb.MAIL || verb == Verb.RSET || verb == Verb.EHLO || verb == Verb.HELO;
    }
}
