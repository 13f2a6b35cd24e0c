/** What could make the next run fail, looked at by {@code edgesweep check}. */
@NullMarked
package io.edgesweep.check;

import org.jspecify.annotations.NullMarked;
