/** Runs jobs: which run goes on or starts over, in what order its steps go, and thin adapters between Spring Batch and the rooms that do the work. */
@NullMarked
package io.edgesweep.job;

import org.jspecify.annotations.NullMarked;
