package org.fixuplab.send;

import org.fixuplab.proxy.FirewallSettings;

/** Breaks the law of its room, for the test that shows that somebody would notice. */
public record Offender(FirewallSettings firewall) {}
