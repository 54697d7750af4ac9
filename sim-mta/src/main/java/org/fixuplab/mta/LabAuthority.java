package org.fixuplab.mta;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** The lab's own certificate authority. Immutable, safe for any thread. */
public final class LabAuthority {

    private LabAuthority() {}

    public static LabAuthority create() {
        return new LabAuthority();
    }

    /** The authority's certificate as PEM text, to be trusted by clients. */
    public String certificatePem() {
        return "";
    }

    /** Writes {@link #certificatePem} to a file. */
    public void writeCertificate(Path file) throws IOException {
        java.nio.file.Files.writeString(file, certificatePem());
    }

    /** A client's TLS context that trusts this authority and nothing else. */
    public SSLContext clientContext() {
        throw new IllegalStateException();
    }
}
