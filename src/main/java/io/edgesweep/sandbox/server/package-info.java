/** The checks before an action, the faults, the journal, the state, the settings. */
@NullMarked
package io.edgesweep.sandbox.server;

import org.jspecify.annotations.NullMarked;
