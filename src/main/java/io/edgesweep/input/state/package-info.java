/** The files that a job keeps from run to run: whether each is whole and the newest. */
@NullMarked
package io.edgesweep.input.state;

import org.jspecify.annotations.NullMarked;
