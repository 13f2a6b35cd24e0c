package io.edgesweep.source.fetch;

import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.NormalizationResult;
import io.edgesweep.targets.NormalizationResult.Invalid;
import io.edgesweep.targets.NormalizationResult.Normal;
import io.edgesweep.targets.Site;
import io.edgesweep.targets.TargetNormalizer;
import io.edgesweep.text.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * How far one sitemap may lead us. Its own host was named by whoever wrote the job; from there on, indexes and redirects
 * lead to that host and to the site's hosts, and nowhere else.
 *
 * @param named the URL that the job names
 * @param site  whose hosts are trusted besides
 */
public record AllowedHosts(HttpUrl named, Site site) {

    private static final Pattern WITH_HOST = Pattern.compile(
            "(?s)(?<before>\\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\\\]{2,}(?:[^/?#\\\\]*@)?)(?<host>[^/?#\\\\@:\\[\\]]+)(?<after>.*)");

    /** What everybody takes for the same host. */
    private static final Pattern PLAIN = Pattern.compile("(?i)(?!.*xn--)[\\p{ASCII}&&[^%]]*");

    /**
     * Reads a URL, without the user name, the password and the fragment that it may carry.
     *
     * @param base what it may be relative to
     * @return null when it is no http or https URL
     * @throws UnreadableException with the reason, when its host is no host name
     */
    public static @Nullable HttpUrl url(@Nullable HttpUrl base, String written) throws UnreadableException {
        String text = withHostInAscii(written);
        HttpUrl url = base == null ? HttpUrl.parse(text) : base.resolve(text);
        return url == null
                ? null
                : url.newBuilder().username("").password("").fragment(null).build();
    }

    /** The client would make another host of an international one: it knows the rules of 2003 alone. */
    private static String withHostInAscii(String text) throws UnreadableException {
        Matcher parts = WITH_HOST.matcher(text);
        if (!parts.matches() || PLAIN.matcher(parts.group("host")).matches()) {
            return text;
        }
        NormalizationResult host = TargetNormalizer.host(parts.group("host"));
        if (host instanceof Invalid invalid) {
            throw new UnreadableException(invalid.reason());
        }
        return parts.group("before") + ((Normal) host).target().value() + parts.group("after");
    }

    /**
     * Goes from one URL to the next.
     *
     * @param how what leads there, as a verb
     * @throws UnreadableException when it leads too far
     */
    HttpUrl step(HttpUrl from, Reason how, String text) throws UnreadableException {
        HttpUrl to;
        try {
            to = url(from, text);
        } catch (UnreadableException e) {
            throw new UnreadableException("source.bad-host", how, text, e.reason());
        }
        if (to == null) {
            throw new UnreadableException("source.no-url", how, text);
        }
        if (!to.host().equals(named.host()) && !site.covers(to.host())) {
            throw new UnreadableException(
                    "source.elsewhere", how, to, to.host(), named.host(), site.name(), String.join(", ", site.hosts()));
        }
        return to;
    }

    /**
     * Whether configured headers may go there. They may be credentials, so they go to the host and port that the job names
     * alone; what is served on another port is another server's. One step is allowed: from http to https on their usual ports.
     */
    boolean mayCarryHeaders(HttpUrl url) {
        boolean samePlace = url.port() == named.port() && url.isHttps() == named.isHttps();
        boolean madeSafe = url.isHttps() && url.port() == 443 && !named.isHttps() && named.port() == 80;
        return url.host().equals(named.host()) && (samePlace || madeSafe);
    }
}
