package io.edgesweep.submission;

import io.edgesweep.ledger.FindingKind;
import io.edgesweep.provider.ProviderError;

/** What a provider's error means for the run. */
public final class ErrorFindings {

    private ErrorFindings() {}

    /** Whether it is nobody's fault that a person could fix. */
    public static boolean isPassing(ProviderError error) {
        return switch (error.errorClass()) {
            case RETRY, RATE, OUT_OF_TIME -> true;
            default -> false;
        };
    }

    /** How it is told. What a plan leaves out, or how a call was made, has nothing to do with the key and its rights. */
    public static FindingKind kind(ProviderError error) {
        return switch (error.errorClass()) {
            case OUT_OF_TIME -> FindingKind.NOTE;
            case RETRY, RATE, UNKNOWN, ENDPOINT -> FindingKind.UNAVAILABLE;
            case EXPIRED, FATAL_ACCOUNT, FATAL_PRODUCT, FATAL_SITE -> FindingKind.DENIED;
            case FATAL_KIND, QUERY, DAY, SPLIT, TOO_LARGE, DROP, RETRY_THEN_DROP, DROP_HOST, HOLD_HOST ->
                FindingKind.HELD;
        };
    }

    /** How far it reaches: a key's trouble is the account's, a product's is its own, everything else the site's. */
    public static HaltScope scope(ProviderError error, String site, SiteTerms its) {
        return switch (error.errorClass()) {
            case FATAL_ACCOUNT, EXPIRED -> new HaltScope.Account(its.account());
            case FATAL_PRODUCT, ENDPOINT -> new HaltScope.ProductOfAccount(its.account(), its.product());
            default -> new HaltScope.OneSite(site);
        };
    }
}
