package org.fixuplab.app.http;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fixuplab.app.settings.HostPort;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.lab.Problem;
import org.fixuplab.lab.ProxySettings;
import org.fixuplab.lab.scenario.LabReader;
import org.fixuplab.lab.scenario.ScenarioException;

/**
 * A firewall out of a request's body: the keys of a scenario's {@code firewall} group, read by the scenario's reader, and beside them where it
 * listens and what is behind it. No key names a file.
 */
final class FirewallBody {

    static final String NAME = "name";
    static final String LISTEN = "listen";
    static final String UPSTREAM = "upstream";

    private static final Pattern NAMES = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("\\bfirewall\\.([\\w.-]*\\w)");
    private static final Pattern LITERAL =
            Pattern.compile("localhost|[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private FirewallBody() {}

    /** @throws ProblemException there is none, or it is no name */
    static String name(ConfigObject body) {
        String name = text(body, NAME)
                .orElseThrow(() -> Call.badValue(NAME, "name is missing", "give the firewall a name, such as edge"));
        if (!NAMES.matcher(name).matches()) {
            throw Call.badValue(
                    NAME, "name is " + Call.quoted(name), "write 1 to 63 of a to z, 0 to 9, and hyphens between them");
        }
        return name;
    }

    /** @throws ProblemException with everything that is wrong */
    static ProxySettings read(ConfigObject body) {
        ConfigObject keys = body.withoutKey(NAME).withoutKey(LISTEN).withoutKey(UPSTREAM);
        ProxySettings settings = firewall(keys);
        ProxySettings listening = text(body, LISTEN)
                .map(FirewallBody::listen)
                .map(settings::withListen)
                .orElse(settings);
        return text(body, UPSTREAM)
                .map(FirewallBody::upstream)
                .map(listening::withUpstream)
                .orElse(listening);
    }

    private static ProxySettings firewall(ConfigObject keys) {
        try {
            return LabReader.read("request", keys.atKey("firewall").root()).proxy();
        } catch (ScenarioException wrong) {
            throw new ProblemException(
                    code(keys, wrong.problems()),
                    wrong.problems().stream().map(FirewallBody::flaw).toList());
        }
    }

    /** What to call all of it: by what is unknown to the catalogue, if anything is. */
    private static ErrorCode code(ConfigObject keys, List<Problem> problems) {
        Catalogue catalogue = Catalogue.load();
        if (keys.get("behaviours") instanceof ConfigObject behaviours
                && behaviours.keySet().stream()
                        .anyMatch(id -> catalogue.behaviours().stream()
                                .noneMatch(behaviour -> behaviour.id().equals(id)))) {
            return ErrorCode.UNKNOWN_BEHAVIOUR;
        }
        ConfigValue firmware = keys.get("firmware");
        if (firmware != null && isText(firmware) && !isKnown(catalogue, String.valueOf(firmware.unwrapped()))) {
            return ErrorCode.UNKNOWN_FIRMWARE;
        }
        return problems.stream().anyMatch(problem -> problem.message().startsWith("there is no key "))
                ? ErrorCode.UNKNOWN_KEY
                : ErrorCode.BAD_VALUE;
    }

    private static boolean isKnown(Catalogue catalogue, String firmware) {
        try {
            catalogue.policy(firmware);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** The reader speaks of {@code firewall.firmware}; here the group's keys stand alone. */
    private static Flaw flaw(Problem problem) {
        Matcher key = KEY.matcher(problem.message());
        return new Flaw(key.find() ? key.group(1) : "", alone(problem.message()), alone(problem.remedy()));
    }

    private static String alone(String sentence) {
        return KEY.matcher(sentence).replaceAll("$1");
    }

    private static boolean isText(ConfigValue value) {
        return value != null && value.valueType() == ConfigValueType.STRING;
    }

    /** Absent, null, or a text. */
    static Optional<String> text(ConfigObject body, String key) {
        ConfigValue value = body.get(key);
        if (value == null || value.valueType() == ConfigValueType.NULL) {
            return Optional.empty();
        }
        if (!isText(value)) {
            throw Call.badValue(key, key + " is no text", "write a text");
        }
        return Optional.of(String.valueOf(value.unwrapped()));
    }

    /** An address, not a name: whoever asks shall not wait for a lookup. */
    private static InetSocketAddress listen(String text) {
        HostPort address = hostPort(LISTEN, text);
        if (!LITERAL.matcher(address.host()).matches()) {
            throw Call.badValue(
                    LISTEN, "listen is " + Call.quoted(text), "write an IP address and a port, such as 127.0.0.1:0");
        }
        try {
            return address.resolve();
        } catch (org.fixuplab.app.process.Refusal unknown) {
            throw Call.badValue(
                    LISTEN, "listen is " + Call.quoted(text), "write an IP address and a port, such as 127.0.0.1:0");
        }
    }

    private static InetSocketAddress upstream(String text) {
        HostPort address = hostPort(UPSTREAM, text);
        if (address.port() == 0) {
            throw Call.badValue(UPSTREAM, "upstream has the port 0", "write the server's port");
        }
        try {
            return address.unresolved();
        } catch (org.fixuplab.app.process.Refusal unknown) {
            throw Call.badValue(UPSTREAM, "upstream is " + Call.quoted(text), "write host:port");
        }
    }

    private static HostPort hostPort(String key, String text) {
        try {
            if (text.length() > 262 || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("too long, or with a control character");
            }
            return HostPort.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw Call.badValue(key, key + " is " + Call.quoted(text), "write host:port, such as 127.0.0.1:25");
        }
    }

    /** RFC 7396: what the patch has is laid over, null takes away. */
    static ConfigObject patched(ConfigObject base, ConfigObject patch) {
        ConfigObject result = base;
        for (Map.Entry<String, ConfigValue> entry : patch.entrySet()) {
            String key = entry.getKey();
            ConfigValue value = entry.getValue();
            if (value.valueType() == ConfigValueType.NULL) {
                result = result.withoutKey(key);
            } else if (value instanceof ConfigObject group) {
                ConfigObject under = result.get(key) instanceof ConfigObject object
                        ? object
                        : ConfigValueFactory.fromMap(Map.of(), "request");
                result = result.withValue(key, patched(under, group));
            } else {
                result = result.withValue(key, value);
            }
        }
        return result;
    }
}
