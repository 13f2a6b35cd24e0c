package io.edgesweep.targets;

import io.edgesweep.targets.NormalizationResult.Invalid;
import io.edgesweep.targets.NormalizationResult.Normal;
import io.edgesweep.text.InvisibleCharacters;
import io.edgesweep.text.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a text a target in normal form, or says why it is none.
 *
 * <p>The normal form follows RFC 3986, section 6.2, as far as it surely names the same cached object: scheme and host in
 * lower case, international host names in ASCII, the default port and the fragment dropped, dot segments resolved, an
 * empty path made {@code /}, everything that a URI may not hold percent-encoded as UTF-8. Escapes that are there stay as
 * they are, and so does a {@code %} that begins none (as in WHATWG's URL standard, section 4.4); path and query are never reordered. The normal form of a normal form is itself.
 */
public final class TargetNormalizer {

    /** The API publishes no limit; a sibling product of the vendor names this one. */
    public static final int DEFAULT_MAX_LENGTH = 2048;

    private final @Nullable Site site;
    private final int maxLength;

    /**
     * @param site      whose hosts a target may name
     * @param maxLength the longest value that is sent, in characters of the normal form
     */
    public TargetNormalizer(Site site, int maxLength) {
        this(maxLength, site);
    }

    private TargetNormalizer(int maxLength, @Nullable Site site) {
        this.site = site;
        this.maxLength = maxLength;
    }

    /** One that asks of no target whose host it is: for telling what there is, never for sending it. */
    public static TargetNormalizer ofAnyHost(int maxLength) {
        return new TargetNormalizer(maxLength, null);
    }

    /** Makes a bare host name normal, whosever it is. */
    public static NormalizationResult host(String text) {
        try {
            NormalizedUrl.refuseUnwritable(text);
            return new Normal(new Target(Kind.HOST, bareHost(text)));
        } catch (NotNormalException e) {
            return new Invalid(e.reason);
        }
    }

    /** The host of a URL in normal form, whosever it is; empty when the text is no URL. */
    public static Optional<String> hostOf(String url) {
        try {
            return Optional.of(
                    NormalizedUrl.parse(InvisibleCharacters.trimmed(url)).host());
        } catch (NotNormalException e) {
            return Optional.empty();
        }
    }

    /** Reads the text as a target of the kind. White space and unseen characters around it are dropped. */
    public NormalizationResult normalize(Kind kind, String text) {
        String stripped = InvisibleCharacters.trimmed(text);
        try {
            Target target = new Target(kind, value(kind, stripped));
            if (target.value().length() > maxLength) {
                return new Invalid(
                        Reason.of("bad-row.target-too-long", target.value().length(), maxLength));
            }
            return new Normal(target);
        } catch (NotNormalException e) {
            return new Invalid(e.reason);
        }
    }

    private String value(Kind kind, String text) throws NotNormalException {
        if (kind == Kind.ALL) {
            return "";
        }
        if (text.isEmpty()) {
            throw new NotNormalException("bad-row.empty");
        }
        boolean hasFragment = kind == Kind.URL || kind == Kind.PREFIX || kind == Kind.PREFETCH;
        NormalizedUrl.refuseUnwritable(hasFragment ? NormalizedUrl.withoutFragment(text) : text);
        return switch (kind) {
            case URL, PREFETCH -> url(text);
            case PREFIX -> prefix(text);
            case HOST -> {
                String host = bareHost(text);
                requireOurs(host);
                yield host;
            }
            case TAG, ALL -> {
                NormalizedUrl.refuseUnseen(text, 0);
                yield text;
            }
        };
    }

    private String url(String text) throws NotNormalException {
        NormalizedUrl url = NormalizedUrl.parse(text);
        requireOurs(url.host());
        return url.normal();
    }

    private String prefix(String text) throws NotNormalException {
        NormalizedUrl url = NormalizedUrl.parse(text);
        requireOurs(url.host());
        if (!url.query().isEmpty()) {
            throw new NotNormalException("bad-row.prefix-query");
        }
        if (!url.path().endsWith("/")) {
            throw new NotNormalException("bad-row.prefix-end");
        }
        return url.normal();
    }

    private static String bareHost(String text) throws NotNormalException {
        if (text.contains("/") || text.contains(":")) {
            throw new NotNormalException("bad-row.no-bare-host");
        }
        return HostName.normal(text);
    }

    private void requireOurs(String host) throws NotNormalException {
        if (site != null && !site.covers(host)) {
            throw new NotNormalException("foreign-host", host, site.name(), String.join(", ", site.hosts()));
        }
    }
}
