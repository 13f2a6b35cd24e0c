package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.text.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Keys that were written, and that nobody has asked for. */
final class UnknownKeys {

    /** So many are named; each is compared with all that are known. */
    private static final int MOST = 100;

    private final WrittenKeys written;
    private final Set<ConfigurationPropertyName> known;

    /** @param known what was asked for */
    UnknownKeys(WrittenKeys written, Set<ConfigurationPropertyName> known) {
        this.written = written;
        this.known = known;
    }

    /** A mistake for each, but for those in the environment, where others write as well. */
    List<Mistake> mistakes(String fallbackPlace) {
        return unknown()
                .filter(name -> !written.isOfEnvironment(name))
                .limit(MOST)
                .map(name -> mistake(name, fallbackPlace))
                .toList();
    }

    private Mistake mistake(ConfigurationPropertyName name, String fallbackPlace) {
        String place = written.find(name)
                .map(property -> ValueOrigin.place(property.getOrigin()))
                .orElse(fallbackPlace);
        List<String> allowed = siblings(name);
        if (allowed.contains(name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL))) {
            return new Mistake(
                    place,
                    name.toString(),
                    "has no value of its own; allowed below it: " + String.join(", ", below(name)));
        }
        return new Mistake(
                place,
                name.toString(),
                "is not known"
                        + NearestName.hint(name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL), allowed)
                        + "; allowed here: " + String.join(", ", allowed));
    }

    /**
     * A mistake for each key at the top of a file that has the name of one of ours.
     *
     * @param root below which it belongs
     */
    List<Mistake> misplaced(ConfigurationPropertyName root) {
        Set<String> ours = known.stream()
                .filter(root::isAncestorOf)
                .map(name -> element(name, root.getNumberOfElements()))
                .collect(Collectors.toSet());
        Map<String, Mistake> misplaced = new LinkedHashMap<>();
        written.names().filter(name -> ours.contains(element(name, 0))).forEach(name -> written.find(name)
                .filter(property -> ValueOrigin.isInFile(property.getOrigin()))
                .ifPresent(property -> misplaced.putIfAbsent(
                        element(name, 0),
                        new Mistake(
                                ValueOrigin.place(property.getOrigin()),
                                name.toString(),
                                "stands at the top of the file, where it counts for nothing; put it below " + root
                                        + ":, as in " + root + "." + element(name, 0)))));
        return List.copyOf(misplaced.values());
    }

    private static String element(ConfigurationPropertyName name, int index) {
        return name.getElement(index, ConfigurationPropertyName.Form.ORIGINAL);
    }

    /** The environment variables that look like keys. */
    List<String> variables() {
        return unknown()
                .filter(written::isOfEnvironment)
                .flatMap(name -> written.find(name).stream())
                .map(property -> ValueOrigin.variable(property.getOrigin()))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Stream<ConfigurationPropertyName> unknown() {
        return written.names()
                .filter(name -> !known.contains(name) && !isEmptyMap(name))
                .distinct();
    }

    /** An empty map, as in {@code quota: {}}, is listed as a blank text of its own; it says nothing, so nothing is wrong. */
    private boolean isEmptyMap(ConfigurationPropertyName name) {
        return known.stream().anyMatch(name::isAncestorOf)
                && written.find(name)
                        .map(property -> String.valueOf(property.getValue()).isBlank())
                        .orElse(false);
    }

    private List<String> below(ConfigurationPropertyName name) {
        return known.stream()
                .filter(name::isAncestorOf)
                .map(each -> element(each, name.getNumberOfElements()))
                .distinct()
                .sorted()
                .toList();
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
}
