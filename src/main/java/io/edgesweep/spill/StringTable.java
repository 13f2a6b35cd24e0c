package io.edgesweep.spill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of sources, each by a number. There are as many as documents, not as rows. */
final class StringTable {

    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    long number(String name) {
        return numbers.computeIfAbsent(name, unknown -> {
            names.add(unknown);
            return names.size() - 1L;
        });
    }

    String name(int number) {
        return names.get(number);
    }
}
