package org.fixuplab.app.command;

import java.nio.file.Path;
import org.fixuplab.app.Refusal;
import org.fixuplab.firmware.InspectionPolicy;

/** A file in the device's own language, and its mistakes as the device would show them. */
final class DeviceConfigFile {

    private DeviceConfigFile() {}

    /** @throws Refusal with the device's words, the line and a caret */
    static InspectionPolicy apply(Path file, InspectionPolicy policy) {
        throw Refusal.usage(FirmwareOptions.read(file, "device configuration"));
    }
}
