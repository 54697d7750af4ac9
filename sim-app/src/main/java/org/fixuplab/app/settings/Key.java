package org.fixuplab.app.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every key of the configuration; a row a key. The reference file conf/fixuplab.conf explains each. */
public enum Key {
    FIRMWARE("firmware", "ASA 8.2(5)", ValueKind.TEXT),
    PERSONA("persona", "cisco-esa", ValueKind.TEXT),
    HOSTNAME("hostname", "mail.example.com", ValueKind.TEXT),
    IDLE_TIMEOUT("idle-timeout", "600s", ValueKind.DURATION),
    MAX_SESSIONS("max-sessions", "auto", ValueKind.SESSION_BOUND),
    PROXY_PROTOCOL_IN("proxy-protocol-in", "false", ValueKind.FLAG),
    PROXY_PROTOCOL_OUT("proxy-protocol-out", "", ValueKind.HEADER_VERSION),
    DRAIN("drain", "2s", ValueKind.DURATION),
    QUIET("quiet", "false", ValueKind.FLAG),
    COLOR("color", "auto", ValueKind.COLOUR),
    COLUMNS("columns", "0", ValueKind.NUMBER),
    URL("url", "http://127.0.0.1:8525", ValueKind.TEXT),
    JOURNAL_SESSIONS("journal-sessions", "1000", ValueKind.NUMBER),
    JOURNAL_SIZE("journal-size", "64MiB", ValueKind.SIZE),
    EVENTS("events", "", ValueKind.TEXT),
    EVENTS_SIZE("events-size", "10MiB", ValueKind.SIZE),
    EVENTS_KEEP("events-keep", "5", ValueKind.NUMBER),
    SYSLOG("syslog", "", ValueKind.SYSLOG_SERVER),
    SYSLOG_FORMAT("syslog-format", "rfc3164", ValueKind.SYSLOG_FORMAT),
    SYSLOG_FRAMING("syslog-framing", "auto", ValueKind.SYSLOG_FRAMING),
    SYSLOG_FACILITY("syslog-facility", "local4", ValueKind.SYSLOG_FACILITY),
    SERVE_LISTEN("serve.listen", "127.0.0.1:4025", ValueKind.ADDRESS),
    SERVE_MTA_LISTEN("serve.mta-listen", "127.0.0.1:4026", ValueKind.ADDRESS),
    SERVE_HTTP("serve.http", "127.0.0.1:8525", ValueKind.ADDRESS),
    PROXY_LISTEN("proxy.listen", "127.0.0.1:4025", ValueKind.ADDRESS),
    PROXY_UPSTREAM("proxy.upstream", "", ValueKind.ADDRESS),
    PROXY_TRANSPARENT("proxy.transparent", "false", ValueKind.FLAG),
    PROXY_HTTP("proxy.http", "", ValueKind.ADDRESS),
    PROXY_INSIDE("proxy.inside", "mta", ValueKind.INSIDE),
    MTA_LISTEN("mta.listen", "127.0.0.1:4026", ValueKind.ADDRESS),
    SEND_SERVER("send.server", "127.0.0.1:4025", ValueKind.ADDRESS),
    SEND_PERSONA("send.persona", "postfix-may", ValueKind.TEXT),
    SEND_HELO("send.helo", "client.example.com", ValueKind.TEXT),
    SEND_FROM("send.from", "sender@client.example.com", ValueKind.TEXT),
    SEND_TO("send.to", "user@example.com", ValueKind.TEXT),
    SEND_SIZE("send.size", "1000", ValueKind.NUMBER),
    SEND_QUEUED("send.queued", "0s", ValueKind.DURATION),
    SEND_ATTEMPTS("send.attempts", "2", ValueKind.NUMBER),
    SEND_WIND("send.wind", "5s", ValueKind.WAIT),
    SEND_SEGMENTS("send.segments", "as-written", ValueKind.TEXT),
    MATRIX_FIRMWARE("matrix.firmware", "", ValueKind.TEXT),
    MATRIX_CELL_TIMEOUT("matrix.cell-timeout", "30s", ValueKind.DURATION),
    MATRIX_JOBS("matrix.jobs", "0", ValueKind.NUMBER);

    private final String path;
    private final String standard;
    private final ValueKind kind;

    Key(String path, String standard, ValueKind kind) {
        this.path = path;
        this.standard = standard;
        this.kind = kind;
    }

    /** Its name in the configuration file: {@code serve.mta-listen}. */
    public String path() {
        return path;
    }

    /** Its value if nobody sets it; empty if it must be set. */
    public String standard() {
        return standard;
    }

    public ValueKind kind() {
        return kind;
    }

    /** Its name in the environment: {@code FIXUPLAB_SERVE_MTA_LISTEN}. */
    public String variable() {
        return "FIXUPLAB_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Its name on the command line: {@code --mta-listen}. */
    public String option() {
        return "--" + path.substring(path.indexOf('.') + 1);
    }

    /** The key behind an option of a command: the command's own, or the one all commands share. */
    public static Optional<Key> of(String command, String option) {
        String word = option.replaceFirst("^--", "");
        return named(command + "." + word).or(() -> named(word));
    }

    public static Optional<Key> named(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }

    public static List<String> paths() {
        return Arrays.stream(values()).map(Key::path).toList();
    }
}
