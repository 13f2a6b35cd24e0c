package io.edgesweep.settings.read;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** All that was written below one key, in files, the environment and options. */
final class WrittenKeys {

    private final ConfigurationPropertyName root;
    private final List<ConfigurationPropertySource> sources;
    private final Set<ConfigurationPropertyName> parents = new HashSet<>();

    /** @param sources the first that has a value wins */
    WrittenKeys(ConfigurationPropertyName root, Iterable<ConfigurationPropertySource> sources) {
        this.root = root;
        this.sources = StreamSupport.stream(sources.spliterator(), false)
                .map(ServiceVariables::leftOut)
                .toList();
        names().forEach(this::addParents);
    }

    private void addParents(ConfigurationPropertyName name) {
        for (ConfigurationPropertyName each = name.getParent();
                !each.isEmpty() && parents.add(each);
                each = each.getParent()) {
            // Where one is known, those above it are.
        }
    }

    /** The names of all that can be listed; an option of the command line can, too. */
    Stream<ConfigurationPropertyName> names() {
        return sources.stream()
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(source -> ((IterableConfigurationPropertySource) source).stream())
                .filter(name -> root.isEmpty() || root.isAncestorOf(name));
    }

    Optional<ConfigurationProperty> find(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null && !isEmptyVariable(property)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /** To a shell a variable without a value is none, and it must not hide what a file says. */
    private static boolean isEmptyVariable(ConfigurationProperty property) {
        return ValueOrigin.isEnvironment(property.getOrigin())
                && String.valueOf(property.getValue()).isBlank();
    }

    /** What stands first below the name. */
    Optional<ConfigurationProperty> firstBelow(ConfigurationPropertyName name) {
        return names().filter(name::isAncestorOf)
                .flatMap(each -> find(each).stream())
                .findFirst();
    }

    /** The name as people wrote it in a file or an option, which Spring Boot reads in more than one spelling. */
    String asWritten(ConfigurationPropertyName name) {
        return sources.stream()
                .filter(source -> source.getUnderlyingSource() instanceof EnumerablePropertySource<?> names
                        && !(names instanceof SystemEnvironmentPropertySource))
                .flatMap(
                        source -> Stream.of(((EnumerablePropertySource<?>) requireNonNull(source.getUnderlyingSource()))
                                .getPropertyNames()))
                .flatMap(written -> asWritten(written, name).stream())
                .findFirst()
                .orElseGet(name::toString);
    }

    /** As much of what was written as stands for the name. */
    private static Optional<String> asWritten(String written, ConfigurationPropertyName name) {
        ConfigurationPropertyName whole = ConfigurationPropertyName.adapt(written, '.');
        String text = written;
        while (whole.getNumberOfElements() > name.getNumberOfElements()) {
            whole = whole.getParent();
            text = text.substring(0, Math.max(0, Math.max(text.lastIndexOf('.'), text.lastIndexOf('['))));
        }
        return whole.equals(name) && ConfigurationPropertyName.adapt(text, '.').equals(name)
                ? Optional.of(text)
                : Optional.empty();
    }

    boolean hasBelow(ConfigurationPropertyName name) {
        return parents.contains(name);
    }

    /** Whether the value is the one that the program itself brings along. */
    boolean isBuiltIn(ConfigurationPropertyName name) {
        return find(name)
                .map(property -> ValueOrigin.isBuiltIn(property.getOrigin()))
                .orElse(false);
    }

    /** Whether the value is in the environment, where others write as well. */
    boolean isOfEnvironment(ConfigurationPropertyName name) {
        return find(name)
                .map(property -> ValueOrigin.isEnvironment(property.getOrigin()))
                .orElse(false);
    }
}
