/** JMH benchmarks of the firewall's brain. Nothing here is part of the product. */
@NullMarked
package org.fixuplab.build.benchmarks;

import org.jspecify.annotations.NullMarked;
