package io.edgesweep.report;

/** What the process tells whoever started it. */
public enum ExitCode {
    /** All confirmed, or nothing to do. */
    OK(0),
    /** Unexpected: a mistake of ours. */
    UNEXPECTED(1),
    /** Usage or configuration. */
    USAGE(2),
    /** Partly failed. */
    PARTLY_FAILED(3),
    /** Quota reached, the rest is carried over. */
    QUOTA_REACHED(4),
    /** No valid input. */
    NO_VALID_INPUT(5),
    /** Credentials or permission. */
    DENIED(7),
    /** API unavailable. */
    API_UNAVAILABLE(8),
    /** Unsettled targets remain. */
    UNSETTLED(9),
    /** Local state unusable, or disk full. */
    LOCAL_STATE(10),
    /** Another run holds the lock. */
    LOCKED(11),
    /** Interrupted from the keyboard; the same command goes on. */
    INTERRUPTED(130),
    /** Asked to terminate; the same command goes on. */
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }
}
