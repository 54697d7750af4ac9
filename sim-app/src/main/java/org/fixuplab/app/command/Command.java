package org.fixuplab.app.command;

import org.fixuplab.app.output.Printer;

/** One command, its options filled in. Used once. */
interface Command {

    /** The options every command has. */
    OutputOptions output();

    /**
     * Does the work.
     *
     * @return the process's exit code
     * @throws org.fixuplab.app.process.Refusal if it cannot, and the person can change that
     */
    int run(Printer printer, CommandContext context) throws Exception;
}
