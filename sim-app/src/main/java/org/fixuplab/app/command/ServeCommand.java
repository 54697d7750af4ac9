package org.fixuplab.app.command;

import org.fixuplab.app.output.Printer;
import picocli.CommandLine.Mixin;

@picocli.CommandLine.Command(description = "x")
final class ServeCommand implements Command {
    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        return 0;
    }
}
