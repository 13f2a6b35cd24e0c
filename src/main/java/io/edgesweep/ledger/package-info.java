/** What is known for sure: every run, every batch and every target, written down before and after each call. The only room that talks to the database. */
@NullMarked
package io.edgesweep.ledger;

import org.jspecify.annotations.NullMarked;
