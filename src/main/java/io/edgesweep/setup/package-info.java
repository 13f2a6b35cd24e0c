/** What is done once: the archive of classes of an installation, the first configuration of a folder, and what this build is. */
@NullMarked
package io.edgesweep.setup;

import org.jspecify.annotations.NullMarked;
