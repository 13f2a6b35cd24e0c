package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;

/**
 * Reads keys and remembers which it was asked for, so that what is left over is known to be unknown. Collects mistakes
 * instead of stopping at the first.
 *
 * <p>Built on Spring Boot's property sources, which know the file and line of every value; not on its binder, which stops
 * at the first mistake.
 */
final class KeyReader {

    private static final Pattern WORDS = Pattern.compile("[a-z-]+(, [a-z-]+)*");

    /** What {@code init} writes where it does not know the value. */
    private static final Pattern TO_BE_FILLED_IN = Pattern.compile("\\s*(zone-)?FILL-IN\\s*");

    private final ConfigurationPropertyName root;
    private final WrittenKeys written;
    private final Function<String, String> placeholders;
    private final String fallbackPlace;
    private final Set<ConfigurationPropertyName> known = new LinkedHashSet<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * @param prefix        what every key begins with; empty for none
     * @param sources       where values are looked up, the first that has one wins
     * @param placeholders  resolves <code>${…}</code> in a value
     * @param fallbackPlace the place of a mistake that has no line, such as a missing key
     */
    KeyReader(
            String prefix,
            Iterable<ConfigurationPropertySource> sources,
            Function<String, String> placeholders,
            String fallbackPlace) {
        this.root = ConfigurationPropertyName.of(prefix);
        this.written = new WrittenKeys(root, sources);
        this.placeholders = placeholders;
        this.fallbackPlace = fallbackPlace;
    }

    /** The key's text; empty when it is absent or blank. */
    Optional<String> text(String key) {
        Optional<ConfigurationProperty> property = find(key);
        if (property.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = placeholders.apply(String.valueOf(property.get().getValue()));
            if (TO_BE_FILLED_IN.matcher(text).matches()) {
                wrong(
                        key,
                        "is still to be filled in: write the value in the place of FILL-IN, which init has left there");
            }
            return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
        } catch (IllegalArgumentException e) {
            wrong(
                    key,
                    (e.getMessage() == null ? "cannot be resolved" : e.getMessage()) + "; set it in the environment");
            return Optional.empty();
        }
    }

    /** The key's value; a mistake when it is absent. */
    Optional<String> required(String key, String allowed) {
        Optional<String> text = text(key);
        if (text.isEmpty() && !hasChildren(key)) {
            missing(key, allowed);
        }
        return text;
    }

    /**
     * The key's value as something else.
     *
     * @param parse   gives empty for a text that is none
     * @param allowed what is allowed, in words, for the mistake
     */
    <T> Optional<T> value(String key, Function<String, Optional<T>> parse, String allowed) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(text.get());
        if (value.isEmpty()) {
            String meant =
                    WORDS.matcher(allowed).matches() ? NearestName.hint(text.get(), List.of(allowed.split(", "))) : "";
            wrong(key, "'" + text.get() + "' is not allowed" + meant + "; allowed: " + allowed);
        }
        return value;
    }

    /** As {@link #value}, of a key that is left out where none is meant: one that is written without a value is a mistake. */
    <T> Optional<T> valueOrLeftOut(String key, Function<String, Optional<T>> parse, String allowed) {
        if (find(key)
                .filter(property -> String.valueOf(property.getValue()).isBlank())
                .isPresent()) {
            wrong(key, "has no value; write one, or leave the key out; allowed: " + allowed);
        }
        return value(key, parse, allowed);
    }

    /** As {@link #value}, with a default. */
    <T> T value(String key, Function<String, Optional<T>> parse, String allowed, T absent) {
        return value(key, parse, allowed).orElse(absent);
    }

    int number(String key, int from, int to, int absent) {
        return value(key, ValueParser.number(from, to), "a number from " + from + " to " + to, absent);
    }

    Duration duration(String key, Duration absent) {
        return value(key, DurationParser::parse, DurationParser.EXAMPLE, absent);
    }

    /** A duration below which none is meant. */
    Duration duration(String key, Duration least, Duration absent) {
        return value(
                key,
                text -> DurationParser.parse(text).filter(duration -> duration.compareTo(least) >= 0),
                DurationParser.EXAMPLE + "; at least " + least.toSeconds() + "s",
                absent);
    }

    /**
     * The keys of a list's elements, in order. A single value counts as a list of one; it then stands in the place of a
     * list, which another source may have.
     */
    List<String> elements(String key) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; has(key + "[" + i + "]"); i++) {
            elements.add(key + "[" + i + "]");
        }
        return text(key).isPresent() ? List.of(key) : elements;
    }

    /** The texts of a list's elements. */
    List<String> texts(String key) {
        return elements(key).stream().flatMap(each -> text(each).stream()).toList();
    }

    /** The texts of a list that may also be written as one text with commas. */
    List<String> commaSeparated(String key) {
        return texts(key).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The names of a key's children that are names in our sense; a mistake for each that is none. */
    List<String> names(String key) {
        List<String> names = new ArrayList<>();
        for (String name : children(key)) {
            if (name.matches("[a-z0-9][a-z0-9-]{0,49}")) {
                names.add(name);
            } else {
                wrong(key, "'" + name + "' is not a name; allowed: a-z, 0-9 and '-', at most 50");
            }
        }
        return names;
    }

    /** The names of a key's children, as they were written. */
    Set<String> children(String key) {
        ConfigurationPropertyName parent = root.append(key);
        known.add(parent);
        return written.names()
                .filter(parent::isAncestorOf)
                .map(name -> name.getElement(parent.getNumberOfElements(), ConfigurationPropertyName.Form.ORIGINAL))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A key's children as HTTP headers, by name; a mistake for each that cannot be one. Says nothing of a value, which may
     * be a secret.
     *
     * @param longest how many characters a value may have
     */
    Map<String, String> headers(String key, int longest) {
        Map<String, String> headers = new LinkedHashMap<>();
        // One that cannot be a header is no unknown key besides.
        written.names().filter(root.append(key)::isAncestorOf).forEach(known::add);
        for (String name : children(key)) {
            if (!name.matches("[A-Za-z0-9-]{1,128}")) {
                wrong(key, "'" + name + "' cannot be a header; allowed: A-Z, a-z, 0-9 and '-', at most 128");
                continue;
            }
            String child = key + "." + name.toLowerCase(Locale.ROOT);
            text(child).ifPresent(value -> {
                if (value.length() <= longest && value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                    headers.put(name, value);
                } else {
                    wrong(child, "is not allowed; allowed: one line of ASCII, at most " + longest + " characters");
                }
            });
        }
        return headers;
    }

    boolean has(String key) {
        return find(key).isPresent() || hasChildren(key);
    }

    boolean hasChildren(String key) {
        return written.hasBelow(root.append(key));
    }

    /** Notes a mistake about a key that is there. */
    void wrong(String key, String words) {
        mistakes.add(new Mistake(place(key), written.asWritten(root.append(key)), words));
    }

    /** Notes mistakes that were found before. */
    void addAll(List<Mistake> found) {
        mistakes.addAll(found);
    }

    /** Notes a mistake in an environment variable that is no key. */
    void wrongVariable(String name, String words) {
        mistakes.add(new Mistake("environment variable " + name, "", words));
    }

    /** Notes that a key should be there. */
    void missing(String key, String allowed) {
        String words =
                (written.find(root.append(key)).isPresent() ? "is empty" : "is missing") + "; allowed: " + allowed;
        mistakes.add(new Mistake(place(key), written.asWritten(root.append(key)), words));
    }

    /** Notes every key that nobody has asked for, but for what is in the environment, where others write as well. */
    void refuseUnknown() {
        mistakes.addAll(new UnknownKeys(written, known).mistakes(fallbackPlace));
    }

    /** Notes the keys of files that stand beside the prefix, and belong below it. */
    void refuseMisplaced(Iterable<ConfigurationPropertySource> sources) {
        mistakes.addAll(
                new UnknownKeys(new WrittenKeys(ConfigurationPropertyName.EMPTY, sources), known).misplaced(root));
    }

    /** The environment variables that look like keys, and that nobody has asked for. */
    List<String> unknownVariables() {
        return new UnknownKeys(written, known).variables();
    }

    /** Ends the reading: throws when there was a mistake. */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes.stream()
                    .distinct()
                    .sorted(Comparator.comparing((Mistake mistake) -> ValueOrigin.file(mistake.place()))
                            .thenComparingInt(mistake -> ValueOrigin.line(mistake.place())))
                    .toList());
        }
    }

    /** Whether all that stands below the key is what the program itself brings along. */
    boolean isBuiltIn(String key) {
        ConfigurationPropertyName parent = root.append(key);
        return written.names().filter(parent::isAncestorOf).allMatch(written::isBuiltIn);
    }

    /** Where the key stands; empty where it does not. */
    Optional<String> placeOf(String key) {
        return find(key).map(property -> ValueOrigin.place(property.getOrigin()));
    }

    private String place(String key) {
        return find(key)
                .or(() -> find(key + "[0]"))
                .or(() -> written.firstBelow(root.append(key)))
                .map(property -> ValueOrigin.place(property.getOrigin()))
                .orElse(fallbackPlace);
    }

    private Optional<ConfigurationProperty> find(String key) {
        ConfigurationPropertyName name = root.append(key);
        known.add(name);
        return written.find(name);
    }
}
