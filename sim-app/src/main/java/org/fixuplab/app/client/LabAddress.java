package org.fixuplab.app.client;

import java.net.URI;
import java.util.Optional;
import org.fixuplab.app.process.Refusal;

/**
 * Where a lab's control interface is, and what opens it. Immutable.
 *
 * @param base without a slash at its end
 * @param token of its bearer
 */
public record LabAddress(URI base, Optional<String> token) {

    /**
     * Reads an address as a person writes it; without a scheme it is http.
     *
     * @throws Refusal if it is none, or no lab can have such a token
     */
    public static LabAddress of(String url, Optional<String> token) {
        if (token.isPresent() && !token.get().matches("[\\x21-\\x7e]+")) {
            throw Refusal.usage(
                    "the token is none: it has visible ASCII characters only, no blanks (--token, FIXUPLAB_TOKEN)");
        }
        String text = url.contains("://") ? url : "http://" + url;
        try {
            URI base = URI.create(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
            if (web && base.getHost() != null && base.getRawQuery() == null && base.getRawFragment() == null) {
                return new LabAddress(base, token);
            }
        } catch (IllegalArgumentException noUri) {
            // Told below.
        }
        throw Refusal.usage("'" + url + "' is no lab's address, such as http://127.0.0.1:8525 (--url, FIXUPLAB_URL)");
    }

    /** Whether it is reached without TLS. */
    boolean isPlain() {
        return "http".equals(base.getScheme());
    }

    URI at(String path) {
        return URI.create(base + path);
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
