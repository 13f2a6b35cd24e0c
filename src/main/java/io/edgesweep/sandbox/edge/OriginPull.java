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
    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .build();

    OriginPull(URI origin, InstantSource clock) {
        this.origin = HttpUrl.get(origin);
        this.clock = clock;
    }

    /**
     * Gets a page.
     *
     * @param known the copy that may still be the newest; null for none
     * @return the page; of the known one, as refreshed, if it is the newest
     */
    PageCopy get(String host, String pathAndQuery, @Nullable PageCopy known) throws IOException {
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
                return known.asRefreshed(now);
            }
            Map<String, String> headers = new LinkedHashMap<>();
            PASSED_ON.forEach(name -> {
                String value = response.header(name);
                if (value != null) {
                    headers.put(name, value);
                }
            });
            String tags = response.header("Cache-Tag", "");
            return new PageCopy(
                    response.code(),
                    headers,
                    response.body().bytes(),
                    Set.of(tags == null ? new String[0] : tags.split(",")),
                    now,
                    false);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
