/**
 * What is asked for: a job, a one-off or a retry, its inputs, whether it is a dry run; and the queue of such orders.
 */
@NullMarked
package io.edgesweep.order;

import org.jspecify.annotations.NullMarked;
