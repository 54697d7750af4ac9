package org.fixuplab.lab.scenario;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fixuplab.lab.Problem;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.Logins;
import org.fixuplab.mta.MtaSettings;
import org.fixuplab.mta.PersonaException;
import org.fixuplab.mta.PersonaProblem;
import org.fixuplab.mta.ServerCertificate;
import org.fixuplab.words.NearestWord;

/** Reads what the test MTA does beside its persona: TLS, logins, how a message ends, faults. */
final class MtaServiceReader {

    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final Map<String, Boolean> FLAGS = flags();

    private final Entries entries;
    private final Path folder;

    MtaServiceReader(Entries entries, Path folder) {
        this.entries = entries;
        this.folder = folder;
    }

    private static Map<String, Boolean> flags() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        flags.put("on", true);
        flags.put("off", false);
        flags.put("true", true);
        flags.put("false", false);
        return flags;
    }

    MtaSettings read(MtaSettings settings) {
        ServerCertificate certificate =
                entries.value(Key.MTA_TLS).flatMap(this::certificate).orElse(settings.certificate());
        boolean implicit = entries.word(Key.MTA_IMPLICIT_TLS, FLAGS).orElse(settings.implicitTls());
        if (implicit && certificate instanceof ServerCertificate.None) {
            entries.problem(Key.MTA_IMPLICIT_TLS, "TLS comes first, and mta.tls is off", "leave out one of them");
        }
        return settings.withCertificate(certificate)
                .withImplicitTls(implicit)
                .withLogins(entries.value(Key.MTA_LOGINS).flatMap(this::logins).orElse(settings.logins()))
                .withLenientEnd(entries.word(Key.MTA_LENIENT_END, FLAGS).orElse(settings.lenientEnd()))
                .withFaults(entries.value(Key.MTA_FAULTS).flatMap(this::faults).orElse(settings.faults()));
    }

    private Optional<ServerCertificate> certificate(ConfigValue value) {
        try {
            return value instanceof ConfigObject files
                    ? supplied(files)
                    : Optional.of(ServerCertificate.named(Entries.scalar(value).orElse("a list")));
        } catch (IllegalArgumentException wrong) {
            Sentence sentence = Sentence.of(wrong);
            entries.problem(value.origin(), "mta.tls: " + sentence.message(), sentence.remedy());
            return Optional.empty();
        }
    }

    private Optional<ServerCertificate> supplied(ConfigObject files) {
        for (Map.Entry<String, ConfigValue> entry : files.entrySet()) {
            String key = entry.getKey();
            if (!key.equals(CERTIFICATE) && !key.equals(KEY)) {
                entries.problem(
                        entry.getValue().origin(),
                        "there is no key mta.tls." + key,
                        NearestWord.suggest(key, List.of(CERTIFICATE, KEY), it -> "mta.tls." + it));
                return Optional.empty();
            }
        }
        Optional<Path> chain = file(files, CERTIFICATE);
        Optional<Path> key = file(files, KEY);
        if (chain.isEmpty() || key.isEmpty()) {
            entries.problem(
                    files.origin(),
                    "mta.tls needs a certificate and its key",
                    "write mta.tls { certificate = \"mail.pem\", key = \"mail.key\" }");
            return Optional.empty();
        }
        return Optional.of(ServerCertificate.supplied(chain.get(), key.get()));
    }

    private Optional<Path> file(ConfigObject files, String key) {
        try {
            return Optional.ofNullable(files.get(key)).flatMap(Entries::scalar).map(folder::resolve);
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }

    private Optional<Logins> logins(ConfigValue value) {
        if (!(value instanceof ConfigObject users) || users.isEmpty()) {
            entries.problem(
                    value.origin(), "mta.logins is not a group of users", "write mta.logins { user = password }");
            return Optional.empty();
        }
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigValue> user : users.entrySet()) {
            Optional<String> password = Entries.scalar(user.getValue());
            if (password.isEmpty()) {
                // A dot in a name that is not quoted makes it a path.
                entries.problem(
                        user.getValue().origin(),
                        "mta.logins." + user.getKey() + " is no password",
                        "write user = password, and a name with dots in quotation marks");
                return Optional.empty();
            }
            passwords.put(user.getKey(), password.get());
        }
        return Optional.of(new Logins(passwords));
    }

    private Optional<Faults> faults(ConfigValue value) {
        if (!(value instanceof ConfigList list)) {
            boolean one = value.valueType() == ConfigValueType.OBJECT;
            entries.problem(
                    value.origin(),
                    "mta.faults is not a list",
                    one
                            ? "put the fault in brackets: [ { ... } ]"
                            : "write [ { at = rcpt, reply = \"450 4.2.0 later\" } ]");
            return Optional.empty();
        }
        try {
            return Optional.of(Faults.read(list));
        } catch (PersonaException wrong) {
            wrong.problems().forEach(this::problem);
            return Optional.empty();
        }
    }

    private void problem(PersonaProblem wrong) {
        Sentence sentence = Sentence.of(wrong.message());
        String file = wrong.file()
                .orElseGet(() -> entries.fileOf(entries.value(Key.MTA_FAULTS)
                        .map(ConfigValue::origin)
                        .orElseThrow(IllegalStateException::new)));
        entries.problems()
                .add(new Problem(
                        file, Math.max(0, wrong.line()), "mta.faults: " + sentence.message(), sentence.remedy()));
    }
}
