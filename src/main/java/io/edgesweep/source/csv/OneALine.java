package io.edgesweep.source.csv;

import io.edgesweep.text.Reason;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each line of a list without columns holds, and nothing beside it. */
enum OneALine {

    /** A target, whatever it looks like. */
    TARGET {
        @Override
        @Nullable
        Reason wrong(String line) {
            return null;
        }
    },

    /** A URL. */
    URL {
        @Override
        @Nullable
        Reason wrong(String line) {
            return MoreThanUrl.isSure(line) ? Reason.of("bad-row.more-than-url") : null;
        }
    },

    /** A host or a tag, which looks like any word. */
    NAME {
        @Override
        @Nullable
        Reason wrong(String line) {
            return isDelimited(line) ? Reason.of("bad-row.more-than-name") : null;
        }
    };

    /** What stands above a column of names, and is none: such a line is a header, though it does not say which column is meant. */
    private static final Set<String> HEADINGS =
            Set.of("host", "hosts", "hostname", "domain", "domains", "tag", "tags", "cache-tag", "name", "kind");

    /** What is wrong with a line; null when it is as it should be. */
    abstract @Nullable Reason wrong(String line);

    /** Whether the first line of a list of hosts or tags is one, and no header. */
    static boolean isName(String firstLine) {
        return !isDelimited(firstLine)
                && firstLine.indexOf('\0') < 0
                && !MoreThanUrl.isUrl(firstLine)
                && !HEADINGS.contains(firstLine.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isDelimited(String line) {
        return line.chars().anyMatch(c -> ",;\t|".indexOf(c) >= 0);
    }
}
