package io.edgesweep.ledger;

import io.edgesweep.targets.TargetRow;
import java.time.Instant;
import java.util.List;

/**
 * A batch of which it is not known whether the provider took it.
 *
 * @param batch    the batch
 * @param targets  its targets, in order
 * @param sentFrom the earliest moment at which its call can have been on the wire
 * @param sentTo   the latest one
 * @param lease    until when nobody else is given it; what is found out later than that does not count
 */
public record UnsettledBatch(Batch batch, List<TargetRow> targets, Instant sentFrom, Instant sentTo, Instant lease) {}
