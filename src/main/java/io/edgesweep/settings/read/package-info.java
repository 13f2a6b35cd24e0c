/**
 * How the configuration and the job files are read and checked, as a whole, every mistake with its file, line and key.
 */
@NullMarked
package io.edgesweep.settings.read;

import org.jspecify.annotations.NullMarked;
