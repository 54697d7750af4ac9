package org.fixuplab.lab.journal;

import org.fixuplab.firmware.InspectionPolicy;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.record.Recording;
import org.fixuplab.proxy.transcript.Transcript;

/**
 * One session of the journal, as far as it has come, and what its firewall was when it began. Immutable.
 *
 * @param proxy the firewall's name
 * @param policy in force for this session
 * @param device the names that the device printed
 * @param summary taken just after the recording, and so may know of more
 */
public record JournaledSession(
        String proxy, InspectionPolicy policy, DeviceNames device, Recording recording, SessionSummary summary) {

    /** Unique in the lab. */
    public long id() {
        return recording.session().id();
    }

    public Transcript transcript() {
        return Transcript.of(recording);
    }
}
