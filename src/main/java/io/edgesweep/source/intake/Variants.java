package io.edgesweep.source.intake;

import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Target;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Spells the other names under which a cache may hold the same page: the other scheme, a host for small screens. Braces
 * are escaped in a normal form, so no target can hold a placeholder.
 */
final class Variants {

    private final List<String> templates;

    Variants(List<String> templates) {
        this.templates = List.copyOf(templates);
    }

    /** The variants of the target, each once and without itself; none of what is neither a URL nor a prefix. */
    Set<String> of(Target target) {
        Set<String> variants = new LinkedHashSet<>();
        if (target.kind() == Kind.URL || target.kind() == Kind.PREFIX) {
            templates.forEach(template -> variants.add(spelled(template, target)));
            variants.remove(target.value());
        }
        return variants;
    }

    private static String spelled(String template, Target target) {
        String value = target.value();
        int authority = value.indexOf("://") + 3;
        return template.replace("{scheme}", value.substring(0, authority - 3))
                .replace("{host}", target.host().orElseThrow())
                .replace("{path}", value.substring(value.indexOf('/', authority)));
    }

    /** A row for a variant, which says what its own row says, and stands where that stands. */
    static ListedRow row(ListedRow row, String variant) {
        return new ListedRow(
                row.place(), variant, row.kind(), row.method(), row.priority(), row.lastmod(), row.site(), row.extra());
    }
}
