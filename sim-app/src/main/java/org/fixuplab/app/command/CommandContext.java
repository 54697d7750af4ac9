package org.fixuplab.app.command;

import java.util.Map;
import org.fixuplab.app.process.Shutdown;
import org.fixuplab.app.settings.Settings;

/** What a command may ask beside its options. */
record CommandContext(Map<String, String> environment, Settings settings, Shutdown shutdown) {}
