package org.fixuplab.inspect;

/** {@code allow-tls}: once the server has accepted a STARTTLS, inspection of the session stops. */
final class AllowTls implements TlsRule {

    static final String ID = "allow-tls";

    private final boolean logged;

    AllowTls(Settings settings) {
        logged = settings.flag("log");
    }

    @Override
    public boolean logged() {
        return logged;
    }

    @Override
    public String id() {
        return ID;
    }
}
