/** Why a target was sent or not in the last run of a job, and what becomes of it in the next: rule by rule. */
@NullMarked
package io.edgesweep.explain;

import org.jspecify.annotations.NullMarked;
