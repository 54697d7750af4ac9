package org.fixuplab.lab.sender;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.send.Mail;

/**
 * One message to send. Immutable.
 *
 * @param server where the firewall listens
 * @param authority signed the server's certificate; a sender that verifies trusts it
 * @param caFile the same as a PEM file, for programs
 * @param timeout after so long the sender is stopped
 * @param folder the sender's own, empty, for its files
 */
public record Job(
        InetSocketAddress server, LabAuthority authority, Path caFile, Mail mail, Duration timeout, Path folder) {}
