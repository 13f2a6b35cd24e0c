package io.edgesweep.targets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds a batch's targets by the text in which a provider names them, which may be spelled otherwise than it was sent:
 * letter for letter first, then without regard to the case of scheme and host and to percent-encoding. A target that the
 * batch holds twice has two positions, for what is said of the one holds for the other.
 */
public final class TargetIndex {

    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> loose = new HashMap<>();
    private final Map<Integer, List<Integer>> again = new HashMap<>();

    /** @param targets the batch's targets, in order */
    public TargetIndex(List<TargetRow> targets) {
        for (int i = 0; i < targets.size(); i++) {
            String value = targets.get(i).target().value();
            Integer first = exact.putIfAbsent(value, i);
            if (first != null) {
                again.computeIfAbsent(first, position -> new ArrayList<>()).add(i);
            }
            loose.putIfAbsent(spelling(value), i);
        }
    }

    /** The positions in the batch of the target that the text names; none when it names none. */
    public List<Integer> positions(String text) {
        Integer position = exact.get(text);
        if (position == null) {
            position = loose.get(spelling(text));
        }
        if (position == null) {
            return List.of();
        }
        List<Integer> positions = new ArrayList<>(again.getOrDefault(position, List.of()));
        positions.add(0, position);
        return positions;
    }

    /** One spelling of all texts that name the same target. */
    public static String spelling(String text) {
        int scheme = text.indexOf("://");
        int path = text.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        int end = path < 0 ? text.length() : path;
        return text.substring(0, end).toLowerCase(Locale.ROOT) + decoded(text.substring(end));
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            // The decoder is one for forms, where a plus is a blank.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
