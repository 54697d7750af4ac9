package org.fixuplab.send;

/**
 * The TLS a message went over. Immutable.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipher the suite, as the JDK names it
 * @param verified whether the sender would have refused a certificate that it cannot trust or that has another name
 */
public record TlsUse(String protocol, String cipher, boolean verified) {}
