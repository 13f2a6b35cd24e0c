package io.edgesweep.source.intake;

import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.List;
import java.util.Set;

/**
 * What a job says about its rows.
 *
 * <p>The patterns of {@code include} and {@code exclude} are matched against the whole of a target's value in normal
 * form, whatever its kind: {@code *} stands for any characters but {@code /}, {@code **} for any at all, {@code ?} for one
 * but {@code /}, and everything else for itself, as {@link io.edgesweep.targets.TargetPattern} makes it normal. What begins with {@code regex:} is a regular expression of RE2, which is
 * found anywhere in the value unless it is anchored.
 *
 * <p>A row that is wanted and names a URL or a prefix stands for its {@code variants} too. They follow their row: patterns
 * are not asked about them.
 *
 * @param kind      the kind of rows that name none
 * @param method    the method of rows that name none
 * @param include   where not empty, a target is wanted only if one of these matches
 * @param exclude   a target that one of these matches is not wanted
 * @param variants  templates for further targets of each wanted row, with <code>{scheme}</code>, <code>{host}</code> and
 *                  <code>{path}</code>
 * @param wideKinds which of {@link Kind#HOST} and {@link Kind#ALL} a row may name, because a person has spelled them
 *                  out; the job's own kind is one by being named here
 */
public record IntakeRules(
        Kind kind,
        Method method,
        List<String> include,
        List<String> exclude,
        List<String> variants,
        Set<Kind> wideKinds) {

    public IntakeRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        variants = List.copyOf(variants);
        wideKinds = Set.copyOf(wideKinds);
    }

    /** Rules without variants. */
    public IntakeRules(Kind kind, Method method, List<String> include, List<String> exclude, Set<Kind> wideKinds) {
        this(kind, method, include, exclude, List.of(), wideKinds);
    }

    /** Whether a row may name a prefix that is all of a host. */
    boolean allowsWholeHosts() {
        return allows(Kind.HOST) || allows(Kind.ALL);
    }

    /** Whether a row may be of the kind. */
    boolean allows(Kind other) {
        boolean wide = other == Kind.HOST || other == Kind.ALL;
        return !wide || other == kind || wideKinds.contains(other);
    }
}
