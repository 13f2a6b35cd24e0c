/** Waiting, as something that is handed in: so that a test moves time by hand and never sleeps. */
@NullMarked
package io.edgesweep.time;

import org.jspecify.annotations.NullMarked;
