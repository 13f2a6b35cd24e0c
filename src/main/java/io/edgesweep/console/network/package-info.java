/** How {@code serve} listens: its connectors, and the limits on whoever has not logged in. */
@NullMarked
package io.edgesweep.console.network;

import org.jspecify.annotations.NullMarked;
