package io.edgesweep.schedule;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the usual cron expressions in words. */
public final class CronWords {

    private static final Pattern AT = Pattern.compile("0 (\\d{1,2}) (\\d{1,2}) (\\S+) \\* (\\S+)");
    private static final Pattern HOURS = Pattern.compile("0 (\\d{1,2}) (?:\\*|0)/(\\d{1,2}) [*?] \\* [*?]");
    private static final Pattern HOURLY = Pattern.compile("0 (\\d{1,2}) \\* [*?] \\* [*?]");
    private static final Pattern MINUTES = Pattern.compile("0 (?:\\*|0)/(\\d{1,2}) \\* [*?] \\* [*?]");

    private static final Map<String, String> DAYS = Map.ofEntries(
            Map.entry("MON-FRI", "Monday to Friday"),
            Map.entry("SAT,SUN", "Saturday and Sunday"),
            Map.entry("MON", "every Monday"),
            Map.entry("TUE", "every Tuesday"),
            Map.entry("WED", "every Wednesday"),
            Map.entry("THU", "every Thursday"),
            Map.entry("FRI", "every Friday"),
            Map.entry("SAT", "every Saturday"),
            Map.entry("SUN", "every Sunday"));

    private CronWords() {}

    /** The expression in words; empty where only the expression itself says it well. */
    public static Optional<String> of(String cron) {
        String normal = cron.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        Matcher minutes = MINUTES.matcher(normal);
        if (minutes.matches() && 60 % Integer.parseInt(minutes.group(1)) == 0) {
            return Optional.of("every " + minutes.group(1) + " minutes");
        }
        Matcher hourly = HOURLY.matcher(normal);
        if (hourly.matches()) {
            return Optional.of("every hour, " + hourly.group(1) + " min past");
        }
        Matcher hours = HOURS.matcher(normal);
        if (hours.matches() && 24 % Integer.parseInt(hours.group(2)) == 0) {
            return Optional.of("every " + hours.group(2) + " hours, " + hours.group(1) + " min past");
        }
        Matcher at = AT.matcher(normal);
        return at.matches() ? days(at.group(3), at.group(4)).map(days -> days + " at " + time(at)) : Optional.empty();
    }

    private static Optional<String> days(String ofMonth, String ofWeek) {
        boolean anyOfMonth = ofMonth.equals("*") || ofMonth.equals("?");
        boolean anyOfWeek = ofWeek.equals("*") || ofWeek.equals("?");
        if (anyOfMonth && anyOfWeek) {
            return Optional.of("every day");
        }
        if (anyOfMonth) {
            return Optional.ofNullable(DAYS.get(ofWeek));
        }
        return anyOfWeek && ofMonth.matches("\\d{1,2}")
                ? Optional.of("on day " + ofMonth + " of every month")
                : Optional.empty();
    }

    private static String time(Matcher at) {
        return String.format(Locale.ROOT, "%02d:%02d", Integer.parseInt(at.group(2)), Integer.parseInt(at.group(1)));
    }
}
