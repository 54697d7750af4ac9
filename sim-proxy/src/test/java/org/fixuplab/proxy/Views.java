package org.fixuplab.proxy;

import java.util.ArrayList;
import java.util.List;
import org.fixuplab.event.Event;
import org.fixuplab.proxy.observe.DeviceNames;
import org.fixuplab.proxy.pcap.PcapOptions;
import org.fixuplab.proxy.pcap.ReadCapture;
import org.fixuplab.proxy.record.Entry;
import org.fixuplab.proxy.record.Recording;
import org.fixuplab.proxy.transcript.Transcript;
import org.fixuplab.proxy.transcript.TranscriptLabels;
import org.fixuplab.proxy.transcript.TranscriptStyle;
import org.fixuplab.proxy.transcript.TranscriptText;
import org.fixuplab.smtp.Octets;

/** Everything that is shown of a recording, as texts. */
final class Views {

    private Views() {}

    static List<String> of(Recording recording, DeviceNames device) {
        List<String> shown = new ArrayList<>();
        recording.entries().forEach(entry -> shown.addAll(texts(entry)));
        Transcript transcript = Transcript.of(recording);
        transcript.lines().forEach(line -> {
            shown.add(line.sent());
            shown.add(line.got());
        });
        shown.add(TranscriptText.print(
                transcript, new TranscriptStyle(200, false, false), new TranscriptLabels("c", "f", "s")));
        ReadCapture capture = ReadCapture.of(recording, new PcapOptions(false, device));
        shown.add(Octets.text(capture.payloads()));
        shown.addAll(capture.comments());
        shown.addAll(capture.addresses());
        return shown;
    }

    static List<String> texts(Entry entry) {
        if (entry instanceof Entry.Segment segment) {
            return List.of(Octets.text(segment.before()), Octets.text(segment.after()));
        } else if (entry instanceof Entry.Logged logged) {
            return List.of(logged.line().text());
        } else if (entry instanceof Entry.Happened happened) {
            if (happened.event() instanceof Event.Altered altered) {
                return List.of(Octets.text(altered.before()), Octets.text(altered.after()));
            } else if (happened.event() instanceof Event.Matched matched) {
                return List.of(matched.subject());
            }
        }
        return List.of();
    }
}
