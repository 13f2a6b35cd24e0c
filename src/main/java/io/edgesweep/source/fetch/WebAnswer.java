package io.edgesweep.source.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** The answer of a server, before the client makes anything of it that it must not. */
public final class WebAnswer {

    /** That it is not known. */
    private static final long NO_LENGTH = -1;

    private WebAnswer() {}

    /**
     * Asks the server. How long it asks to be left alone is kept for {@link RetryAfter}.
     *
     * @throws ProtocolException also when it answers what the client trips over, such as a negative length
     */
    public static Response to(Interceptor.Chain chain) throws IOException {
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw (ProtocolException) new NoHttpException().initCause(e);
        }
        if (response.body().contentLength() < NO_LENGTH) {
            throw new NoHttpException();
        }
        return RetryAfter.hidden(response);
    }
}
