/**
 * A running lab, as its control interface shows it: what the verbs {@code sessions}, {@code messages}, {@code proxies}... speak to.
 *
 * <p>The interface is known here by its paths and JSON only: no class of the lab enters, so that a verb starts quickly and a lab of another
 * version can be asked. What cannot be done is a {@link org.fixuplab.app.process.Refusal} that says what would help; nothing is logged.
 */
@NullMarked
package org.fixuplab.app.client;

import org.jspecify.annotations.NullMarked;
