/** The control interface: injects faults, moves the clock, returns the journal. */
@NullMarked
package io.edgesweep.sandbox.control;

import org.jspecify.annotations.NullMarked;
