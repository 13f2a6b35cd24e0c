package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.ledger.PauseScope;
import io.edgesweep.ledger.Run;
import io.edgesweep.ledger.RunState;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.report.Family;
import io.edgesweep.report.Heading;
import io.edgesweep.task.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A job as one looks at it in the morning.
 *
 * @param job    its name
 * @param site   its sites
 * @param tone   the class of its mark
 * @param mark   one character that shows its state
 * @param state  its state in words
 * @param run    the id of the run that says so; empty where there is none
 * @param since  when that began, in the job's zone
 * @param strip  its latest runs as marks, oldest first
 * @param aloud  the same in words
 * @param next   when it fires next, in its zone; empty when it does not
 * @param held   what holds it up, in words; empty where nothing does
 * @param paused whether a person has paused it by itself, and may resume it
 * @param zone   of the clock that people go by
 * @param good   whether it can be run
 * @param wide   whether its name is to be typed before it runs
 * @param rank   where it stands in the list: what needs a hand first
 */
public record JobState(
        String job,
        String site,
        String tone,
        String mark,
        String state,
        String run,
        String since,
        List<Mark> strip,
        String aloud,
        String next,
        String held,
        boolean paused,
        String zone,
        boolean good,
        boolean wide,
        int rank) {

    private static final int FRESH = 6;

    /** All is purged, and rows of the night are to be corrected. */
    private static final int INVALID = 3;

    /** Whether nothing of it needs a look: its latest run left nothing stale, and nothing holds it up. */
    public boolean isFresh() {
        return rank == FRESH && held.isEmpty();
    }

    /** A run in the strip. */
    public record Mark(String family, String mark, String x, String textX) {}

    /** How much a job needs a person: most at 0. */
    public static int rank(JobLines.Line line, Words words) {
        return state(line, line.latest().stream().findFirst(), words).rank();
    }

    /** The state of a job. */
    public static JobState of(JobLines.Line line, Words words, Instant now) {
        ZoneId zone = line.zone();
        List<Run> over = line.latest().stream()
                .filter(run -> run.state() == RunState.FINISHED)
                .toList();
        Optional<Run> newest = line.latest().stream().findFirst();
        State state = state(line, newest, words);
        Optional<Run> told = state.rank() == INVALID ? line.retried() : newest;
        return new JobState(
                line.name(),
                line.site(),
                state.tone(),
                state.mark(),
                state.words(),
                told.map(Run::id).orElse(""),
                told.map(run -> words.time(run.started(), zone)).orElse(""),
                strip(over),
                aloud(over, words),
                line.next(now, words),
                line.hold().map(hold -> HoldWords.of(hold, words)).orElse(""),
                line.hold().filter(JobState::isOwn).isPresent(),
                zone.getId(),
                line.isGood(),
                line.isWide(),
                state.rank());
    }

    private static boolean isOwn(Hold hold) {
        return hold.kind() == Hold.Kind.PAUSE && hold.scope().kind() == PauseScope.Kind.JOB;
    }

    private record State(String tone, String mark, String words, int rank) {}

    private static State state(JobLines.Line line, Optional<Run> newest, Words words) {
        if (!line.mistakes().isEmpty()) {
            return new State("failed", Family.FAILED.mark(), words.say("jobs.mistaken"), 0);
        }
        if (newest.isEmpty()) {
            return new State("none", "·", words.say("jobs.no-run"), 5);
        }
        Run run = newest.get();
        if (run.state() != RunState.FINISHED) {
            return new State("running", "▶", words.say("jobs.unfinished"), 4);
        }
        Family family = Family.of(run);
        int rank =
                switch (family) {
                    case FAILED -> 0;
                    case UNSETTLED -> 1;
                    case WAITING -> 2;
                    case CONFIRMED, ASIDE -> FRESH;
                };
        String verdict = words.say("verdict." + Heading.of(run).word());
        if (rank == FRESH && line.stale() > 0) {
            return new State(Family.WAITING.word(), "!", words.say("jobs.at-edge", verdict, line.stale()), 2);
        }
        String open = run.stillOpen() == 0 ? verdict : words.say("jobs.open", verdict, run.stillOpen());
        long invalid =
                line.retried().map(night -> night.counts().of(Outcome.INVALID)).orElse(0L);
        String said = invalid == 0 ? open : words.say("jobs.invalid", open, invalid);
        boolean isOver = rank == FRESH
                && invalid > 0
                && !line.retried().map(Run::onlyInvalid).orElse(false);
        return isOver
                ? new State(Family.WAITING.word(), "!", said, INVALID)
                : new State(tone(run), family.mark(), said, rank);
    }

    /** The colour of its family, but red where something failed alone. */
    private static String tone(Run run) {
        Family family = Family.of(run);
        return family == Family.FAILED && !Heading.of(run).isBad() ? Family.WAITING.word() : family.word();
    }

    private static List<Mark> strip(List<Run> newestFirst) {
        List<Mark> marks = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Family family = Family.of(newestFirst.get(i));
            double x = 0.5 + 16.0 * marks.size();
            marks.add(new Mark(tone(newestFirst.get(i)), family.mark(), number(x), number(x + 6.5)));
        }
        return marks;
    }

    private static String aloud(List<Run> runs, Words words) {
        List<String> parts = new ArrayList<>();
        for (Family family : Family.values()) {
            long number = runs.stream().filter(run -> Family.of(run) == family).count();
            if (number > 0) {
                parts.add(words.say(
                        "part", number, words.say(family == Family.ASIDE ? "jobs.aside" : "family." + family.word())));
            }
        }
        return words.say("jobs.strip", runs.size(), String.join(words.say("comma"), parts));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
