package io.edgesweep.schedule;

import io.edgesweep.ledger.Pause;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.Holds;
import io.edgesweep.pause.Work;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ScheduleSpec;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.JobFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A firing that is to come.
 *
 * @param job      the job's name
 * @param schedule by which it comes
 * @param at       when
 * @param hold     what will hold it up then, as far as is known
 */
public record Firing(String job, ScheduleSpec schedule, Instant at, Optional<Hold> hold) {

    private static final int AT_LEAST = 10;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * Gives the firings of all jobs that have a schedule, job by job, as {@link #forEachUntilTheClockChanges} does.
     *
     * @param pauses what people have paused, as far as that is known
     * @return the mistakes in the other files
     * @throws MistakesException when the folder of jobs cannot be read
     */
    public static List<Mistake> forEachOf(
            Settings settings, Collection<Pause> pauses, Instant moment, Consumer<Firing> each) {
        Holds holds = Holds.of(settings, pauses);
        List<Mistake> mistakes = new ArrayList<>();
        JobFiles.in(settings.folders().jobs()).values().forEach(file -> {
            try {
                JobFile job = JobFileReader.read(file, Map.of(), List.of(), settings.knownSites(), moment);
                Work work = Work.of(job);
                job.schedule()
                        .ifPresent(schedule -> forEachUntilTheClockChanges(
                                schedule,
                                moment,
                                at -> each.accept(new Firing(job.name(), schedule, at, holds.over(work, at)))));
            } catch (MistakesException e) {
                mistakes.addAll(e.mistakes());
            }
        });
        return mistakes;
    }

    /** Gives the firings of a job that come after the moment: ten at least, and all until the clock of its zone has changed. */
    private static void forEachUntilTheClockChanges(ScheduleSpec schedule, Instant moment, Consumer<Instant> each) {
        CronFirings firings = CronFirings.of(schedule);
        ZoneOffsetTransition change = schedule.zone().getRules().nextTransition(moment);
        Instant until = change == null ? moment : change.getInstant();
        int given = 0;
        Instant last = moment;
        while (given < AT_LEAST || last.isBefore(until)) {
            Optional<Instant> next = firings.after(last);
            if (next.isEmpty()) {
                return;
            }
            last = next.get();
            given++;
            each.accept(last);
        }
    }

    /** On the clock of its zone. */
    public OffsetDateTime local() {
        return at.atZone(schedule.zone()).toOffsetDateTime();
    }

    /** What happens to the clock of its zone on the same day, if something does, in words. */
    public Optional<String> clockChange() {
        ZoneId zone = schedule.zone();
        LocalDate day = at.atZone(zone).toLocalDate();
        ZoneOffsetTransition change = zone.getRules()
                .nextTransition(day.atStartOfDay(zone).toInstant().minusNanos(1));
        if (change == null || !isOn(change, day)) {
            return Optional.empty();
        }
        return Optional.of("the clock is set " + (change.isGap() ? "forward" : "back") + " from "
                + HOUR.format(change.getDateTimeBefore()) + " to " + HOUR.format(change.getDateTimeAfter()));
    }

    private static boolean isOn(ZoneOffsetTransition change, LocalDate day) {
        return change.getDateTimeBefore().toLocalDate().equals(day)
                || change.getDateTimeAfter().toLocalDate().equals(day);
    }
}
