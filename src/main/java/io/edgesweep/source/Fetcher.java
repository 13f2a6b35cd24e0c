package io.edgesweep.source;

import io.edgesweep.source.Documents.Opened;
import io.edgesweep.time.Sleeper;
import io.github.resilience4j.core.IntervalFunction;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches documents by http and https, from public addresses only unless the settings name others. Follows redirects by
 * itself, looking at each; tries again by itself, after a pause, what may be better then; has the client do neither.
 *
 * <p>Connects directly, never through a proxy: behind one, the address that was checked would not be the one that is used.
 */
final class Fetcher implements Closeable {

    private static final int ATTEMPTS = 3;

    private static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2.0, 0.5);

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final FetchSettings settings;
    private final Sleeper sleeper;
    private final CheckedDns dns;
    private final OkHttpClient client;

    Fetcher(FetchSettings settings, Sleeper sleeper, Dns resolver) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.dns = new CheckedDns(resolver, settings.allowPrivate());
        this.client = new OkHttpClient.Builder()
                .dns(dns)
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.timeout())
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                // the client would repeat a 503 that says "Retry-After: 0", whatever it was told above
                .addNetworkInterceptor(chain -> chain.proceed(chain.request())
                        .newBuilder()
                        .removeHeader("Retry-After")
                        .build())
                .build();
    }

    /**
     * Fetches a document whole.
     *
     * @param reach how far redirects may lead
     * @throws Unreadable when it cannot be had
     */
    Opened fetch(HttpUrl url, Reach reach) throws Unreadable, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return follow(url, reach);
            } catch (Unreadable e) {
                throw e;
            } catch (RefusedAddress e) {
                throw new Unreadable(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                if (attempt == ATTEMPTS) {
                    throw new Unreadable("could not be fetched in " + ATTEMPTS + " attempts: " + reason(e));
                }
                sleeper.sleep(Duration.ofMillis(PAUSES.apply(attempt)));
            }
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }

    private Opened follow(HttpUrl start, Reach reach) throws IOException {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        HttpUrl url = start;
        for (int redirects = 0; ; redirects++) {
            dns.checkAddress(url.host());
            Call call = client.newCall(request(url, reach));
            call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = call.execute()) {
                if (!REDIRECTS.contains(response.code())) {
                    return new Opened(url.toString(), bytes(response));
                }
                if (redirects == settings.maxRedirects()) {
                    throw new Unreadable("redirects more than " + redirects
                            + " times; if it is no loop, name the address that it ends at");
                }
                url = reach.step(url, "redirects to", response.header("Location", ""));
            }
        }
    }

    private Request request(HttpUrl url, Reach reach) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", "edgesweep");
        if (reach.mayCarryHeaders(url)) {
            settings.headers().forEach(request::header);
        }
        // asked for by ourselves, it is left to us to unzip, under our own guard
        return request.header("Accept-Encoding", "gzip").build();
    }

    private InputStream bytes(Response response) throws IOException {
        int status = response.code();
        if (status == 200) {
            byte[] bytes = response.body().byteStream().readNBytes(settings.maxBytes() + 1);
            return new Capped(
                    new ByteArrayInputStream(bytes),
                    settings.maxBytes(),
                    "is larger than " + settings.maxBytes()
                            + " bytes as it is sent; the rest is not read. Have the sitemap split");
        }
        if (status == 429 || status >= 500) {
            throw new IOException("answered " + status);
        }
        throw new Unreadable("answered " + status
                + switch (status) {
                    case 401, 403 -> "; check fetch.headers of the site, and whether the server lets us in";
                    case 404, 410 -> "; check the address";
                    default -> "";
                });
    }

    private String reason(IOException e) {
        if (e instanceof InterruptedIOException) {
            return "no answer in time (fetch.timeout is " + settings.timeout().toMillis() / 1000.0 + " s)";
        }
        if (e instanceof UnknownHostException) {
            return "the host's name cannot be resolved (" + e.getMessage() + "); check the address and the DNS";
        }
        if (e instanceof SSLException) {
            return "no safe connection (" + e.getMessage() + "); the host's certificate must be valid";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
