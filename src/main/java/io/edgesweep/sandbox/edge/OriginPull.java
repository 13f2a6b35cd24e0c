package io.edgesweep.sandbox.edge;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Gets pages from the origin. */
final class OriginPull implements AutoCloseable {

    private static final List<String> PASSED_ON =
            List.of("ETag", "Last-Modified", "Content-Type", "Cache-Control", "Location", "Set-Cookie");

    private static final int NOT_MODIFIED = 304;

    private final HttpUrl origin;
    private final InstantSource clock;
    private final OkHttpClient client =
            new OkHttpClient.Builder().followRedirects(false).build();

    /**
     * What came of it.
     *
     * @param page  the page
     * @param known whether it is the known copy, which is the newest
     */
    record Pulled(PageCopy page, boolean known) {}

    OriginPull(URI origin, InstantSource clock) {
        this.origin = HttpUrl.get(origin);
        this.clock = clock;
    }

    /**
     * Gets a page.
     *
     * @param known the copy that may still be the newest; null for none
     */
    Pulled get(String host, String pathAndQuery, @Nullable PageCopy known) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(origin.newBuilder().build().resolve(pathAndQuery))
                .header("Host", host)
                .header("Accept-Encoding", "identity");
        if (known != null && known.headers().containsKey("ETag")) {
            request.header("If-None-Match", known.headers().get("ETag"));
        }
        Instant now = clock.instant();
        try (Response response = client.newCall(request.build()).execute()) {
            if (known != null && response.code() == NOT_MODIFIED) {
                return new Pulled(known.asRefreshed(now), true);
            }
            Map<String, String> headers = new LinkedHashMap<>();
            PASSED_ON.forEach(name -> {
                String value = response.header(name);
                if (value != null) {
                    headers.put(name, value);
                }
            });
            PageCopy page = new PageCopy(
                    response.code(),
                    headers,
                    response.body().byteString(),
                    Set.copyOf(response.headers("Cache-Tag")),
                    now,
                    false);
            return new Pulled(page, false);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
