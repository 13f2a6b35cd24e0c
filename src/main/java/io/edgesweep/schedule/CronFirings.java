package io.edgesweep.schedule;

import io.edgesweep.settings.ScheduleSpec;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * The moments at which a cron expression fires in a zone, clock changes included. Quartz reads the expression; it is asked
 * in a calendar without clock changes, and what it answers is a time on the wall, which is put into the zone here.
 *
 * <p>An expression that names some hours fires once for each time that it names. A time that is left out because the clock is
 * set forward comes at the first moment after that; a time that comes twice because it is set back counts the first time.
 * Times that come to the same moment are one firing. So a daily job runs once on every day, whatever the clock does.
 *
 * <p>An expression that names all 24 hours fires whenever the clock on the wall shows a time that it names: not for one that
 * is left out, and twice for one that comes twice. So an hourly job runs once in every real hour.
 */
public final class CronFirings {

    private final CronExpression cron;
    private final ZoneRules rules;
    private final boolean inEveryHour;

    private CronFirings(CronExpression cron, ZoneRules rules, boolean inEveryHour) {
        this.cron = cron;
        this.rules = rules;
        this.inEveryHour = inEveryHour;
    }

    /**
     * The firings of a schedule.
     *
     * @throws IllegalArgumentException when it has no cron expression
     */
    public static CronFirings of(ScheduleSpec schedule) {
        return of(schedule.cron(), schedule.zone());
    }

    /** As {@link #of(ScheduleSpec)}. */
    static CronFirings of(String cron, ZoneId zone) {
        return new CronFirings(onTheWall(cron), zone.getRules(), namesEveryHour(cron));
    }

    private static CronExpression onTheWall(String text) {
        try {
            CronExpression expression = new CronExpression(text);
            expression.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            return expression;
        } catch (ParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a cron expression", e);
        }
    }

    /** Whether the field of hours, alone, fires 24 times a day. */
    private static boolean namesEveryHour(String cron) {
        String named = cron.trim().split("\\s+", 4)[2];
        if (named.chars().allMatch(Character::isDigit)) {
            // The usual one, and pages ask about very many.
            return false;
        }
        CronExpression hours = onTheWall("0 0 " + named + " * * ?");
        LocalDateTime day = LocalDateTime.of(2026, 1, 1, 0, 0);
        LocalDateTime time = day.minusSeconds(1);
        for (int i = 0; i < 24; i++) {
            time = next(hours, time).orElseThrow();
        }
        return time.isBefore(day.plusDays(1));
    }

    /** The first firing after the moment; empty if there is none in the next hundred years or so. */
    public Optional<Instant> after(Instant moment) {
        return inEveryHour ? whenTheClockShowsIt(moment) : onceForEachTime(moment);
    }

    private Optional<Instant> onceForEachTime(Instant moment) {
        Optional<LocalDateTime> time = next(cron, LocalDateTime.ofInstant(moment, rules.getOffset(moment)));
        while (time.isPresent() && !instant(time.get()).isAfter(moment)) {
            // It came twice, and this is the second time.
            time = next(cron, time.get());
        }
        return time.map(this::instant);
    }

    private Instant instant(LocalDateTime time) {
        ZoneOffsetTransition change = rules.getTransition(time);
        if (change == null) {
            return time.toInstant(rules.getOffset(time));
        }
        return change.isGap() ? change.getInstant() : time.toInstant(change.getOffsetBefore());
    }

    private Optional<Instant> whenTheClockShowsIt(Instant moment) {
        ZoneOffset offset = rules.getOffset(moment);
        Optional<LocalDateTime> time = next(cron, LocalDateTime.ofInstant(moment, offset));
        ZoneOffsetTransition change = rules.nextTransition(moment);
        while (time.isPresent()
                && change != null
                && !time.get().toInstant(offset).isBefore(change.getInstant())) {
            offset = change.getOffsetAfter();
            time = next(cron, change.getDateTimeAfter().minusSeconds(1));
            change = rules.nextTransition(change.getInstant());
        }
        ZoneOffset inForce = offset;
        return time.map(found -> found.toInstant(inForce));
    }

    /** The first time on the wall that the expression names, after the one given. */
    private static Optional<LocalDateTime> next(CronExpression cron, LocalDateTime after) {
        Date next = cron.getTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC)));
        return Optional.ofNullable(next).map(date -> LocalDateTime.ofInstant(date.toInstant(), ZoneOffset.UTC));
    }
}
