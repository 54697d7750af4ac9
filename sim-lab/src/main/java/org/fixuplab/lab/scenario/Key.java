package org.fixuplab.lab.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fixuplab.words.NearestWord;

/** Every key a scenario file may have: a row here, and a line where it is read. */
enum Key {
    VERSION("version"),
    TITLE("title"),
    SYMPTOM("symptom"),
    SOURCES("sources"),
    QUIET("quiet"),
    CASES("cases", true),

    FIRMWARE("firewall.firmware"),
    CONFIG("firewall.config"),
    BEHAVIOURS("firewall.behaviours", true),
    SEGMENTS_BY("firewall.segments.by"),
    SEGMENTS_MSS("firewall.segments.mss"),
    SEGMENTS_GATHER("firewall.segments.gather"),
    INSIDE("firewall.inside"),
    DEVICE_PORT("firewall.device-port"),
    ADDRESS_OUTSIDE("firewall.addresses.outside"),
    ADDRESS_INSIDE("firewall.addresses.inside"),
    IDLE_TIMEOUT("firewall.idle-timeout"),
    LINGER("firewall.linger"),

    /** Persona keys stand beside the host's name and the keys below; the MTA's room knows them. */
    MTA("mta", true),
    MTA_TLS("mta.tls", true),
    MTA_IMPLICIT_TLS("mta.implicit-tls"),
    MTA_LOGINS("mta.logins", true),
    MTA_LENIENT_END("mta.lenient-end"),
    MTA_FAULTS("mta.faults", true),

    PLAY("client.play"),
    COMMAND("client.command"),
    /** Persona keys stand beside the message's; the test sender's room knows them. */
    SEND("client.send", true),
    SEND_FROM("client.send.from"),
    SEND_TO("client.send.to"),
    SEND_SIZE("client.send.size"),
    SEND_FILE("client.send.file"),
    SEND_LOGIN("client.send.login"),
    SEND_QUEUED("client.send.queued"),
    SEND_ATTEMPTS("client.send.attempts"),
    SEND_WIND("client.send.wind"),
    SEND_HELO("client.send.helo"),
    SEND_SEGMENTS("client.send.segments"),
    PATIENCE("client.patience"),
    ENVIRONMENT("client.environment", true),
    TIMEOUT("client.timeout"),

    OUTCOME("expect.outcome"),
    MAILBOX_COUNT("expect.mailbox.count"),
    MAILBOX_INCLUDE("expect.mailbox.messages.include"),
    MAILBOX_NEVER("expect.mailbox.messages.never"),
    CLIENT_ENDED("expect.client.ended"),
    CLIENT_EXIT("expect.client.exit"),
    OUTPUT_INCLUDE("expect.client.output.include"),
    OUTPUT_NEVER("expect.client.output.never"),
    SENT_VERDICTS("expect.send.verdicts.exactly"),
    SENT_WORDS_INCLUDE("expect.send.words.include"),
    SENT_WORDS_NEVER("expect.send.words.never"),
    SERVER_ENDED("expect.server.ended"),
    BEHAVIOURS_EXACTLY("expect.behaviours.exactly"),
    BEHAVIOURS_INCLUDE("expect.behaviours.include"),
    BEHAVIOURS_NEVER("expect.behaviours.never"),
    SYSLOG_EXACTLY("expect.syslog.exactly"),
    SYSLOG_INCLUDE("expect.syslog.include"),
    SYSLOG_NEVER("expect.syslog.never"),
    SESSIONS_COUNT("expect.sessions.count");

    private final String path;

    /** Which keys stand below it is decided elsewhere. */
    private final boolean open;

    Key(String path) {
        this(path, false);
    }

    Key(String path, boolean open) {
        this.path = path;
        this.open = open;
    }

    String path() {
        return path;
    }

    boolean isOpen() {
        return open;
    }

    static Optional<Key> of(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    /** Whether keys stand below that path: {@code firewall.segments} is such a group. */
    static boolean isGroup(String path) {
        return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
    }

    /** What a person may have meant by a key that there is not. */
    static String suggest(String path) {
        int dot = path.lastIndexOf('.');
        String group = path.substring(0, dot + 1);
        String word = path.substring(dot + 1);
        Set<String> siblings = new LinkedHashSet<>();
        List<String> elsewhere = new ArrayList<>();
        for (Key key : values()) {
            if (key.path.startsWith(group)) {
                siblings.add(key.path.substring(group.length()).split("\\.", 2)[0]);
            }
            if (key.path.endsWith("." + word)) {
                elsewhere.add(key.path);
            }
        }
        Optional<String> sibling = NearestWord.of(word, siblings);
        if (sibling.isEmpty() && !elsewhere.isEmpty()) {
            return NearestWord.suggest(word, elsewhere);
        }
        return NearestWord.suggest(word, siblings, it -> group + it);
    }
}
