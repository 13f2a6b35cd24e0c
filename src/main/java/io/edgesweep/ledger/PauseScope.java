package io.edgesweep.ledger;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person pauses.
 *
 * @param kind what it is
 * @param name of the job or the site; empty for all
 */
public record PauseScope(Kind kind, String name) {

    /** Every job and every site. */
    public static final PauseScope ALL = new PauseScope(Kind.ALL, "");

    /** What may be paused. */
    public enum Kind {
        JOB("job"),
        SITE("site"),
        ALL("all");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As people write it. */
        public String word() {
            return word;
        }
    }

    public static PauseScope job(String name) {
        return new PauseScope(Kind.JOB, name);
    }

    public static PauseScope site(String name) {
        return new PauseScope(Kind.SITE, name);
    }

    /** The one that is written {@code all}, {@code job:NAME} or {@code site:NAME}; empty for any other text. */
    public static Optional<PauseScope> written(String text) {
        if (text.equals(Kind.ALL.word())) {
            return Optional.of(ALL);
        }
        return Stream.of(Kind.JOB, Kind.SITE)
                .filter(kind -> text.startsWith(kind.word() + ":"))
                .map(kind -> new PauseScope(kind, text.substring(kind.word().length() + 1)))
                .filter(scope -> !scope.name().isEmpty())
                .findFirst();
    }

    /** In words. */
    public String words() {
        return kind == Kind.ALL ? "everything" : kind.word() + " " + name;
    }

    /** As {@link #written} reads it. */
    @Override
    public String toString() {
        return kind == Kind.ALL ? kind.word() : kind.word() + ":" + name;
    }
}
