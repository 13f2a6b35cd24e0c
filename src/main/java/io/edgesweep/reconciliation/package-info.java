/** Asks the provider what became of what was sent, and settles the ledger by the answer. */
@NullMarked
package io.edgesweep.reconciliation;

import org.jspecify.annotations.NullMarked;
