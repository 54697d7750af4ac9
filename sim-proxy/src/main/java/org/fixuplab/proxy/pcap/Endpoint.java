package org.fixuplab.proxy.pcap;

import java.net.InetAddress;

/** One end of a TCP connection. Immutable. */
record Endpoint(InetAddress address, int port) {}
