package org.fixuplab.mta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What MAIL began. Confined to its session. */
final class Transaction {

    private final String sender;
    private final boolean utf8;
    private final List<String> recipients = new ArrayList<>();
    private @Nullable MessageOctets chunks;

    /** @param utf8 MAIL said SMTPUTF8 */
    Transaction(String sender, boolean utf8) {
        this.sender = sender;
        this.utf8 = utf8;
    }

    String sender() {
        return sender;
    }

    boolean utf8() {
        return utf8;
    }

    List<String> recipients() {
        return recipients;
    }

    /** Whether a BDAT came, after which only BDAT may follow. */
    boolean chunked() {
        return chunks != null;
    }

    /** What the chunks so far hold; the first call begins them. */
    MessageOctets chunks(int limit) {
        if (chunks == null) {
            chunks = new MessageOctets(limit);
        }
        return chunks;
    }
}
