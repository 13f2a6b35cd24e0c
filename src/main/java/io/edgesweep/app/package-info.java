/**
 * Puts the parts together: the main class, the contexts of Spring, the session on this machine, and the process of
 * {@code serve}.
 */
@NullMarked
package io.edgesweep.app;

import org.jspecify.annotations.NullMarked;
