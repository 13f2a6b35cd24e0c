/** Waiting, and reasons to stop waiting, handed in so that a test moves time by hand and never sleeps. */
@NullMarked
package io.edgesweep.process;

import org.jspecify.annotations.NullMarked;
