package org.fixuplab.proxy.pcap;

import org.fixuplab.proxy.observe.DeviceNames;

/**
 * How a capture is written. Immutable.
 *
 * @param realPorts the server's side keeps the ports of our own sockets; otherwise it has the device's port on both legs, 25 if none is
 *     named, by which dissectors know SMTP
 * @param device which leg is outside; addresses that it names stand in place of the sockets'
 */
public record PcapOptions(boolean realPorts, DeviceNames device) {}
