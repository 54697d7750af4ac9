/**
 * A recording as a packet capture: pcapng with the firewall's two interfaces, for Wireshark and tshark. What each leg carried is true, the
 * TCP around it plausible: our own connections are the kernel's, and nobody captured them.
 *
 * <p>Pure Java: a function of the recording, without clock, thread or chance. The same recording gives the same octets on the same system,
 * whose name the file bears.
 */
@NullMarked
package org.fixuplab.proxy.pcap;

import org.jspecify.annotations.NullMarked;
