package io.edgesweep.report;

import com.fasterxml.jackson.annotation.JsonValue;
import io.edgesweep.ledger.FindingKind;
import io.edgesweep.task.Outcome;
import io.edgesweep.task.OutcomeCounts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a run comes to, in one word, and the exit code that tells it to whoever started us. The worst counts. */
public enum Verdict {
    /** Everything that was to be purged is, as the provider confirms. */
    CONFIRMED(ExitCode.OK, "✓", "All confirmed purged"),
    /** There was nothing to purge. */
    NOTHING_TO_DO(ExitCode.OK, "✓", "Nothing to purge"),
    /** The daily quota is used up; the rest waits. */
    QUOTA_REACHED(ExitCode.QUOTA_REACHED, "◔", "Quota reached, the rest waits"),
    /** Some of it is not purged, and a person should look why. */
    PARTLY_FAILED(ExitCode.PARTLY_FAILED, "✗", "Partly failed"),
    /** No row of the input names a target. */
    NO_VALID_INPUT(ExitCode.NO_VALID_INPUT, "✗", "No valid input"),
    /** Of some of it we do not know whether it is purged. */
    UNSETTLED(ExitCode.UNSETTLED, "?", "Unsettled targets remain"),
    /** The input is larger than the job allows. */
    OVER_LIMIT(ExitCode.USAGE, "✗", "Stopped by the job's limit"),
    /** The API cannot be reached. */
    API_UNAVAILABLE(ExitCode.API_UNAVAILABLE, "✗", "API unavailable"),
    /** The API refuses the key, or what it may do. */
    DENIED(ExitCode.DENIED, "✗", "Refused by the API: credentials or permission"),
    /** A person has stopped the run; it is not resumed. */
    STOPPED(ExitCode.STOPPED, "✗", "Stopped by a person"),
    /** The run was left unfinished and is not resumed. */
    INTERRUPTED(ExitCode.TERMINATED, "✗", "Interrupted"),
    /** The machine or its disk does not let us work. */
    LOCAL_STATE(ExitCode.LOCAL_STATE, "✗", "Local state unusable"),
    /** A mistake of ours. */
    UNEXPECTED(ExitCode.UNEXPECTED, "✗", "Unexpected error");

    private final ExitCode exitCode;
    private final String symbol;
    private final String words;

    Verdict(ExitCode exitCode, String symbol, String words) {
        this.exitCode = exitCode;
        this.symbol = symbol;
        this.words = words;
    }

    /**
     * The verdict on a run.
     *
     * @param counts   what became of its targets
     * @param warmed   what became of its prefetches
     * @param findings what was found
     */
    public static Verdict of(OutcomeCounts counts, Map<Outcome, Long> warmed, Set<FindingKind> findings) {
        if (findings.contains(FindingKind.UNEXPECTED)) {
            return UNEXPECTED;
        }
        if (findings.contains(FindingKind.LOCAL)) {
            return LOCAL_STATE;
        }
        if (findings.contains(FindingKind.STOPPED)) {
            return STOPPED;
        }
        if (findings.contains(FindingKind.INTERRUPTED)) {
            return INTERRUPTED;
        }
        if (findings.contains(FindingKind.DENIED)) {
            return DENIED;
        }
        if (findings.contains(FindingKind.UNAVAILABLE)) {
            return API_UNAVAILABLE;
        }
        if (findings.contains(FindingKind.LIMIT)) {
            return OVER_LIMIT;
        }
        if (counts.of(Outcome.UNSETTLED) + of(warmed, Outcome.UNSETTLED) > 0) {
            return UNSETTLED;
        }
        if (findings.contains(FindingKind.NO_INPUT)) {
            return NO_VALID_INPUT;
        }
        long failed = counts.of(Outcome.FAILED)
                + counts.of(Outcome.REFUSED)
                + (findings.contains(FindingKind.PREVIEWED) ? 0 : counts.of(Outcome.INVALID))
                + of(warmed, Outcome.FAILED)
                + of(warmed, Outcome.REFUSED);
        if (failed > 0
                || findings.contains(FindingKind.SOURCE)
                || findings.contains(FindingKind.HELD)
                || findings.contains(FindingKind.DEADLINE)
                || findings.contains(FindingKind.STALE)) {
            return PARTLY_FAILED;
        }
        if (counts.of(Outcome.CARRIED_OVER) + of(warmed, Outcome.CARRIED_OVER) > 0) {
            return QUOTA_REACHED;
        }
        return counts.of(Outcome.CONFIRMED) > 0 ? CONFIRMED : NOTHING_TO_DO;
    }

    /** The verdict where nothing was found but this, and no target has an outcome. */
    public static Verdict of(FindingKind finding) {
        return of(new OutcomeCounts(0, 0, Map.of()), Map.of(), Set.of(finding));
    }

    private static long of(Map<Outcome, Long> outcomes, Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Its word for files: lower case, with hyphens. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The verdict with the word. A word that a later version wrote is unexpected here. */
    public static Verdict ofWord(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElse(UNEXPECTED);
    }

    /** The exit code that tells it. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** One character that shows it where there is no room for words. */
    public String symbol() {
        return symbol;
    }

    /** How a page shows it: {@code good}, {@code waiting}, {@code unknown} or {@code bad}. */
    public String tone() {
        return switch (exitCode) {
            case OK -> "good";
            case QUOTA_REACHED -> "waiting";
            case UNSETTLED -> "unknown";
            default -> "bad";
        };
    }

    /** What it says, as a headline. */
    public String words() {
        return words;
    }
}
