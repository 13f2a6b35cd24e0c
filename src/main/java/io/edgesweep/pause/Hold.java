package io.edgesweep.pause;

import io.edgesweep.ledger.Pause;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.settings.Blackout;
import io.edgesweep.text.HumanFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that keeps jobs from running for a while.
 *
 * @param kind   whether a person or the configuration says so
 * @param scope  of what it is said
 * @param reason why
 * @param by     who says so; empty for the configuration
 * @param since  when it began
 * @param until  when it ends; null for when somebody ends it
 * @param zone   of the clock that its end is told by
 */
public record Hold(
        Kind kind,
        PauseScope scope,
        String reason,
        String by,
        Instant since,
        @Nullable Instant until,
        ZoneId zone) {

    /** Who says so. */
    public enum Kind {
        /** A person. */
        PAUSE,
        /** The configuration. */
        BLACKOUT;

        /** As people write it. */
        public String word() {
            return switch (this) {
                case PAUSE -> "pause";
                case BLACKOUT -> "blackout";
            };
        }
    }

    /** As a person has said it. */
    public static Hold of(Pause pause) {
        return new Hold(
                Kind.PAUSE,
                pause.scope(),
                pause.reason(),
                pause.by(),
                pause.since(),
                pause.end().orElse(null),
                pause.zone());
    }

    static Hold of(PauseScope scope, Blackout blackout, Blackout.Window window) {
        return new Hold(Kind.BLACKOUT, scope, blackout.reason(), "", window.from(), window.to(), blackout.zone());
    }

    /** When it ends; empty for when somebody ends it. */
    public Optional<Instant> end() {
        return Optional.ofNullable(until);
    }

    /** What holds a job up, as in {@code paused with site www until 2026-12-01 06:00 UTC, by admin: the sale}. */
    public String words() {
        String what =
                switch (scope.kind()) {
                    case JOB -> kind == Kind.PAUSE ? "paused" : "in its blackout";
                    case SITE -> (kind == Kind.PAUSE ? "paused with " : "in the blackout of ") + scope.words();
                    case ALL -> "paused with everything";
                };
        return what + " " + endAndReason();
    }

    /** What it is, as in {@code Site www is paused until 2026-12-01 06:00 UTC, by admin: the sale}. */
    public String sentence() {
        String what = scope.words();
        return Character.toUpperCase(what.charAt(0)) + what.substring(1) + " is "
                + (kind == Kind.PAUSE ? "paused " : "in its blackout ") + endAndReason();
    }

    private String endAndReason() {
        return (until == null ? "until somebody resumes it" : "until " + HumanFormat.time(until, zone))
                + (by.isEmpty() ? "" : ", by " + by) + ": " + reason;
    }
}
