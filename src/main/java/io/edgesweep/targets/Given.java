package io.edgesweep.targets;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a row that is not sent says beside its target, as it was written, or as its job adds to it; each is empty where
 * neither says anything. It is kept so that whoever fixes the row, or lets it pass, gets it back.
 */
public record Given(String kind, String method, String priority, String lastmod, String site) {

    /** Of a row that says no more than its target, or that nobody gives back. */
    public static final Given NOTHING = new Given("", "", "", "", "");

    /** What a row has written; what is missing is null. */
    public static Given of(
            @Nullable String kind,
            @Nullable String method,
            @Nullable String priority,
            @Nullable String lastmod,
            @Nullable String site) {
        return new Given(
                Objects.requireNonNullElse(kind, ""),
                Objects.requireNonNullElse(method, ""),
                Objects.requireNonNullElse(priority, ""),
                Objects.requireNonNullElse(lastmod, ""),
                Objects.requireNonNullElse(site, ""));
    }

    /** What a row asks for with all that its job adds to it. */
    public static Given of(TargetRow row) {
        Kind kind = row.target().kind();
        return new Given(
                kind.word(),
                kind.hasMethod() ? row.method().word() : "",
                String.valueOf(row.priority()),
                Objects.toString(row.lastmod(), ""),
                row.site());
    }

    /** In the order in which tables have them. */
    public List<String> cells() {
        return List.of(kind, method, priority, lastmod, site);
    }
}
