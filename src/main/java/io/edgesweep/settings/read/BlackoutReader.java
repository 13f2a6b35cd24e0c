package io.edgesweep.settings.read;

import io.edgesweep.settings.Blackout;
import io.edgesweep.text.ForeignText;
import io.edgesweep.text.NearestName;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code blackout}: the windows of a job or a site in which nothing is to be purged. */
final class BlackoutReader {

    private static final String A_TIME =
            "\"22:00\" (every day), \"FRI 18:00\" (every week) or \"2026-11-10 00:00\" (once), in quotes";

    private static final int LONGEST_REASON = 200;

    private static final List<String> DAYS = Stream.of(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT))
            .toList();

    private final KeyReader keys;

    BlackoutReader(KeyReader keys) {
        this.keys = keys;
    }

    /**
     * The windows.
     *
     * @param absent the zone of a window that names none; null where each has to
     */
    List<Blackout> read(String key, @Nullable ZoneId absent) {
        List<Blackout> windows = new ArrayList<>();
        for (String element : keys.elements(key)) {
            if (keys.text(element).isPresent()) {
                keys.wrong(element, "is not allowed; allowed: {from: " + A_TIME + ", to: …, reason: …}");
                continue;
            }
            window(element, absent).ifPresent(windows::add);
        }
        return windows;
    }

    private Optional<Blackout> window(String key, @Nullable ZoneId absent) {
        Optional<Blackout.Edge> from = edge(key + ".from");
        Optional<Blackout.Edge> to = edge(key + ".to");
        Optional<ZoneId> zone = zone(key + ".zone", absent);
        keys.required(key + ".reason", "why, for whoever asks at night");
        Optional<String> reason = keys.value(
                key + ".reason",
                text -> Optional.of(text).filter(BlackoutReader::isReason),
                "one line of at most " + LONGEST_REASON + " characters");
        if (from.isEmpty() || to.isEmpty() || zone.isEmpty() || reason.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().getClass().equals(to.get().getClass())) {
            keys.wrong(key + ".to", "is not of the form of 'from'; allowed: both " + A_TIME);
            return Optional.empty();
        }
        boolean backwards = from.get() instanceof Blackout.Dated first
                && to.get() instanceof Blackout.Dated last
                && last.moment().isBefore(first.moment());
        if (from.equals(to) || backwards) {
            keys.wrong(key + ".to", "is not after 'from'; allowed: a later time");
            return Optional.empty();
        }
        return Optional.of(new Blackout(from.get(), to.get(), zone.get(), reason.get()));
    }

    private static boolean isReason(String text) {
        return text.length() <= LONGEST_REASON && text.equals(ForeignText.oneLine(text));
    }

    private Optional<Blackout.Edge> edge(String key) {
        keys.required(key, A_TIME);
        return keys.value(key, BlackoutReader::parsedEdge, A_TIME);
    }

    private static Optional<Blackout.Edge> parsedEdge(String text) {
        String[] words = text.replaceFirst("(?<=\\d)T(?=\\d)", " ").split(" +", 2);
        int day = DAYS.indexOf(words[0].toUpperCase(Locale.ROOT));
        if (words.length == 1) {
            return parsed(words[0], LocalTime::parse)
                    .<Blackout.Edge>map(Blackout.Daily::new)
                    .or(() -> parsed(words[0], LocalDate::parse).map(date -> new Blackout.Dated(date.atStartOfDay())));
        }
        Optional<LocalTime> time = parsed(words[1], LocalTime::parse);
        if (day >= 0) {
            return time.map(at -> new Blackout.Weekly(DayOfWeek.of(day + 1), at));
        }
        return time.flatMap(
                at -> parsed(words[0], LocalDate::parse).map(date -> new Blackout.Dated(LocalDateTime.of(date, at))));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ZoneId> zone(String key, @Nullable ZoneId absent) {
        Optional<String> text = keys.text(key);
        if (text.isEmpty()) {
            if (absent == null) {
                keys.missing(key, "the zone of its times, such as Asia/Shanghai");
            }
            return Optional.ofNullable(absent);
        }
        Optional<ZoneId> zone = text.flatMap(ValueParser::zone);
        if (zone.isEmpty()) {
            keys.wrong(
                    key,
                    "'" + text.get() + "' is not allowed"
                            + NearestName.hint(text.get(), ZoneId.getAvailableZoneIds())
                            + "; allowed: a zone such as Asia/Shanghai");
        }
        return zone;
    }
}
