package io.edgesweep.settings.read;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.quartz.CronExpression;

/** Checks cron expressions as Quartz, which will fire by them, understands them. */
final class CronCheck {

    /** As many characters as the ledger keeps. */
    private static final int LONGEST = 1000;

    private CronCheck() {}

    /** What is wrong with the expression as of now, if something is. */
    static Optional<String> mistake(String text, Instant now) {
        if (text.length() > LONGEST) {
            return Optional.of("is longer than the " + LONGEST + " characters that a cron expression may have");
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
