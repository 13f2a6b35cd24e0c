package io.edgesweep.ledger;

import io.edgesweep.targets.TargetRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A batch that the provider works on.
 *
 * @param batch   the batch
 * @param targets its targets, in order
 * @param closed  the positions of the targets that have their outcome already, such as those that were refused at the call
 * @param lease   until when nobody else is given it; what is found out later than that does not count
 */
public record SubmittedBatch(Batch batch, List<TargetRow> targets, Set<Integer> closed, Instant lease) {}
