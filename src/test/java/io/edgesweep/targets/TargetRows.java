package io.edgesweep.targets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Targets for tests, with defaults that are as good as any. */
public final class TargetRows {

    private long ordinal;
    private String site = "www";
    private Kind kind = Kind.URL;
    private String value = "https://www.example.com/";
    private Method method = Method.INVALIDATE;
    private int priority = TargetRow.DEFAULT_PRIORITY;

    private @Nullable Lastmod lastmod;
    private Map<String, String> extra = Map.of();

    private TargetRows() {}

    public static TargetRows aTarget() {
        return new TargetRows();
    }

    public TargetRows at(long newOrdinal) {
        ordinal = newOrdinal;
        value = "https://www.example.com/page-" + newOrdinal;
        return this;
    }

    public TargetRows of(String newSite) {
        site = newSite;
        return this;
    }

    public TargetRows withKind(Kind newKind) {
        kind = newKind;
        return this;
    }

    public TargetRows withValue(String newValue) {
        value = newValue;
        return this;
    }

    public TargetRows withMethod(Method newMethod) {
        method = newMethod;
        return this;
    }

    public TargetRows withPriority(int newPriority) {
        priority = newPriority;
        return this;
    }

    public TargetRows withLastmod(Instant newLastmod) {
        return withLastmod(Lastmod.of(newLastmod));
    }

    public TargetRows withLastmod(Lastmod newLastmod) {
        lastmod = newLastmod;
        return this;
    }

    public TargetRows withExtra(String column, String newValue) {
        extra = Map.of(column, newValue);
        return this;
    }

    public TargetRow build() {
        return new TargetRow(
                ordinal,
                new Place("urls.csv", ordinal + 2),
                site,
                new Target(kind, value),
                method,
                priority,
                lastmod,
                extra);
    }

    /** So many different URLs, with ordinals from the given one on. */
    public static List<TargetRow> urls(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(i -> aTarget().at(i).build())
                .toList();
    }
}
