package org.fixuplab.build.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.LabAuthority;
import org.fixuplab.mta.MailboxBounds;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.MtaWatcher;
import org.fixuplab.mta.Persona;
import org.fixuplab.mta.StoredMessage;
import org.fixuplab.mta.TestMta;

/**
 * The server behind the firewalls: a process that appends the id of each message to a file before its client is told 250, and forgets the
 * message. What is in the file stays there when the process is killed, so a message with a 250 that is not in the file was lost.
 */
final class Sink {

    private static final MailboxBounds FEW = new MailboxBounds(20, 64L << 20, 32L << 20);

    private Sink() {}

    /** Arguments: port (0: any), the file of ids, where to write its CA, and faults of the test MTA. */
    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        LabAuthority authority = LabAuthority.create();
        authority.writeCertificate(Path.of(arguments[2]));
        String[] faults = java.util.Arrays.copyOfRange(arguments, 3, arguments.length);
        try (FileChannel ids =
                        FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                TestMta mta = TestMta.start(
                        MtaSettings.of(Persona.named("postfix"), "localhost")
                                .withListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                                .withAuthority(authority)
                                .withBounds(FEW)
                                .withFaults(Faults.parse(faults)),
                        new Ids(ids))) {
            System.out.println("listening mta 127.0.0.1:" + mta.address().getPort());
            new CountDownLatch(1).await();
        }
    }

    /** One thread's: the MTA has one. */
    private static final class Ids implements MtaWatcher {

        private final FileChannel file;
        private final ByteBuffer id = ByteBuffer.allocate(Long.BYTES);

        Ids(FileChannel file) {
            this.file = file;
        }

        @Override
        public void stored(StoredMessage message) {
            try {
                file.write(id.clear().putLong(Ledger.idOf(message.sender())).flip());
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }
}
