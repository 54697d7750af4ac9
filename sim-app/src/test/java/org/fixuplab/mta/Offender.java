package org.fixuplab.mta;

import com.linecorp.armeria.common.HttpStatus;
import org.fixuplab.inspect.Inspector;
import org.fixuplab.proxy.FirewallSettings;

/** Breaks the laws of its room, for the test that shows that somebody would notice. */
public record Offender(Inspector inspector, FirewallSettings firewall, HttpStatus status) {}
