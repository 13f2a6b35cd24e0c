package io.edgesweep.report;

/** What the process tells whoever started it. */
public enum ExitCode {
    OK(0, "all confirmed, or nothing to do"),
    UNEXPECTED(1, "internal error: please report it"),
    USAGE(2, "usage or configuration; also an input above the job's limits"),
    PARTLY_FAILED(
            3,
            "partly failed: failed, refused or invalid targets, a source that could not be read, or, if the job counts that, stale pages"),
    QUOTA_REACHED(4, "quota reached, the rest waits"),
    NO_VALID_INPUT(5, "no valid input"),
    STOPPED(6, "stopped by a person; what was not sent waits"),
    DENIED(7, "credentials or permission"),
    API_UNAVAILABLE(8, "API unavailable"),
    UNSETTLED(9, "unsettled targets remain"),
    LOCAL_STATE(10, "local state unusable, or disk full; free some space and run the same command to resume"),
    LOCKED(11, "another run holds the lock; --wait 10m waits for it"),
    /** From the keyboard. */
    INTERRUPTED(130, "interrupted; the same command resumes it"),
    /** By a service manager, mostly. */
    TERMINATED(143, "terminated; run the same command to resume");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** What it says, for people. */
    public String meaning() {
        return meaning;
    }
}
