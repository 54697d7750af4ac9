package org.fixuplab.proxy.pcap;

import java.io.IOException;
import java.io.OutputStream;
import org.fixuplab.proxy.record.Recording;

/** Writes one session as a pcapng file. */
public final class PcapFile {

    private PcapFile() {}

    /** Writes the whole file, and leaves the stream open. */
    public static void write(OutputStream out, Recording recording, PcapOptions options) throws IOException {
        throw new IOException("not yet: " + recording.session().id() + options);
    }
}
