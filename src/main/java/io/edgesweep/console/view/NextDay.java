package io.edgesweep.console.view;

import io.edgesweep.language.Words;
import io.edgesweep.pause.Hold;
import io.edgesweep.pause.HoldWords;
import io.edgesweep.pause.Work;
import io.edgesweep.quota.QuotaDay;
import io.edgesweep.schedule.CronFirings;
import io.edgesweep.schedule.CronWords;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.ScheduleSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * When jobs fire in the next 24 hours, as a lane for each. Coordinates are per cent of these hours.
 *
 * @param zone  of the clock on which it is told: that of most jobs
 * @param hours the marks above the lanes
 * @param turn  where the next quota day begins
 * @param lanes of the jobs that fire, are held up or run, those first that fire first
 * @param later the others with a schedule, in words
 */
public record NextDay(String zone, List<Hour> hours, String turn, List<Lane> lanes, List<String> later) {

    private static final Duration DAY = Duration.ofHours(24);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** More firings than these are a bar: nobody can tell them apart. */
    private static final int MOST = 25;

    /** So many firings are told one by one. */
    private static final int TOLD = 4;

    private static final int LATER = 10;

    /** A label takes so much of the width. */
    private static final double ROOM = 7;

    /** From here on a label stands before its mark. */
    private static final double END = 94;

    /** A mark above the lanes. */
    public record Hour(String x, String label) {}

    /** A firing. {@code label} is empty where there is no room for it. */
    public record Mark(String x, String label, boolean atEnd) {}

    /** A while in which a job is held up, or fires very often. */
    public record Span(String tone, String x, String width) {}

    /** A job. */
    public record Lane(String job, boolean now, List<Mark> marks, List<Span> spans, String words) {}

    /**
     * The 24 hours from now on.
     *
     * @param holds   what holds work up at a moment
     * @param running the jobs that are under way
     * @param home    the zone where no job has a schedule
     */
    public static NextDay of(
            List<JobLines.Line> jobs,
            BiFunction<Work, Instant, Optional<Hold>> holds,
            Set<String> running,
            Instant now,
            ZoneId home,
            Words words) {
        return new Drawing(zone(jobs, home), holds, running, now, words).of(jobs);
    }

    private static ZoneId zone(List<JobLines.Line> jobs, ZoneId home) {
        Map<String, Long> zones = jobs.stream()
                .flatMap(job -> schedule(job).stream())
                .collect(Collectors.groupingBy(each -> each.zone().getId(), TreeMap::new, Collectors.counting()));
        return zones.isEmpty()
                ? home
                : ZoneId.of(Collections.max(zones.entrySet(), Map.Entry.comparingByValue())
                        .getKey());
    }

    private static Optional<ScheduleSpec> schedule(JobLines.Line job) {
        return Optional.ofNullable(job.file()).flatMap(JobFile::schedule);
    }

    private record Drawing(
            ZoneId zone,
            BiFunction<Work, Instant, Optional<Hold>> holds,
            Set<String> running,
            Instant now,
            Words words) {

        NextDay of(List<JobLines.Line> jobs) {
            Map<Instant, List<Lane>> lanes = new TreeMap<>();
            List<String> later = new ArrayList<>();
            for (JobLines.Line job : jobs) {
                JobFile file = job.file();
                Optional<ScheduleSpec> schedule = schedule(job);
                if (file != null && schedule.isPresent()) {
                    List<Instant> firings = firings(schedule.get());
                    Lane lane = lane(file, schedule.get(), firings);
                    if (lane.now() || !lane.marks().isEmpty() || !lane.spans().isEmpty()) {
                        lanes.computeIfAbsent(firings.isEmpty() ? end() : firings.get(0), at -> new ArrayList<>())
                                .add(lane);
                    } else if (job.due() != null && later.size() < LATER) {
                        later.add(words.say("lanes.later", job.name(), words.moment(job.due(), zone)));
                    }
                }
            }
            return new NextDay(
                    zone.getId(),
                    hours(),
                    percent(QuotaDay.of(now).next().start()),
                    lanes.values().stream().flatMap(List::stream).toList(),
                    later);
        }

        private Instant end() {
            return now.plus(DAY);
        }

        private List<Instant> firings(ScheduleSpec schedule) {
            CronFirings cron = CronFirings.of(schedule);
            List<Instant> firings = new ArrayList<>();
            Optional<Instant> next = cron.after(now);
            while (next.isPresent() && !next.get().isAfter(end()) && firings.size() <= MOST) {
                firings.add(next.get());
                next = cron.after(next.get());
            }
            return firings;
        }

        private Lane lane(JobFile job, ScheduleSpec schedule, List<Instant> firings) {
            Work work = Work.of(job);
            List<Span> spans = new ArrayList<>();
            List<Instant> free = new ArrayList<>();
            Optional<Hold> hold = holds.apply(work, now);
            hold.ifPresent(each -> spans.add(span(each)));
            for (Instant firing : firings) {
                Optional<Hold> then = holds.apply(work, firing);
                then.map(this::span).filter(span -> !spans.contains(span)).ifPresent(spans::add);
                if (then.isEmpty()) {
                    free.add(firing);
                }
            }
            boolean often = firings.size() > MOST;
            if (often && !free.isEmpty()) {
                spans.add(span("fire", free.get(0), end()));
            }
            boolean isNow = running.contains(job.name());
            return new Lane(
                    job.name(),
                    isNow,
                    often ? List.of() : marks(free),
                    spans,
                    said(
                            isNow,
                            hold,
                            often,
                            free,
                            CronWords.of(schedule.cron(), words).orElse(schedule.cron())));
        }

        private String said(boolean isNow, Optional<Hold> hold, boolean often, List<Instant> firings, String schedule) {
            List<String> parts = new ArrayList<>();
            if (isNow) {
                parts.add(words.say("lanes.now"));
            }
            hold.ifPresent(each -> parts.add(HoldWords.of(each, words)));
            if (often) {
                parts.add(schedule);
            } else if (firings.size() <= TOLD) {
                firings.forEach(each -> parts.add(clock(each)));
            } else {
                parts.add(words.say(
                        "lanes.many",
                        schedule,
                        clock(firings.get(0)),
                        clock(firings.get(1)),
                        clock(firings.get(firings.size() - 1))));
            }
            return String.join(words.say("comma"), parts);
        }

        private String clock(Instant moment) {
            ZonedDateTime there = moment.atZone(zone);
            String time = CLOCK.format(there);
            return there.toLocalDate().equals(now.atZone(zone).toLocalDate())
                    ? time
                    : words.say("lanes.day", words.weekday(there.toLocalDate()), time);
        }

        private List<Mark> marks(List<Instant> firings) {
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < firings.size(); i++) {
                double x = part(firings.get(i));
                boolean atEnd = x > END;
                double before = i == 0 ? 0 : part(firings.get(i - 1));
                double after = i + 1 == firings.size() ? 100 : part(firings.get(i + 1));
                boolean room = atEnd ? x - before > 2 * ROOM : after - x > ROOM;
                marks.add(new Mark(
                        percent(firings.get(i)),
                        room ? CLOCK.format(firings.get(i).atZone(zone)) : "",
                        atEnd));
            }
            return marks;
        }

        private List<Hour> hours() {
            List<Hour> hours = new ArrayList<>();
            ZonedDateTime hour = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1);
            while (!hour.toInstant().isAfter(end())) {
                if (hour.getHour() % 3 == 0 && part(hour.toInstant()) <= END) {
                    hours.add(new Hour(percent(hour.toInstant()), CLOCK.format(hour)));
                }
                hour = hour.plusHours(1);
            }
            return hours;
        }

        private Span span(Hold hold) {
            return span("rest", hold.since(), hold.end().orElse(end()));
        }

        private Span span(String tone, Instant from, Instant to) {
            double x = part(from);
            return new Span(tone, percent(x), percent(part(to) - x));
        }

        private double part(Instant moment) {
            return Math.max(
                    0, Math.min(100, 100.0 * Duration.between(now, moment).toMillis() / DAY.toMillis()));
        }

        private String percent(Instant moment) {
            return percent(part(moment));
        }

        private static String percent(double value) {
            return String.format(Locale.ROOT, "%.2f%%", value);
        }
    }
}
