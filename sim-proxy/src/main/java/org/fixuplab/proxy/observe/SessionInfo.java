package org.fixuplab.proxy.observe;

import java.net.InetSocketAddress;
import java.time.Instant;

/** Who talks to whom. {@code id} counts the firewall's sessions from 1. Immutable. */
public record SessionInfo(long id, InetSocketAddress client, InetSocketAddress server, Instant opened) {}
