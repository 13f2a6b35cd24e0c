/** Who holds the home folder and the ledger: one process at a time. */
@NullMarked
package io.edgesweep.home;

import org.jspecify.annotations.NullMarked;
