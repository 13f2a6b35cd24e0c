package io.edgesweep.schedule;

import io.edgesweep.language.Words;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the usual cron expressions in words. */
public final class CronWords {

    private static final Pattern AT = Pattern.compile("0 (\\d{1,2}) (\\d{1,2}) (\\S+) \\* (\\S+)");
    private static final Pattern HOURS = Pattern.compile("0 (\\d{1,2}) (?:\\*|0)/(\\d{1,2}) [*?] \\* [*?]");
    private static final Pattern HOURLY = Pattern.compile("0 (\\d{1,2}) \\* [*?] \\* [*?]");
    private static final Pattern MINUTES = Pattern.compile("0 (?:\\*|0)/(\\d{1,2}) \\* [*?] \\* [*?]");

    private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

    private CronWords() {}

    /** The expression in words; empty where only the expression itself says it well. */
    public static Optional<String> of(String cron, Words words) {
        String normal = cron.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        Matcher minutes = MINUTES.matcher(normal);
        if (minutes.matches() && 60 % Integer.parseInt(minutes.group(1)) == 0) {
            return Optional.of(words.say("cron.minutes", minutes.group(1)));
        }
        Matcher hourly = HOURLY.matcher(normal);
        if (hourly.matches()) {
            return Optional.of(words.say("cron.hourly", hourly.group(1)));
        }
        Matcher hours = HOURS.matcher(normal);
        if (hours.matches() && 24 % Integer.parseInt(hours.group(2)) == 0) {
            boolean each = Integer.parseInt(hours.group(2)) == 1;
            return Optional.of(
                    each
                            ? words.say("cron.hourly", hours.group(1))
                            : words.say("cron.hours", hours.group(2), hours.group(1)));
        }
        Matcher at = AT.matcher(normal);
        return at.matches()
                ? days(at.group(3), at.group(4), words).map(days -> words.say("cron.at", days, time(at)))
                : Optional.empty();
    }

    private static Optional<String> days(String ofMonth, String ofWeek, Words words) {
        boolean anyOfMonth = ofMonth.equals("*") || ofMonth.equals("?");
        boolean anyOfWeek = ofWeek.equals("*") || ofWeek.equals("?");
        if (anyOfMonth && anyOfWeek) {
            return Optional.of(words.say("cron.daily"));
        }
        if (anyOfMonth) {
            return daysOfWeek(ofWeek, words);
        }
        return anyOfWeek && ofMonth.matches("\\d{1,2}")
                ? Optional.of(words.say("cron.monthly", ofMonth))
                : Optional.empty();
    }

    private static Optional<String> daysOfWeek(String named, Words words) {
        int day = DAYS.indexOf(named);
        return named.equals("MON-FRI")
                ? Optional.of(words.say("cron.workdays"))
                : named.equals("SAT,SUN")
                        ? Optional.of(words.say("cron.weekend"))
                        : day < 0
                                ? Optional.empty()
                                : Optional.of(words.say("cron.weekly", words.weekday(DayOfWeek.of(day + 1))));
    }

    private static String time(Matcher at) {
        return String.format(Locale.ROOT, "%02d:%02d", Integer.parseInt(at.group(2)), Integer.parseInt(at.group(1)));
    }
}
