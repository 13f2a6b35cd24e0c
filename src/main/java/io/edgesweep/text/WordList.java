package io.edgesweep.text;

import java.util.List;

/** Puts words together as people do. */
public final class WordList {

    private WordList() {}

    /** As in {@code url, prefix and tag}. */
    public static String and(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** As in {@code www, shop and 3 more}: as many words as there is room for, at least one. */
    public static String andMore(List<String> words, int longest) {
        String all = String.join(", ", words);
        for (int shown = words.size() - 1; all.length() > longest && shown > 0; shown--) {
            all = String.join(", ", words.subList(0, shown)) + " and " + (words.size() - shown) + " more";
        }
        return all;
    }
}
