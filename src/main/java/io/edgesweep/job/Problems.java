package io.edgesweep.job;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.provider.ErrorClass;
import io.edgesweep.provider.ProviderError;

/** What a question's error means for the run. */
final class Problems {

    private Problems() {}

    static FindingKind kind(ProviderError error) {
        return error.errorClass() == ErrorClass.RETRY || error.errorClass() == ErrorClass.RATE
                ? FindingKind.UNAVAILABLE
                : FindingKind.DENIED;
    }
}
