package io.edgesweep.sandbox.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a single target must look like, by its type (API reference: CreatePurgeTask and
 * CreatePrefetchTask, Targets). */
public final class TargetSyntax {

    private static final Pattern URL =
            Pattern.compile("https?://(?<host>[^/?#:]+)(:\\d+)?([/?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");

    private final int longest;

    public TargetSyntax(int longest) {
        this.longest = longest;
    }

    /** Why the target is refused; empty if it is well-formed. */
    public Optional<String> fault(TaskType type, String target) {
        if (CONTROL.matcher(target).find()) {
            return Optional.of("control character not allowed");
        }
        if (target.length() > longest) {
            return Optional.of("url too long");
        }
        if (type == TaskType.PURGE_CACHE_TAG) {
            return target.isBlank() ? Optional.of("tag is empty") : Optional.empty();
        }
        if (SCHEME.matcher(target).matches() == (type == TaskType.PURGE_HOST)) {
            return Optional.of(type == TaskType.PURGE_HOST ? "scheme not allowed" : "scheme missing");
        }
        String host = host(type, target);
        if (host.isEmpty()) {
            return Optional.of("url not valid");
        }
        String noWildcard = type == TaskType.PREFETCH_URL ? target : host;
        return noWildcard.contains("*") ? Optional.of("wildcard not allowed") : Optional.empty();
    }

    /** The host that a target lies on, in lower case; empty for a tag, and for what is not well-formed. */
    public static String host(TaskType type, String target) {
        if (type == TaskType.PURGE_HOST) {
            return target.toLowerCase(Locale.ROOT);
        }
        Matcher url = URL.matcher(target);
        return url.matches() ? url.group("host").toLowerCase(Locale.ROOT) : "";
    }
}
