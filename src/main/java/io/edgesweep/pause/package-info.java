/** What keeps jobs from running for a while: pauses by people, and blackouts of the configuration. */
@NullMarked
package io.edgesweep.pause;

import org.jspecify.annotations.NullMarked;
