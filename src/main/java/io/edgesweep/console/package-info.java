/** The pages and endpoints of {@code serve}. */
@NullMarked
package io.edgesweep.console;

import org.jspecify.annotations.NullMarked;
