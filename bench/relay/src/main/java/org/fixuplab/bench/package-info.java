/** The yardstick of the benchmarks in {@code bench/}. Nothing here is part of the product, and nothing of the product is in here. */
@NullMarked
package org.fixuplab.bench;

import org.jspecify.annotations.NullMarked;
