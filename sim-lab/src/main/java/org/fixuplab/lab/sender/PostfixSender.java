package org.fixuplab.lab.sender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fixuplab.send.Attempt;
import org.fixuplab.send.Mail;
import org.fixuplab.send.Verdict;
import org.fixuplab.smtp.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A real Postfix: one private instance for all mails. After a deferral it waits until the mail is as old as {@code minimal_backoff_time}, which is
 * {@value #BACKOFF_SECONDS} s here, and has it tried once more.
 */
public final class PostfixSender implements Sender {

    /** {@code smtp_tls_security_level}. */
    public enum Level {
        NONE,
        MAY,
        ENCRYPT;

        String word() {
            return switch (this) {
                case NONE -> "none";
                case MAY -> "may";
                case ENCRYPT -> "encrypt";
            };
        }
    }

    static final int BACKOFF_SECONDS = 2;

    /** Its clock counts whole seconds. */
    private static final Duration OLD_ENOUGH = Duration.ofSeconds(BACKOFF_SECONDS + 1L);

    private final Level level;
    private final AtomicInteger numbers = new AtomicInteger();
    private @Nullable PostfixInstance instance;
    private boolean trusting;

    public PostfixSender(Level level) {
        this.level = level;
    }

    @Override
    public String name() {
        return "postfix:" + level.word();
    }

    @Override
    public void open() throws MissingProgramException, IOException, InterruptedException {
        instance = PostfixInstance.start(name(), level);
    }

    @Override
    public List<Attempt> send(Job job) throws IOException, InterruptedException {
        if (!job.server().getAddress().isLoopbackAddress()) {
            throw new IOException(name() + " sends to 127.0.0.1 only, not to " + job.server());
        }
        PostfixInstance postfix = instance();
        trust(postfix, job.caFile());
        String tag = "p" + job.server().getPort() + "-" + numbers.incrementAndGet();
        Patience patience = Patience.of(job.timeout());
        postfix.submit(routed(job, tag), job.folder(), patience);
        try {
            List<Attempt> attempts = awaited(postfix, tag, 1, patience);
            if (attempts.isEmpty() || attempts.get(0).verdict() != Verdict.DEFERRED) {
                return attempts;
            }
            patience.untilAge(OLD_ENOUGH);
            postfix.retry(tag, patience);
            return awaited(postfix, tag, 2, patience);
        } finally {
            postfix.forget(tag);
        }
    }

    /** The header is for the instance's own eyes; it takes it off again. */
    private static Mail routed(Job job, String tag) {
        Mail mail = job.mail();
        String header = "X-Fixuplab-Port: " + job.server().getPort() + "\r\n";
        List<String> recipients = new ArrayList<>();
        for (String recipient : mail.recipients()) {
            recipients.add(recipient.replaceFirst("@(?=[^@]*$)", "@" + tag + "."));
        }
        return new Mail(mail.sender(), recipients, Octets.octets(header + Octets.text(mail.octets())));
    }

    private static List<Attempt> awaited(PostfixInstance postfix, String tag, int count, Patience patience)
            throws IOException, InterruptedException {
        return patience.await(() -> {
                    List<Attempt> seen = PostfixLog.attempts(postfix.log(), tag);
                    return seen.size() < count ? Optional.empty() : Optional.of(seen);
                })
                .orElse(List.of());
    }

    /** One authority has signed for all labs of a matrix; its certificate must be there before the first process looks for it. */
    private synchronized void trust(PostfixInstance postfix, Path caFile) throws IOException {
        if (!trusting) {
            Path beside = postfix.folder().resolve("ca.pem.new");
            Files.copy(caFile, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, postfix.folder().resolve("ca.pem"), StandardCopyOption.ATOMIC_MOVE);
            trusting = true;
        }
    }

    private PostfixInstance instance() {
        if (instance == null) {
            throw new IllegalStateException(name() + " is not open");
        }
        return instance;
    }

    @Override
    public void close() {
        if (instance != null) {
            instance.close();
        }
    }
}
