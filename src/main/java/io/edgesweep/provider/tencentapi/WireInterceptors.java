package io.edgesweep.provider.tencentapi;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Builds the HTTP client that is put under the vendor's: it puts one request on the wire per call, whatever the answer
 * is, and tells a request that never was on the wire from one that was.
 */
final class WireInterceptors {

    private WireInterceptors() {}

    static OkHttpClient client(ApiSettings settings, Dns names, CallGate gate, Consumer<Instant> serverTime) {
        return new OkHttpClient.Builder()
                .dns(names)
                // So that a host's next address is tried when the one before does not answer. The body, which can be
                // sent
                // only once, keeps the client from sending anything again.
                .retryOnConnectionFailure(true)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.answerTimeout())
                .writeTimeout(settings.answerTimeout())
                .addInterceptor(chain -> outermost(chain, settings.answerTimeout(), serverTime))
                .addNetworkInterceptor(chain -> atTheWire(chain, gate))
                .build();
    }

    private static Response outermost(Interceptor.Chain chain, Duration timeout, Consumer<Instant> serverTime)
            throws IOException {
        Departure departure = new Departure();
        Response response;
        try {
            response = chain.proceed(sentOnce(chain.request(), departure));
        } catch (IOException e) {
            throw departure.happened ? e : new NeverSentException(e);
        }
        Date date = response.headers().getDate("Date");
        if (date != null) {
            serverTime.accept(date.toInstant());
        }
        if (response.code() != 200) {
            // The vendor's client would drop the status's details and leave the connection open.
            try (response) {
                throw new HttpStatusException(response.code());
            }
        }
        ResponseBody body = response.body();
        if (body != null) {
            // A read timeout starts anew with every byte; the answer as a whole has a deadline too.
            body.source().timeout().deadline(timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        return response;
    }

    private static Request sentOnce(Request request, Departure departure) {
        Request.Builder once = request.newBuilder().tag(Departure.class, departure);
        RequestBody body = request.body();
        return (body == null ? once : once.method(request.method(), new OneShotBody(body))).build();
    }

    /** Runs once the connection is open, so that what is spent on opening it does not come after the permit. */
    private static Response atTheWire(Interceptor.Chain chain, CallGate gate) throws IOException {
        try {
            gate.await(String.valueOf(chain.request().header("X-TC-Action")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("asked to stop while waiting for a permit");
            interrupted.initCause(e);
            throw interrupted;
        }
        Departure departure = chain.request().tag(Departure.class);
        if (departure != null) {
            departure.happened = true;
        }
        Response response = chain.proceed(chain.request());
        // OkHttp answers 503 with "Retry-After: 0" by sending the request again.
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** Content of which the client knows that it must not write it twice. */
    private static final class OneShotBody extends RequestBody {

        private final RequestBody content;

        OneShotBody(RequestBody content) {
            this.content = content;
        }

        @Override
        public @Nullable MediaType contentType() {
            return content.contentType();
        }

        @Override
        public long contentLength() throws IOException {
            return content.contentLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            content.writeTo(sink);
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }

    /** Whether the call's request was written, or begun to be. Belongs to one call, and so to one thread. */
    private static final class Departure {
        boolean happened;
    }

    /** The request was never written. */
    static final class NeverSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NeverSentException(IOException cause) {
            super(cause);
        }
    }

    /** The answer was not one of the API, which always answers with status 200. */
    static final class HttpStatusException extends IOException {

        private static final long serialVersionUID = 1L;

        HttpStatusException(int status) {
            super("HTTP status " + status);
        }
    }
}
