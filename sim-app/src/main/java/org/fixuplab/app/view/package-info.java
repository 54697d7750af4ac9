/**
 * Documents for machines: what a lab has and did, as maps whose keys are camelCase, in the order they are shown. The same document whether a
 * command prints it or HTTP serves it. Pure: no file, no socket, no Netty.
 */
@NullMarked
package org.fixuplab.app.view;

import org.jspecify.annotations.NullMarked;
