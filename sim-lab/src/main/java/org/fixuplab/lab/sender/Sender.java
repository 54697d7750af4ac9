package org.fixuplab.lab.sender;

import java.io.IOException;
import java.util.List;
import org.fixuplab.send.Attempt;

/** Who sends: a row of the matrix. Once open, any number of threads may send at once. */
public interface Sender extends AutoCloseable {

    /** {@code postfix-may}, as a person names it. */
    String name();

    /**
     * Finds or starts what it needs: a program, a private Postfix. Called once, before the first {@link #send}.
     *
     * @throws MissingProgramException if a program is not there; the message says how to get it
     * @throws IOException if it cannot be started
     */
    void open() throws MissingProgramException, IOException, InterruptedException;

    /**
     * Hands the message over and waits until the sender is done with it: delivered, given up, or still queued after the attempts that it makes.
     *
     * @return its attempts; none if it was still busy when the time ran out, in which case it has been stopped
     * @throws MissingProgramException if a program turns out to call another that is not there
     * @throws IOException if this machine is in the way: what a server does is an attempt's verdict
     */
    List<Attempt> send(Job job) throws MissingProgramException, IOException, InterruptedException;

    @Override
    void close();
}
