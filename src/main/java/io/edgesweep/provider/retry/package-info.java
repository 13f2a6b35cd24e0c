/** Repeats what may be repeated: queries, calls that never left this machine, and once those whose signature was too old. */
@NullMarked
package io.edgesweep.provider.retry;

import org.jspecify.annotations.NullMarked;
