/**
 * The firewall's brain: one session's state in both directions, and one file per behaviour.
 *
 * <p>Pure computation on octets: no thread, clock, logger, random or socket may enter. Verdicts decide, events inform. No input makes
 * anything here throw, loop or grow without bound; what is not understood is forwarded.
 *
 * <p>Where things are, from the segment down:
 *
 * <ul>
 *   <li>{@code SmtpInspector} judges a segment of one direction: {@code ClientStream} or {@code ServerStream}, which meet in
 *       {@code Conversation}, the table of states. {@code InspectionRules} has what is at work, sorted by kind
 *   <li>a stretch of the client's is a command line ({@code CommandLine}, with {@code CommandClasses}, {@code MailPath} and
 *       {@code Recipients} for what a map limits) or a message ({@code HeaderScan} for the header bugs; {@code MessageClasses}, with
 *       {@code HeaderBlock}, {@code LineMeter} and {@code MimeScan}, for what a map limits)
 *   <li>the kinds of behaviour are the interfaces and classes that {@code Behaviour} permits; {@code InspectionRules} has a row for
 *       each behaviour, from its id to its class
 *   <li>what comes of a judgement: octets overwritten ({@code Overwritten}), taken out or put in ({@code Splices}), an offence
 *       ({@code Consequence}, told by {@code Matches}), the {@code Verdict}
 * </ul>
 */
@NullMarked
package org.fixuplab.inspect;

import org.jspecify.annotations.NullMarked;
