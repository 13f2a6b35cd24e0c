/** Rows on their way from the input to the ledger: put aside on disk, duplicates found by an external sort, given back in the order of the input. */
@NullMarked
package io.edgesweep.spill;

import org.jspecify.annotations.NullMarked;
