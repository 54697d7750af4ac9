package org.fixuplab.mta;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/** What MAIL began. Confined to its session. */
final class Transaction {

    private final MailPath from;
    private final boolean utf8;
    private final List<MailPath> to = new ArrayList<>();
    private @Nullable MessageOctets chunks;

    Transaction(MailPath from) {
        this.from = from;
        this.utf8 = from.declares("SMTPUTF8");
    }

    void add(MailPath recipient) {
        to.add(recipient);
    }

    /** How many recipients there are. */
    int size() {
        return to.size();
    }

    String sender() {
        return address(from);
    }

    List<String> recipients() {
        return to.stream().map(this::address).toList();
    }

    /** MAIL's parameters, as written. */
    List<String> mailParameters() {
        return from.parameters();
    }

    /** Each recipient's parameters, as written. */
    List<List<String>> rcptParameters() {
        return to.stream().map(MailPath::parameters).toList();
    }

    /** Whether a BDAT came. */
    boolean chunked() {
        return chunks != null;
    }

    /** Whether only BDAT may bring the message: it has begun to, or the body is binary (RFC 3030). */
    boolean onlyChunks() {
        return chunked() || from.declares("BODY=BINARYMIME");
    }

    /** What the chunks so far hold; the first call begins them. */
    MessageOctets chunks(int limit) {
        if (chunks == null) {
            chunks = new MessageOctets(limit);
        }
        return chunks;
    }

    private String address(MailPath path) {
        return utf8 ? new String(Octets.octets(path.address()), StandardCharsets.UTF_8) : path.address();
    }
}
