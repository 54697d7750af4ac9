package org.fixuplab.inspect;

/**
 * {@code allow-tls}: once the server has accepted a STARTTLS, inspection of the session stops. Whether the device writes a line about it,
 * its parameter {@code log}, makes no difference here.
 */
final class AllowTls implements TlsRule {

    static final String ID = "allow-tls";

    @Override
    public String id() {
        return ID;
    }
}
