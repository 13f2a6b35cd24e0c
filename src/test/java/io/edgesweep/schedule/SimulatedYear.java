package io.edgesweep.schedule;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.order.Alone;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.settings.ScheduleSpec;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A year of the timetable, with a daily, a weekly and an hourly job in each zone. The daily one is due in the middle of what
 * the zone's clock leaves out when it is set forward, the weekly one in the middle of what comes twice when it is set back.
 */
final class SimulatedYear {

    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static final int MINUTE_OF_HOURLY = 30;

    private final Ledger ledger;
    private final HandMovedTime time = new HandMovedTime(BEGIN);
    private final Map<String, ScheduleSpec> jobs = new TreeMap<>();
    private final Map<String, List<Instant>> expected = new TreeMap<>();
    private final Map<String, List<Instant>> fired = new TreeMap<>();
    private Timetable timetable;

    /**
     * The year, with nothing played of it.
     *
     * @param zones       have a daily and a weekly job each
     * @param hourlyZones have an hourly job each, which fires more than all others together
     */
    SimulatedYear(Ledger ledger, String missed, List<String> zones, List<String> hourlyZones) {
        this.ledger = ledger;
        zones.forEach(zone -> add(ZoneId.of(zone), missed));
        hourlyZones.forEach(zone -> addHourly(ZoneId.of(zone), missed));
        this.timetable = opened();
    }

    private void add(ZoneId zone, String missed) {
        LocalTime daily = change(zone, true)
                .map(change ->
                        change.getDateTimeBefore().plus(change.getDuration().dividedBy(2)))
                .map(middle -> middle.toLocalTime())
                .orElse(LocalTime.of(2, 30));
        LocalTime weekly = change(zone, false)
                .map(change -> change.getDateTimeAfter()
                        .plus(change.getDuration().negated().dividedBy(2)))
                .map(middle -> middle.toLocalTime())
                .orElse(LocalTime.of(1, 30));
        DayOfWeek weekday = change(zone, false)
                .map(change -> change.getDateTimeAfter().getDayOfWeek())
                .orElse(DayOfWeek.SUNDAY);
        String name = zone.getId().replace('/', '.');
        add("daily." + name, at(daily) + " * * ?", zone, missed, Oracle.onceOn(day -> true, daily, zone, BEGIN, END));
        add(
                "weekly." + name,
                at(weekly) + " ? * " + weekday.name().substring(0, 3),
                zone,
                missed,
                Oracle.onceOn(Oracle.every(weekday), weekly, zone, BEGIN, END));
    }

    private void addHourly(ZoneId zone, String missed) {
        add(
                "hourly." + zone.getId().replace('/', '.'),
                "0 " + MINUTE_OF_HOURLY + " * * * ?",
                zone,
                missed,
                Oracle.everyHourAt(MINUTE_OF_HOURLY, zone, BEGIN, END));
    }

    private void add(String job, String cron, ZoneId zone, String missed, List<Instant> firings) {
        jobs.put(job, new ScheduleSpec(cron, zone, missed));
        expected.put(job, firings);
        fired.put(job, new ArrayList<>());
    }

    private static String at(LocalTime time) {
        return "0 " + time.getMinute() + " " + time.getHour();
    }

    private static Optional<ZoneOffsetTransition> change(ZoneId zone, boolean forward) {
        return Stream.iterate(zone.getRules().nextTransition(BEGIN), last -> zone.getRules()
                        .nextTransition(last.getInstant()))
                .takeWhile(change -> change != null && change.getInstant().isBefore(END))
                .filter(change -> change.isGap() == forward)
                .findFirst();
    }

    private Timetable opened() {
        Timetable opened = new Timetable(
                ledger.schedules(), ledger.runs(), ledger.nodes(), (job, at) -> Optional.empty(), time, said -> {});
        opened.takeOver(jobs, Set.of());
        return opened;
    }

    /** Lets the time pass until the moment, from firing to firing; every run ends at once. */
    void passUntil(Instant moment) {
        for (Instant next = next(); !next.isAfter(moment); next = next()) {
            moveTo(next);
            for (Optional<TakenFiring> turn = take(); turn.isPresent(); turn = take()) {
                timetable.begun(turn.get(), "run");
                timetable.ended(turn.get());
            }
        }
        moveTo(moment);
    }

    private Instant next() {
        return timetable.due().values().stream().min(Instant::compareTo).orElse(Instant.MAX);
    }

    private void moveTo(Instant moment) {
        if (moment.isAfter(time.instant())) {
            time.move(Duration.between(time.instant(), moment));
        }
    }

    private Optional<TakenFiring> take() {
        Optional<TakenFiring> turn = timetable.take(job -> true, Alone.here());
        turn.ifPresent(taken -> fired.get(taken.job()).add(taken.firing()));
        return turn;
    }

    /** Another process begins where this one has ended, after a while in which there was none. */
    void restartAfter(Duration pause) {
        time.move(pause);
        timetable = opened();
    }

    Map<String, List<Instant>> expected() {
        return expected;
    }

    Map<String, List<Instant>> fired() {
        return fired;
    }
}
