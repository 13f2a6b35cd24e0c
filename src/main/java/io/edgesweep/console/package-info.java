/** The pages and endpoints of {@code serve}: who may call them, what they show, and what can be asked for by them. */
@NullMarked
package io.edgesweep.console;

import org.jspecify.annotations.NullMarked;
