/** The port to whoever purges: hand over a batch, ask after its task, ask for the quota. Wrappers and implementations live below. */
@NullMarked
package io.edgesweep.provider;

import org.jspecify.annotations.NullMarked;
