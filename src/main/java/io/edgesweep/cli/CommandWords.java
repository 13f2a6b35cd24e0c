package io.edgesweep.cli;

import java.util.List;
import java.util.stream.Collectors;

/** A command as it was typed, apart from what belongs to the configuration. */
record CommandWords(List<String> words) {

    CommandWords {
        words = List.copyOf(words);
    }

    /** The command that does what this one only shows. */
    String withoutDryRun() {
        String shown = words.stream()
                .filter(word -> !word.equals("--dry-run"))
                .map(CommandWords::quoted)
                .collect(Collectors.joining(" "));
        return "edgesweep " + (shown.startsWith("plan ") ? "run" + shown.substring("plan".length()) : shown);
    }

    /** As a shell reads it again. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
