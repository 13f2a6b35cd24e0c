/** Files that are replaced as a whole, that are their owner's alone, or that are found by a pattern. */
@NullMarked
package io.edgesweep.file;

import org.jspecify.annotations.NullMarked;
