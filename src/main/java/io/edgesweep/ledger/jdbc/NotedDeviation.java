package io.edgesweep.ledger.jdbc;

import io.edgesweep.ledger.DeviatingTarget;

/**
 * An exception and who noted it.
 *
 * @param exception the exception
 * @param run       the run that noted it
 */
record NotedDeviation(DeviatingTarget exception, String run) {}
