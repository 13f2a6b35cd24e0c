/** What a person does after a run: reconcile, settle, retry, stop. */
@NullMarked
package io.edgesweep.job.aftermath;

import org.jspecify.annotations.NullMarked;
