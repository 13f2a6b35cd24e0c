package io.edgesweep.source;

import io.edgesweep.target.Kind;
import io.edgesweep.target.Method;
import java.util.List;
import java.util.Set;

/**
 * What a job says about its rows.
 *
 * <p>The patterns of {@code include} and {@code exclude} are matched against the whole of a target's value in normal
 * form, whatever its kind: {@code *} stands for any characters but {@code /}, {@code **} for any at all, {@code ?} for one
 * but {@code /}, and everything else for itself.
 *
 * @param kind      the kind of rows that name none
 * @param method    the method of rows that name none
 * @param include   where not empty, a target is wanted only if one of these matches
 * @param exclude   a target that one of these matches is not wanted
 * @param wideKinds which of {@link Kind#HOST} and {@link Kind#ALL} a row may name, because a person has spelled them
 *                  out; the job's own kind is one by being named here
 */
public record IntakeRules(Kind kind, Method method, List<String> include, List<String> exclude, Set<Kind> wideKinds) {

    public IntakeRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        wideKinds = Set.copyOf(wideKinds);
    }

    /** Whether a row may be of the kind. */
    boolean allows(Kind other) {
        boolean wide = other == Kind.HOST || other == Kind.ALL;
        return !wide || other == kind || wideKinds.contains(other);
    }
}
