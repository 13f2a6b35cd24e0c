/** What the console works with: the progress of runs, dry runs, orders, and the provider's state. */
@NullMarked
package io.edgesweep.console.service;

import org.jspecify.annotations.NullMarked;
