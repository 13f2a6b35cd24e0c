package io.edgesweep.source.fetch;

import io.edgesweep.process.Backoff;
import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.proxy.ProxyLogin;
import io.edgesweep.settings.FetchSettings;
import io.edgesweep.source.fetch.DocumentSource.Found;
import io.edgesweep.source.fetch.DocumentSource.Opened;
import io.edgesweep.source.fetch.DocumentSource.Unmodified;
import io.edgesweep.source.fetch.WebDocuments.WebParts;
import io.edgesweep.source.stream.Charsets;
import io.edgesweep.source.stream.LimitedInputStream;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches documents by http and https, from public addresses only unless the settings name others. Follows redirects by
 * itself, looking at each; tries again by itself, after a pause, what may be better then; has the client do neither. For
 * several threads.
 *
 * <p>Behind a proxy, it is the proxy that looks names up. Of what it is asked for, addresses that are written as numbers are
 * checked, and names that may lead inside are kept off by {@link AllowedHosts}.
 */
final class Fetcher implements Closeable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private static final int NOT_MODIFIED = 304;

    private final FetchSettings settings;
    private final Proxies proxies;
    private final Sleeper sleeper;
    private final InstantSource clock;
    private final Function<HttpUrl, @Nullable HttpValidator> known;
    private final Dns resolver;
    private final CheckedDns dns;
    private final FetchBudget budget;
    private final Backoff pauses;
    private final OkHttpClient client;

    /** @param known gives the version of a document that need not be sent again; null where there is none */
    Fetcher(WebParts parts, Function<HttpUrl, @Nullable HttpValidator> known) {
        this.settings = parts.settings();
        this.proxies = parts.proxies();
        this.sleeper = parts.sleeper();
        this.clock = parts.clock();
        this.known = known;
        this.resolver = parts.resolver();
        this.dns = new CheckedDns(resolver, settings.allowPrivate());
        this.budget = new FetchBudget(settings.times().total(), settings.sizes());
        this.pauses = new Backoff(settings.tries().backoff(), settings.tries().longestWait());
        this.client = new OkHttpClient.Builder()
                .dns(dns)
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(settings.times().connect())
                .readTimeout(settings.times().document())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(WebAnswer::to)
                .build();
    }

    /**
     * Fetches a document whole.
     *
     * @param reach how far redirects may lead
     * @param taken the documents that are fetched for themselves, and those that redirects have led to
     * @throws UnreadableException when it cannot be had
     */
    Found fetch(HttpUrl url, AllowedHosts reach, FetchedOnce taken) throws UnreadableException, InterruptedException {
        Set<HttpUrl> own = new HashSet<>(Set.of(url));
        for (int attempt = 1; ; attempt++) {
            try {
                return follow(url, reach, step -> own.add(step) && !taken.add(step.toString()));
            } catch (UnreadableException e) {
                throw e;
            } catch (RefusedAddressException e) {
                throw new UnreadableException("source.refused-address", e.reason());
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                sleeper.sleep(pause(url, attempt, e));
            }
        }
    }

    /** How long to wait before another try, if there may be one. */
    private Duration pause(HttpUrl url, int attempt, IOException failure) throws UnreadableException {
        if (attempt >= settings.tries().most()) {
            throw new UnreadableException(
                    "source.attempts",
                    attempt,
                    reason(failure),
                    proxies.to(url.scheme(), url.host())
                            .map(proxy -> Reason.of("source.by-proxy", proxy))
                            .orElse(Reason.NONE),
                    failure instanceof RetryLaterException ? Reason.of("source.later") : Reason.NONE);
        }
        Duration pause = pauses.after(attempt, ThreadLocalRandom.current());
        if (!(failure instanceof RetryLaterException later) || later.waiting().compareTo(pause) <= 0) {
            return pause;
        }
        if (later.waiting().compareTo(settings.tries().longestWait()) > 0) {
            throw new UnreadableException(
                    "source.long-pause", reason(failure), later.waiting().toSeconds());
        }
        return later.waiting();
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }

    /** @param isAnothers whether a step leads to a document that is read anyway */
    private Found follow(HttpUrl start, AllowedHosts reach, Predicate<HttpUrl> isAnothers) throws IOException {
        long deadline = budget.deadline(settings.times().document());
        budget.requireBytes();
        HttpUrl url = start;
        for (int redirects = 0; ; redirects++) {
            dns.checkAddress(url.host());
            HttpValidator version = known.apply(url);
            Call call = client(url).newCall(request(url, reach, version));
            call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                if (version != null && response.code() == NOT_MODIFIED) {
                    return new Unmodified(url.toString());
                }
                if (!REDIRECTS.contains(response.code())) {
                    return new Opened(
                            url.toString(),
                            bytes(response),
                            HttpValidator.of(response.header("ETag"), response.header("Last-Modified")),
                            Charsets.sent(response.body().contentType()));
                }
                if (redirects == settings.sizes().redirects()) {
                    throw new UnreadableException("source.redirects", redirects);
                }
                String location = response.header("Location");
                if (location == null) {
                    throw new UnreadableException("source.no-location", String.valueOf(response.code()));
                }
                url = reach.step(url, Reason.of("source.redirects-to"), location);
                if (isAnothers.test(url)) {
                    throw new UnreadableException("source.redirects-again", url);
                }
            }
        }
    }

    /** The proxy's own name is looked up without a check: it was named by whoever configured it. */
    private OkHttpClient client(HttpUrl url) {
        return proxies.to(url.scheme(), url.host())
                .map(proxy -> client.newBuilder()
                        .dns(resolver)
                        .proxy(proxy.address())
                        .proxyAuthenticator(new ProxyLogin(proxy))
                        .build())
                .orElse(client);
    }

    private Request request(HttpUrl url, AllowedHosts reach, @Nullable HttpValidator version) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", "edgesweep");
        if (reach.mayCarryHeaders(url)) {
            settings.headers().forEach(request::header);
        }
        if (version != null && version.etag() != null) {
            request.header("If-None-Match", version.etag());
        }
        if (version != null && version.lastModified() != null) {
            request.header("If-Modified-Since", version.lastModified());
        }
        // asked for by ourselves, it is left to us to unzip, under our own guard
        return request.header("Accept-Encoding", "gzip").build();
    }

    private InputStream bytes(Response response) throws IOException {
        int status = response.code();
        if (status == 200) {
            return content(response);
        }
        if (status == 429 || status >= 500) {
            throw new RetryLaterException(status, RetryAfter.of(response, clock.instant()));
        }
        throw new UnreadableException(
                switch (status) {
                    case 401, 403 -> "source.shut-out";
                    case 404, 410 -> "source.not-there";
                    case 407 -> "source.proxy-login";
                    default -> "source.status";
                },
                String.valueOf(status));
    }

    private InputStream content(Response response) throws IOException {
        int allowance = budget.requireBytes();
        byte[] bytes = response.body().byteStream().readNBytes(allowance + 1);
        budget.took(bytes.length);
        Reason reason = allowance < settings.sizes().bytes()
                ? Reason.of("source.beyond-total-bytes")
                : Reason.of("source.bytes", allowance);
        return new LimitedInputStream(new ByteArrayInputStream(bytes), allowance, reason);
    }

    private Reason reason(IOException e) {
        if (e instanceof RetryLaterException later) {
            return Reason.of("source.answered", String.valueOf(later.status()));
        }
        if (e instanceof InterruptedIOException) {
            return Reason.of(
                    "source.late", String.valueOf(settings.times().document().toMillis() / 1000.0));
        }
        if (e instanceof UnknownHostException) {
            return Reason.of("source.no-host", String.valueOf(e.getMessage()));
        }
        if (e instanceof SSLException) {
            return Reason.of("source.unsafe", String.valueOf(e.getMessage()));
        }
        if (e instanceof NoHttpException) {
            return Reason.of("source.server", Reason.of("source.no-http"));
        }
        return Reason.of("source.server", e.getMessage() == null ? words(e) : e.getMessage());
    }

    /** Of one that has no words: the JDK's client gives none to a connection that was refused. */
    private static Reason words(IOException e) {
        return Reason.of(e instanceof ConnectException ? "source.no-connection" : "source.broke-off");
    }
}
