package org.fixuplab.mta;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.words.NearestWord;

/** What a test MTA shows in a handshake. Immutable. */
public sealed interface ServerCertificate {

    /** Signed by the lab's authority, for the MTA's own name, localhost and the loopback addresses. */
    record Trusted() implements ServerCertificate {}

    /** For the same names, signed by nobody but itself. */
    record SelfSigned() implements ServerCertificate {}

    /** For the same names, signed by an authority that nobody knows. */
    record UnknownAuthority() implements ServerCertificate {}

    /** Signed by the lab's authority for the same names, until yesterday. */
    record Expired() implements ServerCertificate {}

    /** Signed by the lab's authority for {@code wrong.example.net} and no other name. */
    record WrongName() implements ServerCertificate {}

    /** None: STARTTLS is not offered. */
    record None() implements ServerCertificate {}

    /**
     * One of your own.
     *
     * @param chain PEM, the MTA's own certificate first
     * @param key PEM, PKCS #8, without a password
     */
    record Supplied(Path chain, Path key) implements ServerCertificate {}

    /** The kinds that have a name: all but a supplied one. */
    static List<String> names() {
        return List.copyOf(named().keySet());
    }

    /**
     * The kind of this name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    static ServerCertificate named(String name) {
        ServerCertificate found = named().get(name);
        if (found == null) {
            throw new IllegalArgumentException("There is no certificate '" + name + "'"
                    + NearestWord.hint(name, names()) + ": write " + NearestWord.oneOf(names()));
        }
        return found;
    }

    /**
     * One of your own, tried.
     *
     * @param chain PEM, the MTA's own certificate first
     * @param key PEM, PKCS #8, without a password
     * @throws IllegalArgumentException if a file cannot be used; the message names it, the reason and the remedy
     */
    static ServerCertificate supplied(Path chain, Path key) {
        PemFiles.read(chain, key);
        return new Supplied(chain, key);
    }

    private static Map<String, ServerCertificate> named() {
        Map<String, ServerCertificate> named = new LinkedHashMap<>();
        named.put("trusted", new Trusted());
        named.put("self-signed", new SelfSigned());
        named.put("unknown-authority", new UnknownAuthority());
        named.put("expired", new Expired());
        named.put("wrong-name", new WrongName());
        named.put("off", new None());
        return named;
    }
}
