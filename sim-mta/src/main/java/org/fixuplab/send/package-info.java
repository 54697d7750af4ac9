/**
 * The test sender: a mail client that decides as a named product does when STARTTLS is missing, refused or broken, when EHLO is refused, when
 * the session is lost.
 *
 * <p>What differs between products is data, in {@code sender/*.conf}; no class here knows a product by name. It reads and writes plain blocking
 * sockets on the caller's thread. A wrong persona throws with every problem; what a server says or does never throws: it is the attempt's verdict.
 *
 * <pre>
 * what to send   SendSettings, Mail, Letter, Login, Cutting; what came of it: SendResult, Attempt, Verdict, TlsUse
 * in time        TestSender: attempt after attempt; Delivery: the connections of one; SenderClock: time that can be wound
 * a connection   Dialogue, from greeting to login; Transaction, the message; Talk: say and hear; Stopped: why it ended early
 * the wire       ServerConnection, MessageWriter, Watchdog, TlsTrust; ConnectionLost
 * what it knows  Reply, Offer, Stage
 * its habits     SenderPersona: SenderKey to SenderValue or Decision, read by SenderReader from SenderFiles
 * </pre>
 */
@NullMarked
package org.fixuplab.send;

import org.jspecify.annotations.NullMarked;
