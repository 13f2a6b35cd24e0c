/** A row becomes a target, or is rejected with a reason. */
@NullMarked
package io.edgesweep.source.intake;

import org.jspecify.annotations.NullMarked;
