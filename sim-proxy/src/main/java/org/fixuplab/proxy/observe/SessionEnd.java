package org.fixuplab.proxy.observe;

import java.util.Optional;

/**
 * How a session ended.
 *
 * @param client the client's leg
 * @param server the server's leg; {@link Ending#OPEN} if there never was one
 * @param reason why, if neither peer closed in order: a sentence for a person
 */
public record SessionEnd(Ending client, Ending server, Optional<String> reason) {}
