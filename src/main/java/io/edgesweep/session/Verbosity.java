package io.edgesweep.session;

/** How much is logged on standard error. */
public enum Verbosity {
    QUIET,
    NORMAL,
    VERBOSE
}
