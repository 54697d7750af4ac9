package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.fixuplab.app.output.Addresses;

/**
 * Who may ask. A page of another origin may not, whatever it knows; nor may one that got another name's address changed into ours
 * (DNS rebinding), which the Host tells. Whoever has the token may use any name. Safe for any thread.
 */
final class Guard {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

    private final Optional<String> token;
    private final Supplier<InetSocketAddress> bound;

    /** @param bound where the server listens */
    Guard(Optional<String> token, Supplier<InetSocketAddress> bound) {
        this.token = token;
        this.bound = bound;
    }

    /** @throws ProblemException if the request comes from a foreign page, or to a name that is not ours */
    void judgeSource(RequestHeaders headers) {
        String authority = String.valueOf(headers.authority()).toLowerCase(Locale.ROOT);
        if (token.isEmpty() && !isOurs(authority)) {
            throw new ProblemException(
                    ErrorCode.FOREIGN_HOST,
                    new Flaw(
                            "Host",
                            "the Host is " + Call.quoted(authority),
                            "address the lab as 127.0.0.1 or localhost, or give it a token"));
        }
        for (String origin : headers.getAll(HttpHeaderNames.ORIGIN)) {
            String plain = origin.toLowerCase(Locale.ROOT);
            if (!plain.equals("http://" + authority) && !plain.equals("https://" + authority)) {
                throw new ProblemException(
                        ErrorCode.FOREIGN_ORIGIN,
                        new Flaw(
                                "Origin",
                                "the Origin is " + Call.quoted(origin),
                                "ask from the lab's own page, or from no page"));
            }
        }
    }

    /** @throws ProblemException if there is a token, and the request has another or none */
    void judgeToken(RequestHeaders headers) {
        if (token.isPresent() && !holds(headers, token.get())) {
            throw new ProblemException(
                    ErrorCode.UNAUTHORIZED,
                    new Flaw(
                            "Authorization",
                            headers.contains(HttpHeaderNames.AUTHORIZATION)
                                    ? "the token is another one"
                                    : "there is no token",
                            "send Authorization: Bearer TOKEN, with the token that the lab was started with"));
        }
    }

    private boolean isOurs(String authority) {
        String host = PORT.matcher(authority).replaceFirst("");
        String literal = Addresses.host(bound.get());
        return LOOPBACK.matcher(host).matches()
                || host.equals(literal.indexOf(':') < 0 ? literal : "[" + literal + "]");
    }

    /** Takes as long for a wrong token as for the right one. */
    private static boolean holds(RequestHeaders headers, String token) {
        String given = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        boolean bearer = given.regionMatches(true, 0, "Bearer ", 0, 7);
        byte[] said = (bearer ? given.substring(7).strip() : "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(digest(said), digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
