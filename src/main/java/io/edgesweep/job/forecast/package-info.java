/** What a run would do and what quota is left, without sending anything. */
@NullMarked
package io.edgesweep.job.forecast;

import org.jspecify.annotations.NullMarked;
