package org.fixuplab.lab.journal;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.smtp.Octets;

/**
 * A message that the lab's test MTA accepted. Immutable.
 *
 * @param session the firewall's, through which it came; empty if it came past the firewalls, or so long ago that this is forgotten
 */
public record LabMessage(StoredMessage message, OptionalLong session) {

    /** So many octets of a message are searched for its subject. */
    private static final int SEARCHED = 64 << 10;

    private static final Pattern HEADER_END = Pattern.compile("\r?\n\r?\n");
    private static final Pattern SUBJECT = Pattern.compile("(?im)^Subject:[ \t]*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)");
    private static final Pattern FOLD = Pattern.compile("\r?\n(?=[ \t])");

    public long id() {
        return message.id();
    }

    /** The first Subject, unfolded, a character an octet; empty if its header has none. */
    public Optional<String> subject() {
        byte[] octets = message.octets();
        String text = Octets.text(Arrays.copyOf(octets, Math.min(SEARCHED, octets.length)));
        Matcher subject = SUBJECT.matcher(HEADER_END.split(text, 2)[0]);
        return subject.find() ? Optional.of(FOLD.matcher(subject.group(1)).replaceAll("")) : Optional.empty();
    }
}
