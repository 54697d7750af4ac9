package org.fixuplab.app.command;

import java.util.Optional;
import org.fixuplab.app.http.HttpSettings;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.app.settings.HostPort;

/** Who may control a lab, in a person's terms. */
final class HttpTokens {

    private HttpTokens() {}

    /**
     * @param token empty: none
     * @throws Refusal beyond loopback without a token, or with one that no header can hold
     */
    static HttpSettings settings(HostPort listen, String token) {
        try {
            return new HttpSettings(listen.resolve(), Optional.of(token).filter(it -> !it.isEmpty()));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage()
                    + ": give --token TOKEN, or FIXUPLAB_TOKEN in the environment; or serve it on 127.0.0.1");
        }
    }
}
