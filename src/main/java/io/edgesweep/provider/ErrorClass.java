package io.edgesweep.provider;

/** What an error of the provider asks of us. */
public enum ErrorClass {
    /** A passing fault: the same query may be sent again. */
    RETRY,
    /** The time of whoever asks was over before the question could be put: that says nothing of the provider. */
    OUT_OF_TIME,
    /** Too many calls per second; nothing was processed. Slow down and repeat. */
    RATE,
    /** The day's allowance for the kind is spent: what remains waits for the next quota day. */
    DAY,
    /** More targets than one call may carry; nothing was processed. Cut the batch and repeat. */
    SPLIT,
    /** More bytes than one call may carry; nothing was processed. Cut the batch and repeat. */
    TOO_LARGE,
    /** A target is at fault; nothing was processed. Find it and leave it out. */
    DROP,
    /** No task came of the call: repeat it once, and if that is no better, take it as {@link #DROP}. */
    RETRY_THEN_DROP,
    /** A host is at fault, and with it each of its targets; nothing was processed. Leave them out. */
    DROP_HOST,
    /** A host cannot be purged for the time being; nothing was processed. Its targets wait for the next run. */
    HOLD_HOST,
    /** The signature or its token was too old; nothing was processed. Sign again and repeat once, then as FATAL_ACCOUNT. */
    EXPIRED,
    /** Nothing can be sent with this account until a person has acted. */
    FATAL_ACCOUNT,
    /** Nothing can be sent to this product with this account until a person has acted; the account's other product may work. */
    FATAL_PRODUCT,
    /** As FATAL_PRODUCT, but nothing has left: the product's endpoint is not to be talked to. It says nothing of the key. */
    ENDPOINT,
    /** Nothing can be sent to this site until a person has acted. */
    FATAL_SITE,
    /** Nothing of this kind can be sent to this site until a person has acted. */
    FATAL_KIND,
    /** The provider does not take the question, which says nothing of what was sent: it may be asked again. */
    QUERY,
    /**
     * A code of no list and of no family: whether the call took effect is not known. Nothing more is sent to the site
     * until a person has seen it.
     */
    UNKNOWN
}
