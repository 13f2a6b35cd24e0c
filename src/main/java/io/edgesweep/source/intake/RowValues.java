package io.edgesweep.source.intake;

import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.RowNote;
import io.edgesweep.source.RowNotes;
import io.edgesweep.source.stream.LastmodText;
import io.edgesweep.targets.Given;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Lastmod;
import io.edgesweep.targets.Method;
import io.edgesweep.targets.TargetRow;
import io.edgesweep.text.InvisibleCharacters;
import io.edgesweep.text.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the optional columns of a row; a row that leaves one out has the job's value. */
final class RowValues {

    private static final Map<String, Kind> KINDS =
            Kind.PURGES.stream().collect(Collectors.toUnmodifiableMap(Kind::word, kind -> kind));

    private static final Map<String, Method> METHODS =
            Arrays.stream(Method.values()).collect(Collectors.toUnmodifiableMap(Method::word, method -> method));

    private static final int MOST = 9;

    private static final Pattern WHOLE = Pattern.compile("[0-9]");

    /** Up to our 9, for tables write whole numbers with a fraction, too; with a comma where that is the custom. */
    private static final Pattern FRACTION = Pattern.compile("[0-8]?[.,][0-9]{1,9}|9[.,]0{1,9}");

    private RowValues() {}

    /**
     * As they are written, but for what is far too long for any of them; what is not written is as the job has it.
     *
     * @param site the site of rows that name none; null where that depends on the target
     */
    static Given given(ListedRow row, IntakeRules rules, @Nullable String site) {
        Kind kind = row.kind() == null ? rules.kind() : KINDS.get(row.kind().toLowerCase(Locale.ROOT));
        return Given.of(
                shown(row.kind(), rules.kind().word()),
                shown(
                        row.method(),
                        kind != null && kind.hasMethod() ? rules.method().word() : null),
                shown(row.priority(), null),
                shown(row.lastmod(), null),
                shown(row.site(), site));
    }

    private static @Nullable String shown(@Nullable String value, @Nullable String unwritten) {
        return value == null ? unwritten : RowNotes.shown(value);
    }

    static Kind kind(ListedRow row, IntakeRules rules) throws UnwantedRowException {
        String word = row.kind();
        if (word == null) {
            return rules.kind();
        }
        Kind kind = KINDS.get(word.toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw UnwantedRowException.invalid("kind", word, words(KINDS));
        }
        if (!rules.allows(kind)) {
            throw UnwantedRowException.invalid(Reason.of("kind-not-allowed", word));
        }
        return kind;
    }

    /** Where a kind leaves no choice, rows must not differ by a word that changes nothing: each would be a wish of its own. */
    static Method method(ListedRow row, Kind kind, IntakeRules rules) throws UnwantedRowException {
        String word = row.method();
        if (word == null) {
            return rules.method();
        }
        Method method = METHODS.get(word.toLowerCase(Locale.ROOT));
        if (method == null) {
            throw UnwantedRowException.invalid("method", word, words(METHODS));
        }
        return kind.hasMethod() ? method : rules.method();
    }

    /**
     * A whole number is ours, from 0 to 9. One with a fraction, up to 1.0, is a sitemap's (sitemaps.org, "XML tag definitions")
     * and is scaled, so that its usual 0.5 is our usual 5. How soon a row is sent is no reason not to send it, so whatever
     * else stands there is told, and means nothing.
     */
    static int priority(ListedRow row, RowNotes notes) {
        String written = row.priority() == null ? "" : InvisibleCharacters.trimmed(row.priority());
        if (written.isEmpty()) {
            return TargetRow.DEFAULT_PRIORITY;
        }
        if (WHOLE.matcher(written).matches()) {
            return written.charAt(0) - '0';
        }
        if (FRACTION.matcher(written).matches()) {
            double number = Double.parseDouble(written.replace(',', '.'));
            return (int) Math.round(number <= 1 ? number * MOST : number);
        }
        notes.add(RowNote.PRIORITY, written);
        return TargetRow.DEFAULT_PRIORITY;
    }

    /** A row whose date tells nothing has none; that is told. */
    static @Nullable Lastmod lastmod(ListedRow row, RowNotes notes) {
        String written = row.lastmod() == null ? "" : InvisibleCharacters.trimmed(row.lastmod());
        if (written.isEmpty()) {
            return null;
        }
        Optional<Lastmod> lastmod = LastmodText.parse(written);
        if (lastmod.isEmpty()) {
            notes.add(RowNote.LASTMOD, written);
        }
        return lastmod.orElse(null);
    }

    private static String words(Map<String, ?> byWord) {
        return String.join(", ", new TreeMap<>(byWord).keySet());
    }
}
