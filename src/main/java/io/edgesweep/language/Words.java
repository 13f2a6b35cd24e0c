package io.edgesweep.language;

import com.ibm.icu.text.MessageFormat;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of one language: whole sentences by their keys, with their plural forms. The catalogues are
 * {@code language/TAG.properties}; numbers, times and durations are written as the language does it.
 */
public final class Words {

    /** How the keys of the sentences of reasons begin. */
    static final String REASON = "reason.";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Language language;
    private final Map<String, String> patterns = new HashMap<>();

    private Words(Language language) {
        this.language = language;
    }

    /** Reads the catalogue of a language. */
    public static Words of(Language language) {
        Words words = new Words(language);
        Properties catalogue = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Words.class.getResourceAsStream("/language/" + language.tag() + ".properties"), language::tag)) {
            catalogue.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catalogue.stringPropertyNames().forEach(key -> words.patterns.put(key, catalogue.getProperty(key)));
        return words;
    }

    /** Which language it is. */
    public Language language() {
        return language;
    }

    /** The keys of all sentences. */
    public Set<String> keys() {
        return new TreeSet<>(patterns.keySet());
    }

    /** Whether there is a sentence with the key. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * The sentence with the key.
     *
     * @param arguments what stands in it; numbers get their thousands separators and plural forms
     * @throws IllegalArgumentException when there is none, which is a mistake of ours
     */
    public String say(String key, Object... arguments) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("the catalogue " + language.tag() + " has no " + key);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** The sentence of a reason; empty for none. One that a later version wrote is shown as it is kept. */
    public String say(Reason reason) {
        if (reason.isNone()) {
            return "";
        }
        String key = REASON + reason.sentence();
        if (!has(key)) {
            return reason.kept();
        }
        return reason.isForeign()
                ? say(
                        key,
                        reason.arguments().stream()
                                .map(each -> each instanceof Reason inner ? say(inner) : each)
                                .toArray())
                : say(key, reason.arguments().stream().map(this::shown).toArray());
    }

    /** A moment stands in a reason as programs write it. What others wrote may look like one, and be none. */
    private Object shown(Object argument) {
        if (argument instanceof Reason inner) {
            return say(inner);
        }
        if (argument instanceof String text && MOMENT.matcher(text).matches()) {
            try {
                return time(Instant.parse(text), ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                return text;
            }
        }
        return argument;
    }

    /** English, which commands and logs speak. */
    public static Words english() {
        return English.WORDS;
    }

    /** Read once, when it is first needed. */
    private static final class English {

        static final Words WORDS = of(Language.ENGLISH);
    }

    /** A number with its thousands set apart. */
    public String number(long number) {
        return String.format(language.locale(), "%,d", number);
    }

    /** A part of a whole in percent, to two places: 97.31 %. */
    public String share(long part, long whole) {
        if (part == 0 || part == whole) {
            return say("share", part == 0 ? "0" : "100");
        }
        // neither all nor nothing, however near it comes
        double share = Math.min(99.99, Math.max(0.01, 100.0 * part / whole));
        return say("share", String.format(language.locale(), "%.2f", share));
    }

    /** A duration in its two largest units. */
    public String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 86_400) {
            return say("duration.days", seconds / 86_400, seconds % 86_400 / 3600);
        }
        if (seconds >= 3600) {
            return say("duration.hours", seconds / 3600, seconds % 3600 / 60);
        }
        if (seconds >= 60) {
            return say("duration.minutes", seconds / 60, seconds % 60);
        }
        return say("duration.seconds", String.format(language.locale(), "%.1f", duration.toMillis() / 1000.0));
    }

    /** A moment near by: its weekday and time in the zone, as in "Tuesday 00:00 (Asia/Shanghai)". */
    public String moment(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        return say("moment", weekday(there.toLocalDate()), MINUTE.format(there), zone.getId());
    }

    /** The name of a day's weekday. */
    public String weekday(LocalDate day) {
        return weekday(day.getDayOfWeek());
    }

    /** The name of a weekday. */
    public String weekday(DayOfWeek day) {
        return day.getDisplayName(language == Language.CHINESE ? TextStyle.SHORT : TextStyle.FULL, language.locale());
    }

    /** A moment to the second in the zone, which is named elsewhere; empty for none. */
    public String clock(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? "" : SECOND.format(moment.atZone(zone));
    }

    /** A moment to the second in the zone, with UTC beside where that is another; empty for none. */
    public String time(@Nullable Instant moment, ZoneId zone) {
        if (moment == null) {
            return "";
        }
        ZonedDateTime there = moment.atZone(zone);
        String local = SECOND.format(there);
        return there.getOffset().equals(ZoneOffset.UTC) ? local + " UTC" : beside(local, there);
    }

    /** Two moments to the second in the zone, of which the second has its day only where it is another, with UTC beside. */
    public String span(Instant from, Instant to, ZoneId zone) {
        ZonedDateTime first = from.atZone(zone);
        ZonedDateTime last = to.atZone(zone);
        boolean sameDay = first.toLocalDate().equals(last.toLocalDate());
        String local = SECOND.format(first) + " – " + (sameDay ? CLOCK : SECOND).format(last);
        return first.getOffset().equals(ZoneOffset.UTC) ? local + " UTC" : beside(local, first);
    }

    /** A time on the clock of a zone with UTC beside it, which has its day where that is another. */
    private String beside(String local, ZonedDateTime there) {
        ZonedDateTime utc = there.withZoneSameInstant(ZoneOffset.UTC);
        boolean sameDay = utc.toLocalDate().equals(there.toLocalDate());
        return say("time.beside", local, there.getZone().getId(), (sameDay ? MINUTE : DAY_AND_MINUTE).format(utc));
    }
}
