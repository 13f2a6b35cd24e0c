package io.edgesweep.settings;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.List;
import java.util.Optional;

/**
 * What of a job's rows is purged, and how.
 *
 * @param kind       the kind of every target whose row names none
 * @param method     how every target is purged whose row does not say
 * @param include    patterns of which a target must match one; none means all
 * @param exclude    patterns of which a target may match none
 * @param variants   templates for further targets of each wanted row
 * @param collapse   when a directory is purged in the place of the URLs below it, if it may be
 * @param wholeHosts whether rows may name whole hosts and sites: the kinds host and all, and prefixes without a directory
 */
public record PurgeRules(
        Kind kind,
        Method method,
        List<String> include,
        List<String> exclude,
        List<String> variants,
        Optional<CollapseRule> collapse,
        boolean wholeHosts) {

    public PurgeRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        variants = List.copyOf(variants);
    }

    /** Every row is purged, as it says or else so. */
    public static PurgeRules plain(Kind kind, Method method) {
        return new PurgeRules(kind, method, List.of(), List.of(), List.of(), Optional.empty(), false);
    }

    /** Whether they say in a word of their own that whole hosts or sites are purged. */
    public boolean isWide() {
        return wholeHosts || kind == Kind.HOST || kind == Kind.ALL;
    }
}
