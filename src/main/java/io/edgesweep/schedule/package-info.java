/** When jobs run by themselves: which firings there are, which are due, and what was made of each. */
@NullMarked
package io.edgesweep.schedule;

import org.jspecify.annotations.NullMarked;
