package org.fixuplab.send;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a client says to log in (RFC 4954). Immutable. */
final class Authentication {

    private final Login login;

    Authentication(Login login) {
        this.login = login;
    }

    /** The command that begins it. */
    String command(String mechanism) {
        return mechanism.equals("PLAIN")
                ? "AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.password())
                : "AUTH " + mechanism;
    }

    /** The line that answers a 334; {@code *}, which gives up, if there is no answer. */
    String answer(String mechanism, int step, Reply challenge) {
        return switch (mechanism + step) {
            case "LOGIN0" -> base64(login.user());
            case "LOGIN1" -> base64(login.password());
            case "CRAM-MD50" -> cramMd5(challenge);
            default -> "*";
        };
    }

    private String cramMd5(Reply challenge) {
        String text = challenge.text();
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(text.length() > 4 ? text.substring(4).strip() : "");
            Mac mac = Mac.getInstance("HmacMD5");
            // A key must have an octet, and one zero octet makes the same digest as none (RFC 2104 pads with zeros).
            byte[] key =
                    login.password().isEmpty() ? new byte[1] : login.password().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            return base64(login.user() + " " + HexFormat.of().formatHex(mac.doFinal(decoded)));
        } catch (IllegalArgumentException e) {
            return "*"; // not base64
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no HMAC-MD5", e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
