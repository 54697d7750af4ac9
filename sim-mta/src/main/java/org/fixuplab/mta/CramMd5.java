package org.fixuplab.mta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The proof of CRAM-MD5: the user, a blank, and the challenge's HMAC-MD5 under the password, in hexadecimal (RFC 2195). */
final class CramMd5 {

    private static final String ALGORITHM = "HmacMD5";
    private static final Pattern ANSWER = Pattern.compile("(.+) ([0-9a-fA-F]{32})", Pattern.DOTALL);

    private CramMd5() {}

    /** The user whom the answer proves; empty if none. Where everyone is let in, the digest need only look like one. */
    static Optional<String> user(String challenge, String answer, Logins logins) {
        Matcher matcher = ANSWER.matcher(answer);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String user = matcher.group(1);
        byte[] digest = HexFormat.of().parseHex(matcher.group(2));
        return logins.admits(user, password -> MessageDigest.isEqual(digest, digest(password, challenge)))
                ? Optional.of(user)
                : Optional.empty();
    }

    static byte[] digest(String password, String challenge) {
        byte[] key = password.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // HMAC fills a short key up with zeros, so one zero is the empty key, which the JDK does not take.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, ALGORITHM));
            return mac.doFinal(challenge.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
