package org.fixuplab.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fixuplab.app.process.Shutdown;
import org.fixuplab.app.settings.Settings;

/**
 * What a command may ask beside its options.
 *
 * @param settingsFiles of these one is the configuration file, or would be if it were there
 * @param again the same words, with the settings as they are now: reads the configuration file anew, and may refuse it
 */
record CommandContext(
        Map<String, String> environment,
        Settings settings,
        List<Path> settingsFiles,
        Shutdown shutdown,
        Supplier<Rereading> again) {

    /** A command as it would be if it were started now. */
    record Rereading(Command command, Settings settings) {}
}
