/** Targets cut into the batches of one API call each, and directories that stand for many URLs. */
@NullMarked
package io.edgesweep.batch;

import org.jspecify.annotations.NullMarked;
