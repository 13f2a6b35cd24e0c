/** The sentences that people read, in each language that we speak. */
@NullMarked
package io.edgesweep.language;

import org.jspecify.annotations.NullMarked;
