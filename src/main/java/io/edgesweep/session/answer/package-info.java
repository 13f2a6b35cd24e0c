/**
 * Answers what other commands of this machine ask while this process, which is no {@code serve}, has the ledger to itself. It speaks
 * as {@code serve} does, so that whoever asks needs to know one language only, and takes no orders.
 */
@NullMarked
package io.edgesweep.session.answer;

import org.jspecify.annotations.NullMarked;
