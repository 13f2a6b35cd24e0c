/**
 * What is known for sure: every run, batch and target, recorded before and after each call. Plain types; the SQL is in
 * {@code ledger.jdbc}.
 */
@NullMarked
package io.edgesweep.ledger;

import org.jspecify.annotations.NullMarked;
