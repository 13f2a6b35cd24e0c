/** What every handler of runs is given: services, stops, waits, and the free space of a disk. */
@NullMarked
package io.edgesweep.runtime;

import org.jspecify.annotations.NullMarked;
