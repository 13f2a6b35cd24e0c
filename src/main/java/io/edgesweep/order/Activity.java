package io.edgesweep.order;

import io.edgesweep.text.HumanFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far one of the things is that a run does.
 *
 * @param phase what is being done, in one word
 * @param done  how much of it
 * @param total how much it is in all; -1 while that is not known
 * @param since when it began
 * @param now   when it was that far
 */
public record Activity(String phase, long done, long total, Instant since, Instant now) {

    /** Less than that is not told: it would be said of what is about to end, and of what is not sure to. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** How much is done in a second; 0 while that cannot be told. */
    public double perSecond() {
        long millis = Duration.between(since, now).toMillis();
        return millis <= 0 ? 0 : done * 1000.0 / millis;
    }

    /** How long it still takes, if it goes on so. */
    public Optional<Duration> left() {
        double rate = perSecond();
        return total < 0 || rate <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) ((total - done) * 1000 / rate)));
    }

    /** What has been done, for a person: {@code sent}, {@code confirmed}. */
    public String past() {
        return switch (phase) {
            case "collect" -> "read";
            case "submit" -> "sent";
            case "reconcile" -> "confirmed";
            case "warm" -> "warmed";
            default -> phase;
        };
    }

    /** How far it is, with rate and time left, for a person. */
    public String words() {
        return past() + " " + HumanFormat.number(done)
                + (total < 0 ? " rows" : " of " + HumanFormat.count(total, "target", "targets"))
                + String.format(Locale.ROOT, ", %,.0f a second", perSecond())
                + left().filter(time -> done < total && time.compareTo(SOON) >= 0)
                        .map(time -> ", " + HumanFormat.duration(time) + " left")
                        .orElse("");
    }
}
