package org.fixuplab.app.command;

import java.nio.file.Path;
import org.fixuplab.app.output.Terminal;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.ColourMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command talks. */
final class OutputOptions {

    @Option(names = "--color", paramLabel = "WHEN", description = "Colour: auto, always or never. NO_COLOR counts.")
    private ColourMode colour = ColourMode.AUTO;

    @Option(names = "--columns", paramLabel = "N", description = "Width of what is printed; 0 asks the terminal.")
    private int columns;

    @Option(
            names = {"-q", "--quiet"},
            fallbackValue = "true",
            description = "Nothing on stderr but problems.")
    private boolean quiet;

    @Option(names = "--conf", paramLabel = "FILE", description = "The configuration file.")
    @SuppressWarnings("UnusedVariable") // Read before the other options can be: see CommandRunner.
    private @Nullable Path conf;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // Picocli asks the field's annotation.
    private boolean help;

    boolean quiet() {
        return quiet;
    }

    /** The terminal, as the person wants it treated. */
    Terminal applyTo(Terminal terminal) {
        if (columns < 0) {
            throw Refusal.usage("--columns " + columns + ": a width is 1 or more; 0 asks the terminal");
        }
        Terminal wide = columns > 0 ? terminal.withColumns(columns) : terminal;
        return switch (colour) {
            case AUTO -> wide;
            case ALWAYS -> wide.withColour(true);
            case NEVER -> wide.withColour(false);
        };
    }
}
