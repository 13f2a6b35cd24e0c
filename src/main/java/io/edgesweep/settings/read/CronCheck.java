package io.edgesweep.settings.read;

import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.quartz.CronExpression;

/** Checks cron expressions as Quartz, which will fire by them, understands them. */
final class CronCheck {

    /** As many characters as the ledger keeps. */
    private static final int LONGEST = 1000;

    private static final int DAY = 3;
    private static final int WEEKDAY = 5;

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
        // crontab(5) counts the days of the week from 0, Quartz from 1: which is meant a person knows.
        if (isCrontab && fields.get(WEEKDAY).matches(".*\\d.*")) {
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
