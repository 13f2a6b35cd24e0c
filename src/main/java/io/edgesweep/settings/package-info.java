/** What people wrote, as data: the configuration and the job files. */
@NullMarked
package io.edgesweep.settings;

import org.jspecify.annotations.NullMarked;
