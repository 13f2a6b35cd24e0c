package io.edgesweep.settings;

import io.edgesweep.text.ForeignText;

/**
 * A mistake in what people wrote.
 *
 * @param place where: file and line, environment variable or command line; empty where there is no place
 * @param key   the key that it is about; empty where there is none
 * @param words what is wrong and what is allowed
 */
public record Mistake(String place, String key, String words) {

    public Mistake {
        place = ForeignText.oneLine(place);
        key = ForeignText.oneLine(key);
        words = ForeignText.oneLine(words);
    }

    @Override
    public String toString() {
        return (place.isEmpty() ? "" : place + ": ") + (key.isEmpty() ? "" : key + ": ") + words;
    }
}
