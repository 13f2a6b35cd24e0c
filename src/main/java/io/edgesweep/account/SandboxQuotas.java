package io.edgesweep.account;

/** Quotas for trying: as in the vendor's documents, or so small that a few dozen targets reach them. */
public enum SandboxQuotas {
    SAMPLE,
    SMALL
}
