/** One run: the steps of Spring Batch from recovery to report, thin adapters to the rooms that do the work. */
@NullMarked
package io.edgesweep.job.run;

import org.jspecify.annotations.NullMarked;
