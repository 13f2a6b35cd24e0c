package io.edgesweep.settings.read;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.quartz.CronExpression;

/** Checks cron expressions as Quartz, which will fire by them, understands them. */
final class CronCheck {

    /** As many characters as the ledger keeps. */
    private static final int LONGEST = 1000;

    private static final int DAY = 3;
    private static final int WEEKDAY = 5;

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** A day of the week, or some from one to another, each or by steps. */
    private static final Pattern NUMBERS = Pattern.compile("(?<first>[0-7])(?:-(?<last>[0-7])(?:/(?<step>[1-7]))?)?");

    private CronCheck() {}

    /** The expression that is meant by one as crontab(5) has it: without seconds, or with stars for both days. */
    private static Optional<String> corrected(String text) {
        List<String> fields = new ArrayList<>(List.of(text.strip().split("\\s+")));
        boolean isCrontab = fields.size() == 5;
        if (isCrontab) {
            fields.add(0, "0");
        }
        if (fields.size() < 6
                || (!isCrontab
                        && (fields.get(DAY).equals("?") || fields.get(WEEKDAY).equals("?")))) {
            return Optional.empty();
        }
        // What has a ? was written for Quartz, and lacks the seconds alone.
        int sunday = isCrontab && !fields.contains("?") ? 0 : 1;
        fields.set(WEEKDAY, byName(fields.get(WEEKDAY), sunday));
        // Every other day is the same days in both; what else is left of numbers would be other days.
        if (sunday == 0 && fields.get(WEEKDAY).replaceAll("[*]/[1-7]", "").matches(".*\\d.*")) {
            return Optional.empty();
        }
        if (fields.get(WEEKDAY).equals("*")) {
            fields.set(WEEKDAY, "?");
        } else if (fields.get(DAY).equals("*")) {
            fields.set(DAY, "?");
        }
        String corrected = String.join(" ", fields);
        return CronExpression.isValidExpression(corrected) ? Optional.of(corrected) : Optional.empty();
    }

    /**
     * The days of the week by name, where they are given by number, so that a person sees which are meant: crontab(5) counts
     * from 0 or 7 for Sunday, Quartz from 1. What is no plain number or range of numbers stays, for Quartz to judge.
     *
     * @param sunday the number of Sunday
     */
    private static String byName(String weekdays, int sunday) {
        List<String> days = new ArrayList<>();
        for (String part : weekdays.split(",", -1)) {
            Matcher numbers = NUMBERS.matcher(part);
            int first = numbers.matches() ? Integer.parseInt(numbers.group("first")) - sunday : -1;
            int last = first < 0 || numbers.group("last") == null
                    ? first
                    : Integer.parseInt(numbers.group("last")) - sunday;
            int step = first < 0 || numbers.group("step") == null ? 1 : Integer.parseInt(numbers.group("step"));
            if (first < 0 || last < first || last > DAYS.size() - sunday) {
                days.add(part);
            } else if (step == 1 && last - first >= DAYS.size() - 1) {
                return "*";
            } else if (step == 1 && last > first) {
                days.add(day(first) + "-" + day(last));
            } else {
                IntStream.iterate(first, day -> day <= last, day -> day + step)
                        .mapToObj(CronCheck::day)
                        .forEach(days::add);
            }
        }
        return String.join(",", days);
    }

    private static String day(int number) {
        return DAYS.get(number % DAYS.size());
    }

    /** What is wrong with the expression as of now, if something is. */
    static Optional<String> mistake(String text, Instant now) {
        if (text.length() > LONGEST) {
            return Optional.of("is longer than the " + LONGEST + " characters that a cron expression may have");
        }
        Optional<String> corrected = corrected(text);
        if (corrected.isPresent()) {
            return Optional.of(
                    "'" + text + "' is not a cron expression: it has seconds first, and ? for one of day-of-month and"
                            + " day-of-week; write " + corrected.get());
        }
        try {
            CronExpression cron = new CronExpression(text);
            return cron.getNextValidTimeAfter(Date.from(now)) == null
                    ? Optional.of("'" + text + "' never fires; name a time that is yet to come")
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.of("'" + text + "' is not a cron expression: "
                    + String.valueOf(e.getMessage()).replaceFirst("[.]$", "")
                    + "; allowed: seconds minutes hours day-of-month month day-of-week, with ? for one of the two days,"
                    + " such as 0 0 2 * * ?");
        }
    }
}
