package io.edgesweep.settings.read;

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
            if (property != null) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
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
