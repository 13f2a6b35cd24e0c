package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.text.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Reads keys and remembers which it was asked for, so that what is left over is known to be unknown. Collects mistakes
 * instead of stopping at the first.
 *
 * <p>Built on Spring Boot's property sources, which know the file and line of every value; not on its binder, which stops
 * at the first mistake.
 */
final class KeyReader {

    private final ConfigurationPropertyName root;
    /** So many unknown keys are told; each is compared with all that are known. */
    private static final int MOST_UNKNOWN = 100;

    private final List<ConfigurationPropertySource> sources;
    private final Set<ConfigurationPropertyName> parents = new HashSet<>();
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
        this.sources = StreamSupport.stream(sources.spliterator(), false)
                .map(ServiceVariables::leftOut)
                .toList();
        this.placeholders = placeholders;
        this.fallbackPlace = fallbackPlace;
        names().forEach(this::addParents);
    }

    private void addParents(ConfigurationPropertyName name) {
        for (ConfigurationPropertyName each = name.getParent();
                !each.isEmpty() && parents.add(each);
                each = each.getParent()) {
            // Where one is known, those above it are.
        }
    }

    /** The key's text; empty when it is absent or blank. */
    Optional<String> text(String key) {
        Optional<ConfigurationProperty> property = find(key);
        if (property.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = placeholders.apply(String.valueOf(property.get().getValue()));
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
            wrong(key, "'" + text.get() + "' is not allowed; allowed: " + allowed);
        }
        return value;
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
        return names().filter(parent::isAncestorOf)
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

    private boolean has(String key) {
        return find(key).isPresent() || hasChildren(key);
    }

    boolean hasChildren(String key) {
        return parents.contains(root.append(key));
    }

    /** Notes a mistake about a key that is there. */
    void wrong(String key, String words) {
        mistakes.add(new Mistake(place(key), root.append(key).toString(), words));
    }

    /** Notes a mistake in an environment variable that is no key. */
    void wrongVariable(String name, String words) {
        mistakes.add(new Mistake("environment variable " + name, "", words));
    }

    /** Notes that a key should be there. */
    void missing(String key, String allowed) {
        String words = (property(root.append(key)).isPresent() ? "is empty" : "is missing") + "; allowed: " + allowed;
        mistakes.add(new Mistake(place(key), root.append(key).toString(), words));
    }

    /** Notes every key that nobody has asked for, but for what is in the environment, where others write as well. */
    void refuseUnknown() {
        unknown().filter(name -> !isOfEnvironment(name)).limit(MOST_UNKNOWN).forEach(name -> {
            String place = property(name)
                    .map(property -> ValueOrigin.place(property.getOrigin()))
                    .orElse(fallbackPlace);
            List<String> allowed = siblings(name);
            mistakes.add(new Mistake(
                    place,
                    name.toString(),
                    "is not known"
                            + NearestName.hint(name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL), allowed)
                            + "; allowed here: " + String.join(", ", allowed)));
        });
    }

    /** The environment variables that look like keys, and that nobody has asked for. */
    List<String> unknownVariables() {
        return unknown()
                .filter(this::isOfEnvironment)
                .flatMap(name -> property(name).stream())
                .map(property -> ValueOrigin.variable(property.getOrigin()))
                .distinct()
                .limit(MOST_UNKNOWN)
                .toList();
    }

    private Stream<ConfigurationPropertyName> unknown() {
        return names().filter(name -> !known.contains(name) && !isEmptyMap(name))
                .distinct();
    }

    private boolean isOfEnvironment(ConfigurationPropertyName name) {
        return property(name)
                .map(property -> ValueOrigin.isEnvironment(property.getOrigin()))
                .orElse(false);
    }

    /** An empty map, as in {@code quota: {}}, is listed as a blank text of its own; it says nothing, so nothing is wrong. */
    private boolean isEmptyMap(ConfigurationPropertyName name) {
        return known.stream().anyMatch(name::isAncestorOf)
                && property(name)
                        .map(property -> String.valueOf(property.getValue()).isBlank())
                        .orElse(false);
    }

    /** What has been asked for beside the name, or beside its nearest parent that was asked for at all. */
    private List<String> siblings(ConfigurationPropertyName name) {
        ConfigurationPropertyName parent = name.getParent();
        while (!parent.isEmpty() && known.stream().noneMatch(parent::isAncestorOf)) {
            parent = parent.getParent();
        }
        int depth = parent.getNumberOfElements();
        ConfigurationPropertyName nearest = parent;
        return known.stream()
                .filter(each -> nearest.isEmpty() || nearest.isAncestorOf(each))
                .map(each -> each.getElement(depth, ConfigurationPropertyName.Form.ORIGINAL))
                .distinct()
                .sorted()
                .toList();
    }

    /** Ends the reading: throws when there was a mistake. */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes.stream()
                    .sorted(Comparator.comparing((Mistake mistake) -> ValueOrigin.file(mistake.place()))
                            .thenComparingInt(mistake -> ValueOrigin.line(mistake.place())))
                    .toList());
        }
    }

    /** Whether all that stands below the key is what the program itself brings along. */
    boolean isBuiltIn(String key) {
        ConfigurationPropertyName parent = root.append(key);
        return names().filter(parent::isAncestorOf).allMatch(name -> property(name)
                .map(property -> ValueOrigin.isBuiltIn(property.getOrigin()))
                .orElse(false));
    }

    /** Where the key stands; empty where it does not. */
    Optional<String> placeOf(String key) {
        return find(key).map(property -> ValueOrigin.place(property.getOrigin()));
    }

    private String place(String key) {
        return find(key)
                .or(() -> find(key + "[0]"))
                .map(property -> ValueOrigin.place(property.getOrigin()))
                .orElse(fallbackPlace);
    }

    private Optional<ConfigurationProperty> find(String key) {
        ConfigurationPropertyName name = root.append(key);
        known.add(name);
        return property(name);
    }

    private Optional<ConfigurationProperty> property(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    private Stream<ConfigurationPropertyName> names() {
        return sources.stream()
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(name -> root.isEmpty() || root.isAncestorOf(name));
    }
}
