package io.edgesweep.explain;

import io.edgesweep.ledger.RowOutcome;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.Target;
import io.edgesweep.targets.TargetNormalizer;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The target that somebody asks about: which rows and targets are it, however they are spelled, and which purge it too. */
final class Wanted {

    private final String text;
    private final TargetNormalizer anywhere;
    private final Map<Kind, String> values = new EnumMap<>(Kind.class);
    private final String host;

    Wanted(String text, int maxLength) {
        this.text = text.strip();
        this.anywhere = TargetNormalizer.ofAnyHost(maxLength);
        for (Kind kind : Kind.PURGES) {
            if (kind != Kind.ALL) {
                normal(kind, text).ifPresent(value -> values.put(kind, value));
            }
        }
        this.host = TargetNormalizer.hostOf(text).orElse("");
    }

    private Optional<String> normal(Kind kind, String of) {
        return anywhere.normalize(kind, of) instanceof NormalizationResult.Normal normal
                ? Optional.of(normal.target().value())
                : Optional.empty();
    }

    /** As a person wrote it. */
    String text() {
        return text;
    }

    /** Its host; empty where it names none. */
    String host() {
        return host;
    }

    /** Its normal form as a target of the kind, if it is one. */
    Optional<String> value(Kind kind) {
        return Optional.ofNullable(values.get(kind));
    }

    /** The word of its kind, where it is not that of the job's rows: a bare host name is a host. */
    @Nullable
    String kindWord() {
        return host.isEmpty() && text.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") ? Kind.HOST.word() : null;
    }

    /** Whether it is the target. */
    boolean is(Target target) {
        return target.value().equals(values.get(target.kind()));
    }

    /** Whether it is the page with the URL. */
    boolean isPage(String url) {
        return url.equals(values.get(Kind.URL));
    }

    /** The values of the targets whose purge purges it too, beside itself: the directories above it, and its host. */
    Set<String> purgedBy() {
        Set<String> all = new LinkedHashSet<>(values.values());
        String url = values.get(Kind.URL);
        if (url != null) {
            int path = url.indexOf('/', url.indexOf("://") + 3);
            for (int end = url.lastIndexOf('/'); end >= path; end = url.lastIndexOf('/', end - 1)) {
                all.add(url.substring(0, end + 1));
            }
            all.add(host);
        }
        return all;
    }

    /** Whether the purge of the row's target purges it. */
    boolean isPurgedBy(RowOutcome row) {
        return row.target() != null
                && (is(row.target().target()) || isBelow(row.target().target()));
    }

    /** Whether the text of a row that makes no target names it. */
    boolean isWritten(String row) {
        String plain = row.strip().replaceFirst("^#+\\s*", "");
        if (plain.equals(text)) {
            return true;
        }
        String url = values.get(Kind.URL);
        return url != null && normal(Kind.URL, plain).filter(url::equals).isPresent();
    }

    /** Whether a purge of the target purges it too. */
    boolean isBelow(Target target) {
        String url = values.get(Kind.URL);
        return url != null
                && switch (target.kind()) {
                    case PREFIX -> url.startsWith(target.value());
                    case HOST -> host.equals(target.value());
                    case URL, TAG, ALL, PREFETCH -> false;
                };
    }
}
