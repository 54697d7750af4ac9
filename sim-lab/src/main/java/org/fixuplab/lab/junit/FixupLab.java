package org.fixuplab.lab.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.fixuplab.lab.Lab;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.journal.Awaited;
import org.fixuplab.lab.journal.Journal;
import org.fixuplab.lab.journal.JournaledSession;
import org.fixuplab.lab.journal.LabMessage;
import org.fixuplab.lab.journal.MatchException;
import org.fixuplab.lab.journal.MessageMatch;
import org.fixuplab.lab.journal.SessionMatch;
import org.fixuplab.mta.Mailbox;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A firewall in front of a test MTA, or of your own server, for the tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final FixupLab lab = FixupLab.firmware("ASA 8.2(5)").persona("cisco-esa").build();
 *
 * @Test
 * void delivers_in_clear_where_tls_is_taken_away() {
 *     new MyMailer(lab.host(), lab.port()).send(message);
 *     assertThat(lab.awaitMessages(1, Duration.ofSeconds(5))).singleElement();
 * }
 * }</pre>
 *
 * <p>In a static field the lab lasts for the class, in another for one test; ports are free ones. Before each test the lab is as at its start:
 * mailbox and sessions are empty, and firewalls and faults are what they were. When a test fails, both sides of its sessions are printed to stderr.
 */
public final class FixupLab implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final TranscriptStyle STYLE = new TranscriptStyle(120, false, false);

    private final LabSettings settings;
    private @Nullable Lab lab;
    private @Nullable Path caFile;
    /** Classes that have begun and not ended: a nested one shares the lab of the one around it. */
    private int classes;

    FixupLab(LabSettings settings) {
        this.settings = settings;
    }

    /**
     * Begins to describe a lab.
     *
     * @param firmware such as {@code ASA 8.2(5)}, or {@code none}
     * @throws IllegalArgumentException there is no such firmware; the message says which there are
     */
    public static FixupLabBuilder firmware(String firmware) {
        return new FixupLabBuilder(firmware);
    }

    /** Where clients connect: the loopback. */
    public String host() {
        return address().getAddress().getHostAddress();
    }

    /** Where clients connect. */
    public int port() {
        return address().getPort();
    }

    /** Where clients connect, as one. */
    public InetSocketAddress address() {
        return running().firewall();
    }

    /** Holds the certificate that clients are to trust, as PEM. The test MTA's own names {@code localhost} and the loopback addresses. */
    public Path caFile() {
        Path known = caFile;
        if (known == null) {
            try {
                known = Files.createTempFile("fixuplab-ca-", ".pem");
                running().authority().writeCertificate(known);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write a file for the lab's certificate", e);
            }
            caFile = known;
        }
        return known;
    }

    /** What {@link #caFile} is for Java's own TLS. */
    public SSLContext sslContext() {
        return running().authority().clientContext();
    }

    /**
     * What the test MTA accepted.
     *
     * @throws IllegalStateException with an upstream of your own, which has no mailbox here
     */
    public Mailbox mailbox() {
        return running()
                .mailbox()
                .orElseThrow(() -> new IllegalStateException("a lab with an upstream of your own has no mailbox"));
    }

    public Journal sessions() {
        return running().sessions();
    }

    /**
     * Waits for mail.
     *
     * @throws AssertionError if fewer messages are there when time is up; it says what the sessions were like
     */
    public List<StoredMessage> awaitMessages(int count, Duration patience) {
        List<StoredMessage> messages = mailbox().await(count, patience);
        if (messages.size() < count) {
            throw new AssertionError("after " + patience.toMillis() + " ms there are " + messages.size()
                    + " messages, not " + count + "\n" + transcripts());
        }
        return messages;
    }

    /**
     * Waits for sessions to end.
     *
     * @throws AssertionError if fewer have ended when time is up; it says what the sessions were like
     */
    public List<Transcript> awaitSessions(int count, Duration patience) {
        List<Transcript> sessions = sessions().awaitEnded(count, patience);
        long ended =
                sessions.stream().filter(session -> session.end().isPresent()).count();
        if (ended < count) {
            throw new AssertionError("after " + patience.toMillis() + " ms " + ended + " sessions have ended, not "
                    + count + "\n" + transcripts());
        }
        return sessions;
    }

    /**
     * Waits for a session that is like this, in the words of {@link SessionMatch#KEYS}:
     * {@code lab.awaitSession("behaviour = ehlo-mask, ended = true", Duration.ofSeconds(5))}.
     *
     * @throws AssertionError if there is none when time is up; it says which came nearest, and what the sessions were like
     * @throws IllegalArgumentException the match asks for what cannot be asked; the message says what can
     */
    public JournaledSession awaitSession(String match, Duration patience) {
        SessionMatch wanted = read(() -> SessionMatch.parse(match));
        Awaited<JournaledSession> awaited = sessions().await(wanted, 1, patience);
        return first(awaited, "session is like { " + match + " }", patience);
    }

    /**
     * Waits for a message that is like this, in the words of {@link MessageMatch#KEYS}: {@code recipient = "user@example.com", tls = true}.
     *
     * @throws AssertionError if there is none when time is up; it says which came nearest, and what the sessions were like
     * @throws IllegalArgumentException the match asks for what cannot be asked; the message says what can
     */
    public LabMessage awaitMessage(String match, Duration patience) {
        MessageMatch wanted = read(() -> MessageMatch.parse(match));
        Awaited<LabMessage> awaited = running().messages().await(wanted, 1, patience);
        return first(awaited, "message is like { " + match + " }", patience);
    }

    private <T> T first(Awaited<T> awaited, String what, Duration patience) {
        if (awaited.enough()) {
            return awaited.found().get(0);
        }
        String nearest = awaited.nearest()
                .map(it -> "; number " + it.id() + " comes nearest: " + String.join("; ", it.missing()))
                .orElse("; there was none at all");
        throw new AssertionError("after " + patience.toMillis() + " ms no " + what + nearest + "\n" + transcripts());
    }

    private interface Reading<T> {
        T read() throws MatchException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MatchException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** The lab itself, for what this does not have a shorter way to. What a test changes is undone before the next. */
    public Lab lab() {
        return running();
    }

    /** The sessions so far, from both sides of the firewall, for a person to read. */
    public String transcripts() {
        String server = settings.upstream().isPresent()
                ? "server"
                : "MTA (" + settings.mta().persona() + ")";
        TranscriptLabels labels =
                new TranscriptLabels("client", settings.policy().firmware(), server);
        StringBuilder text = new StringBuilder();
        for (Transcript session : sessions().all()) {
            text.append(TranscriptText.print(session, STYLE, labels)).append('\n');
        }
        return text.toString();
    }

    private Lab running() {
        if (lab == null) {
            throw new IllegalStateException("the lab runs during tests only: register it with @RegisterExtension");
        }
        return lab;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes++;
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
        running().reset();
    }

    private void start() {
        if (lab == null) {
            lab = Lab.start(settings);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            System.err.println(context.getDisplayName() + " failed. What the firewall saw:\n" + transcripts());
        }
        if (classes == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        classes--;
        if (classes == 0) {
            stop();
        }
    }

    private void stop() {
        if (lab != null) {
            lab.close();
            lab = null;
        }
        if (caFile != null) {
            try {
                Files.deleteIfExists(caFile);
            } catch (IOException e) {
                // It is a temporary file.
            }
            caFile = null;
        }
    }
}
