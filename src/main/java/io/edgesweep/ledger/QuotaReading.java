package io.edgesweep.ledger;

import io.edgesweep.quota.Quota;
import java.time.Instant;

/**
 * A quota as a run read it.
 *
 * @param at    when
 * @param site  whose
 * @param quota the provider's figures
 */
public record QuotaReading(Instant at, String site, Quota quota) {}
