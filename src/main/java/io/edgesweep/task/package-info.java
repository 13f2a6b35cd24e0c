/** A provider's words for what became of a target, and ours: task, task state, outcome, and the sum of outcomes. */
@NullMarked
package io.edgesweep.task;

import org.jspecify.annotations.NullMarked;
