package io.edgesweep.schedule;

import java.util.Locale;

/** What becomes of the firings of a job that were missed. */
enum MissedPolicy {
    /** One run makes up for all of them. */
    RUN_ONCE("run once"),
    /** None of them is run. */
    SKIP("skipped"),
    /** Each is run, one after the other. */
    ALL("each is run");

    private final String words;

    MissedPolicy(String words) {
        this.words = words;
    }

    /** The one with the job file's word. */
    static MissedPolicy of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What becomes of them, in words. */
    String words() {
        return words;
    }
}
