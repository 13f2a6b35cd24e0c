/** What both products share: tasks, used quotas, limits, timing. */
@NullMarked
package io.edgesweep.sandbox.model;

import org.jspecify.annotations.NullMarked;
