package org.fixuplab.app.command;

import java.util.Map;
import java.util.function.Supplier;
import org.fixuplab.app.process.Shutdown;
import org.fixuplab.app.settings.Settings;

/**
 * What a command may ask beside its options.
 *
 * @param again the same words, with the settings as they are now: reads the configuration file anew, and may refuse it
 */
record CommandContext(
        Map<String, String> environment, Settings settings, Shutdown shutdown, Supplier<Rereading> again) {

    /** A command as it would be if it were started now. */
    record Rereading(Command command, Settings settings) {}
}
