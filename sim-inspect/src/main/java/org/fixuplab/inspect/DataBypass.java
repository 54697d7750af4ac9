package org.fixuplab.inspect;

/**
 * {@code data-bypass}: after a DATA that the server refuses, every command passes up to a line with a lone dot. CVE-2000-1022, and its
 * regression of 2001: the filter changed its state at the client's DATA, not at the server's 354.
 */
final class DataBypass implements BypassRule {

    static final String ID = "data-bypass";

    @Override
    public String id() {
        return ID;
    }
}
