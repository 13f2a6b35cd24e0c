package io.edgesweep.reconciliation;

import io.edgesweep.ledger.Batch;
import io.edgesweep.targets.Kind;

/** What tasks have in common that are asked for together. */
record SiteAndKind(String site, Kind kind) {

    static SiteAndKind of(Batch batch) {
        return new SiteAndKind(batch.key().site(), batch.key().kind());
    }
}
