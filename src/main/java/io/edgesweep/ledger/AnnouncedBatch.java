package io.edgesweep.ledger;

import io.edgesweep.targets.TargetRow;
import java.time.Instant;
import java.util.List;

/**
 * A batch whose call is announced: only who holds one of these may send it, and must write down the answer.
 *
 * @param batch   the batch
 * @param targets its targets, in order
 * @param since   when the call was announced
 * @param owner   who announced it
 */
public record AnnouncedBatch(Batch batch, List<TargetRow> targets, Instant since, String owner) {}
