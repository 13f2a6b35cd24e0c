/** Tells programs how each job's last run ended and what waits: figures for monitoring, read from the ledger. */
@NullMarked
package io.edgesweep.status;

import org.jspecify.annotations.NullMarked;
