/** Which way out of the network a request takes. */
@NullMarked
package io.edgesweep.proxy;

import org.jspecify.annotations.NullMarked;
