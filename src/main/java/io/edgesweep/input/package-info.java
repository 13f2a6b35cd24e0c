/**
 * From sources to decided rows: reading, changes since the last run, removals, collapsed directories, and the input's
 * hash.
 */
@NullMarked
package io.edgesweep.input;

import org.jspecify.annotations.NullMarked;
