/**
 * The test MTA: an SMTP server that speaks as a named product does, keeps what it accepts in memory, and relays nothing.
 *
 * <p>What differs between products is data, in {@code persona/*.conf}; no class here knows a product by name. Of the firewall's brain only
 * {@code org.fixuplab.smtp} may enter, so that the two ends of a session share a grammar and nothing else. A listener that cannot be bound throws
 * {@link java.io.UncheckedIOException}; a wrong persona or fault throws {@link org.fixuplab.mta.PersonaException} with every problem; what a
 * client sends never throws. Nothing is logged.
 *
 * <p>One package, as its parts share one session's innards and a lab needs few of them. From the outside inwards:
 *
 * <pre>
 * the server     TestMta, MtaSettings, MtaCounters, Mailbox, StoredMessage; Shared: what its sessions have in common
 * a connection   SessionHandler (sockets, TLS) --Wire-- SessionFaults (what goes wrong) --Wire-- Replies, SmtpSession (the dialogue)
 * the dialogue   SmtpSession: CommandLines in, a verb each; MailDialogue and AuthDialogue: what takes several commands
 * other octets   Inbound: an Intake at a time; DataPayload, CountedOctets (BDAT, XEXCH50), AnswerLine (AUTH), FaultyBody around them
 * a message      MailPath, MailParameter, Chunk; Transaction, Envelope, MessageOctets
 * its words      Persona: PersonaKey to PersonaValue, read by PersonaReader from PersonaFiles; Speech and Placeholder fill them in
 * its faults     Faults: a Fault has FaultStage, FaultAct, FaultCondition, read by FaultReader; FaultScript counts them
 * its proof      LabAuthority, ServerCertificate, PemFiles, TlsServer; Logins, Mechanism, CramMd5
 * </pre>
 */
@NullMarked
package org.fixuplab.mta;

import org.jspecify.annotations.NullMarked;
