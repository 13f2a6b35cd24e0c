/** The port to where targets come from: a source, its rows, and how much of it was read. */
@NullMarked
package io.edgesweep.source;

import org.jspecify.annotations.NullMarked;
