/** What people wrote: the configuration and the job files, checked as a whole, every mistake with its file, line and key. */
@NullMarked
package io.edgesweep.settings;

import org.jspecify.annotations.NullMarked;
