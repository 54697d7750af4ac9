package org.fixuplab.lab.matrix;

import java.io.IOException;
import java.util.List;
import org.fixuplab.lab.sender.Job;
import org.fixuplab.lab.sender.MissingProgramException;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.send.Attempt;

/** A sender that does what a test says. */
record ScriptedSender(String name, Script script) implements Sender {

    /** What it does with a mail. */
    interface Script {
        List<Attempt> send(Job job) throws MissingProgramException, IOException, InterruptedException;
    }

    @Override
    public void open() {}

    @Override
    public List<Attempt> send(Job job) throws MissingProgramException, IOException, InterruptedException {
        return script.send(job);
    }

    @Override
    public void close() {}
}
