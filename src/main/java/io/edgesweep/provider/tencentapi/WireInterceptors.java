package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.Permit;
import io.edgesweep.proxy.ProxyLogin;
import io.edgesweep.proxy.WebProxy;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.Authenticator;
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

    static OkHttpClient client(ApiSettings settings, Dns names, Pass pass, Consumer<Instant> serverTime) {
        return new OkHttpClient.Builder()
                .dns(names)
                .proxy(settings.proxy().map(WebProxy::address).orElse(Proxy.NO_PROXY))
                // Of a tunnel, which is open before a request leaves: this repeats nothing that was sent.
                .proxyAuthenticator(
                        settings.proxy().<Authenticator>map(ProxyLogin::new).orElse(Authenticator.NONE))
                // So that a host's next address is tried when the one before does not answer. The body, which can be
                // sent
                // only once, keeps the client from sending anything again.
                .retryOnConnectionFailure(true)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.callTimeout())
                .writeTimeout(settings.callTimeout())
                .addInterceptor(chain -> outermost(chain, settings, serverTime))
                .addNetworkInterceptor(chain -> atTheWire(chain, pass))
                .build();
    }

    private static Response outermost(Interceptor.Chain chain, ApiSettings settings, Consumer<Instant> serverTime)
            throws IOException {
        Departure departure = new Departure(new CallTimeLimit(chain.call(), settings.callTimeout()));
        departure.limit.run();
        try (Response response = chain.proceed(sentOnce(chain.request(), departure))) {
            return read(response, settings.largestAnswer(), serverTime);
        } catch (LargeAnswerException | HttpStatusException e) {
            throw e;
        } catch (IOException e) {
            IOException failure = departure.limit.isOver() ? late(e) : e;
            throw departure.happened ? failure : new NeverSentException(failure);
        } finally {
            departure.limit.pause();
        }
    }

    private static IOException late(IOException cause) {
        SocketTimeoutException late = new SocketTimeoutException("the call took too long");
        late.initCause(cause);
        return late;
    }

    /** The answer with all of its content, so that whatever is slow or large in it is noticed here. */
    private static Response read(Response response, int largest, Consumer<Instant> serverTime) throws IOException {
        Date date = response.headers().getDate("Date");
        if (date != null) {
            serverTime.accept(date.toInstant());
        }
        if (response.code() != 200) {
            // The vendor's client would drop the status's details and leave the connection open.
            throw new HttpStatusException(response.code());
        }
        ResponseBody body = response.body();
        if (body == null) {
            return response;
        }
        if (body.source().request(largest + 1L)) {
            throw new LargeAnswerException(largest);
        }
        ResponseBody whole = ResponseBody.create(body.source().readByteString(), body.contentType());
        return response.newBuilder().body(whole).build();
    }

    private static Request sentOnce(Request request, Departure departure) {
        Request.Builder once = request.newBuilder().tag(Departure.class, departure);
        RequestBody body = request.body();
        return (body == null ? once : once.method(request.method(), new OneShotBody(body, departure))).build();
    }

    /** What a request passes before it is written. */
    @FunctionalInterface
    interface Pass {

        /**
         * Returns the permit by which a request for the action may be written.
         *
         * @throws WithheldException when the request is not to be written
         */
        Permit to(String action) throws InterruptedException, WithheldException;
    }

    /** Runs once the connection is open, so that what is spent on opening it does not come after the permit. */
    private static Response atTheWire(Interceptor.Chain chain, Pass pass) throws IOException {
        Departure departure = Objects.requireNonNull(chain.request().tag(Departure.class));
        departure.limit.pause();
        Permit permit;
        try {
            permit = pass.to(String.valueOf(chain.request().header("X-TC-Action")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("asked to stop while waiting for a permit");
            interrupted.initCause(e);
            throw interrupted;
        }
        departure.begin(permit);
        try {
            Response response = chain.proceed(chain.request());
            // OkHttp answers 503 with "Retry-After: 0" by sending the request again.
            return response.newBuilder().removeHeader("Retry-After").build();
        } finally {
            departure.left();
        }
    }

    /** Content of which the client knows that it must not write it twice. */
    private static final class OneShotBody extends RequestBody {

        private final RequestBody content;
        private final Departure departure;

        OneShotBody(RequestBody content, Departure departure) {
            this.content = content;
            this.departure = departure;
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
            // To the socket, and not only into a buffer: the second counts from when the last byte has left.
            sink.flush();
            departure.left();
        }

        @Override
        public boolean isOneShot() {
            return true;
        }
    }

    /** Whether the call's request was written, or begun to be. Belongs to one call, and so to one thread. */
    private static final class Departure {

        private final CallTimeLimit limit;
        private @Nullable Permit permit;
        private boolean happened;

        Departure(CallTimeLimit limit) {
            this.limit = limit;
        }

        void begin(Permit its) {
            limit.run();
            permit = its;
            happened = true;
        }

        /** The request has left as a whole or, at the latest, will not leave any further. */
        void left() {
            if (permit != null) {
                permit.left();
            }
        }
    }

    /** The request is not to be written. */
    static final class WithheldException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient Reason reason;

        WithheldException(Reason reason) {
            super("withheld: " + reason.code());
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /** The request was never written. */
    static final class NeverSentException extends IOException {

        private static final long serialVersionUID = 1L;

        NeverSentException(IOException cause) {
            super(cause);
        }
    }

    /** The answer is larger than we have room for. */
    static final class LargeAnswerException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int largest;

        LargeAnswerException(int largest) {
            super("an answer of more than " + largest + " bytes");
            this.largest = largest;
        }

        int largest() {
            return largest;
        }
    }

    /** The answer was not one of the API, which always answers with status 200. */
    static final class HttpStatusException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        HttpStatusException(int status) {
            super("HTTP status " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
