package org.fixuplab.proxy.observe;

import org.fixuplab.firmware.DeviceLog;

/**
 * One line of the device's log. Immutable.
 *
 * @param text the whole line, {@code %ASA-4-108004: ...}, printable ASCII
 */
public record SyslogLine(DeviceLog log, String text) {}
