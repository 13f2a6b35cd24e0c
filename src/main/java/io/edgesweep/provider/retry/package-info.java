/** Repeats what may be repeated: queries, and calls that never left this machine. */
@NullMarked
package io.edgesweep.provider.retry;

import org.jspecify.annotations.NullMarked;
