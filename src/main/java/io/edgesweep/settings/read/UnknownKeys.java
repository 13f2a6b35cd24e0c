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

    /** What begins keys of jobs alone. */
    private static final Set<String> OF_JOBS = Set.of(
            "collapse",
            "exclude",
            "exit",
            "include",
            "kind",
            "limits",
            "method",
            "schedule",
            "sources",
            "variants",
            "verify",
            "warm",
            "whole-hosts");

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
        ConfigurationPropertyName parent = nearestParent(name);
        List<String> allowed = below(parent);
        String last = name.getLastElement(ConfigurationPropertyName.Form.ORIGINAL);
        List<String> children = below(name);
        if (!children.isEmpty()) {
            return new Mistake(
                    place,
                    written.asWritten(name),
                    "has no value of its own; allowed below it: " + String.join(", ", children));
        }
        if (isOfJobs(name, parent)) {
            String key = name.subName(parent.getNumberOfElements()).toString();
            return new Mistake(
                    place,
                    written.asWritten(name),
                    "is a key of jobs: write it into the job's file, or give the command --set " + key + "=VALUE");
        }
        String meant = NearestName.hint(element(name, parent.getNumberOfElements()), allowed);
        return new Mistake(
                place,
                written.asWritten(name),
                "is not known"
                        + (meant.isEmpty() ? belongsBelow(name, last) : meant)
                        + "; allowed here: " + String.join(", ", allowed));
    }

    /** Whether it stands at the top of the configuration, which has no such key, while a job's file has. */
    private static boolean isOfJobs(ConfigurationPropertyName name, ConfigurationPropertyName parent) {
        return parent.getNumberOfElements() == 1 && OF_JOBS.contains(element(name, 1));
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
                                written.asWritten(name),
                                "stands at the top of the file, where it counts for nothing; put it below " + root
                                        + ":, as in " + root + "." + element(name, 0)))));
        return List.copyOf(misplaced.values());
    }

    /** Where a key of that name belongs that stands too high, when it is known in one place. */
    private String belongsBelow(ConfigurationPropertyName name, String last) {
        List<String> places = known.stream()
                .filter(each -> each.getNumberOfElements() > 1
                        && !each.isLastElementIndexed()
                        && each.getLastElement(ConfigurationPropertyName.Form.ORIGINAL)
                                .equals(last)
                        && (name.getParent().isEmpty() || name.getParent().isAncestorOf(each.getParent())))
                .map(each -> each.getParent().toString().replaceAll("\\[\\d+]", "[]"))
                .distinct()
                .toList();
        if (places.size() != 1) {
            return "";
        }
        String parent = places.get(0);
        return parent.endsWith("[]")
                ? "; it belongs to each element of " + parent.substring(0, parent.length() - 2) + ", behind its dash"
                : "; it belongs below " + parent;
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
                .filter(each ->
                        (name.isEmpty() || name.isAncestorOf(each)) && !each.isNumericIndex(name.getNumberOfElements()))
                .map(each -> element(each, name.getNumberOfElements()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The nearest parent of the name that was asked for at all, or below which something was. */
    private ConfigurationPropertyName nearestParent(ConfigurationPropertyName name) {
        ConfigurationPropertyName parent = name.getParent();
        while (!parent.isEmpty() && known.stream().noneMatch(parent::isAncestorOf)) {
            parent = parent.getParent();
        }
        return parent;
    }
}
