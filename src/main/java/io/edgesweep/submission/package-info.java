/** Hands the due batches of a run to the provider, one call each, within the quota, and writes down every answer. */
@NullMarked
package io.edgesweep.submission;

import org.jspecify.annotations.NullMarked;
