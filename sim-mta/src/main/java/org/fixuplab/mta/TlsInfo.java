package org.fixuplab.mta;

/**
 * How a session was encrypted.
 *
 * @param protocol as the JDK names it: {@code TLSv1.2}, {@code TLSv1.3}
 * @param cipher the cipher suite's standard name
 */
public record TlsInfo(String protocol, String cipher) {}
