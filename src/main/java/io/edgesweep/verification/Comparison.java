package io.edgesweep.verification;

import io.edgesweep.page.PageAnswer;
import io.edgesweep.page.Versions;
import io.edgesweep.text.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one answer of a node tells.
 *
 * @param standing what it comes to
 * @param reason   why; none where the page is fresh
 */
record Comparison(Standing standing, Reason reason) {

    private static final Comparison FRESH = new Comparison(Standing.FRESH, Reason.NONE);

    /** What an answer comes to. */
    enum Standing {
        FRESH,
        /** It seems to be an old copy: a second look tells. */
        OLD,
        UNCLEAR
    }

    /**
     * Compares.
     *
     * @param origin what the origin answered at the same time: once, or, where it was asked again for that, twice; empty where
     *               there is no origin, or no answer
     * @param silence why there is none of the origin
     * @param purge  when the page was purged; null where that is not known
     * @param now    when the node answered
     */
    static Comparison of(
            PageAnswer node, List<PageAnswer> origin, Reason silence, Page.@Nullable Purge purge, Instant now) {
        if (!node.isOfThePage()) {
            return unclear(Reason.of("edge.node-status", node.status()));
        }
        boolean compared = !origin.isEmpty() && origin.get(0).isOfThePage();
        if (compared && origin.stream().anyMatch(answer -> answer.digest() == node.digest())) {
            return FRESH;
        }
        if (isFetchedNow(node)) {
            return FRESH;
        }
        if (isPrivate(node) || (compared && isPrivate(origin.get(0)))) {
            return unclear(Reason.of("edge.private"));
        }
        Reason why = origin.isEmpty()
                ? silence
                : Reason.of("edge.origin-status", origin.get(0).status());
        return compared ? unlike(node, origin, purge) : alone(node, why, purge, now);
    }

    /** Whether the origin must be asked again to tell a page that changes from one that has changed. */
    boolean isWorthAnotherAnswer() {
        return standing == Standing.OLD;
    }

    private static Comparison unlike(PageAnswer node, List<PageAnswer> origin, Page.@Nullable Purge purge) {
        PageAnswer first = origin.get(0);
        boolean isSameTag = Versions.tag(node).isPresent() && Versions.tag(node).equals(Versions.tag(first));
        if (origin.stream().anyMatch(answer -> answer.digest() != first.digest())) {
            return isSameTag ? FRESH : unclear(Reason.of("edge.origin-unsteady"));
        }
        if (isSameTag) {
            return unclear(Reason.of("edge.same-tag"));
        }
        Optional<Instant> modified = Versions.modified(first);
        if (purge != null && modified.isPresent() && modified.get().isAfter(purge.confirmed())) {
            return unclear(Reason.of("edge.changed-since"));
        }
        return new Comparison(Standing.OLD, Reason.of("edge.other-version"));
    }

    /** Without an origin to compare with, the node's own word counts, if it says how old its copy is. */
    private static Comparison alone(PageAnswer node, Reason why, Page.@Nullable Purge purge, Instant now) {
        String age = node.header("age");
        if (purge != null && age.matches("\\d{1,9}")) {
            Instant stored = now.minus(Duration.ofSeconds(Long.parseLong(age)));
            if (stored.isAfter(purge.confirmed())) {
                return FRESH;
            }
            return stored.isBefore(purge.sent().minusSeconds(1))
                    ? new Comparison(Standing.OLD, Reason.of("edge.older"))
                    : unclear(Reason.of("edge.as-old"));
        }
        return unclear(Reason.of("edge.no-age", why));
    }

    /** EdgeOne says of an answer whether the origin was asked just now (page on the header EO-Cache-Status). */
    private static boolean isFetchedNow(PageAnswer node) {
        String status = node.header("eo-cache-status").toLowerCase(Locale.ROOT);
        return status.equals("miss") || status.equals("refreshhit");
    }

    private static boolean isPrivate(PageAnswer answer) {
        String control = answer.header("cache-control").toLowerCase(Locale.ROOT);
        return control.contains("private")
                || control.contains("no-store")
                || !answer.header("set-cookie").isEmpty();
    }

    private static Comparison unclear(Reason reason) {
        return new Comparison(Standing.UNCLEAR, reason);
    }
}
