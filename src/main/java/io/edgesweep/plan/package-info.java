/** Cuts targets into the batches of one API call each, and says what must wait, until when, and why. */
@NullMarked
package io.edgesweep.plan;

import org.jspecify.annotations.NullMarked;
