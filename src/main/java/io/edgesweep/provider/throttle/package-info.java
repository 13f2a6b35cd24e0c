/** Keeps the calls of an account under the ceiling: one pacer per action, passed at the wire, slowed down when told so. */
@NullMarked
package io.edgesweep.provider.throttle;

import org.jspecify.annotations.NullMarked;
