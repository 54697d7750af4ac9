package org.fixuplab.app.command;

import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.ByteSize;
import org.fixuplab.lab.LabSettings;
import org.fixuplab.lab.journal.JournalBounds;
import org.fixuplab.proxy.record.Secrets;
import picocli.CommandLine.Option;

/** How much of its sessions a lab keeps, and how. */
final class JournalOptions {

    @Option(
            names = "--journal-sessions",
            paramLabel = "N",
            description = "How many sessions are kept to be looked at; the oldest goes first. Default: 1000.")
    private int sessions;

    @Option(
            names = "--journal-size",
            paramLabel = "SIZE",
            description = "How much memory all of them may take, about. Default: 64MiB.")
    private ByteSize size = new ByteSize(1);

    @Option(
            names = "--raw-credentials",
            description = "Keep passwords as they were on the wire, in all that is kept, shown and exported.")
    private boolean raw;

    /** @throws Refusal if a bound is none */
    LabSettings applyTo(LabSettings settings) {
        if (sessions < 1) {
            throw Refusal.usage("--journal-sessions " + sessions + ": write 1 or more");
        }
        JournalBounds bounds =
                new JournalBounds(sessions, size.octets(), settings.journal().sessionOctets());
        LabSettings kept = settings.withJournal(bounds);
        return raw ? kept.withSecrets(Secrets.RAW) : kept;
    }
}
