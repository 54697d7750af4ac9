package org.fixuplab.inspect;

/**
 * Where in a header a name was seen. A name is seen when it ends, and again when a colon follows it, blanks between them or none.
 *
 * @param colon a colon follows
 * @param fieldName it is the name of a header field, not part of a field's text
 * @param firstOnLine nothing but blanks stands before it on its physical line
 * @param inSignature the field is DKIM-Signature or DomainKey-Signature
 */
record Sighting(boolean colon, boolean fieldName, boolean firstOnLine, boolean inSignature) {}
