package io.edgesweep.session;

import io.edgesweep.home.LocalStateException;
import io.edgesweep.settings.Settings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** HTTP and JSON over the socket of a {@code serve}. */
final class ServeClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Settings settings;

    ServeClient(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is answered.
     *
     * @param path   to what
     * @param status the status of HTTP
     * @param body   the text
     */
    record Answer(String path, int status, String body) {

        boolean isGood() {
            return status / 100 == 2;
        }

        /** The answer as JSON of that type. */
        <T> T as(Class<T> type) {
            accepted();
            return read(type);
        }

        /** Nothing is told but that it was done. */
        void accepted() {
            if (!isGood()) {
                throw new LocalStateException("The process that holds the home folder answers with " + status + " to "
                        + path + "; its log says why. Fix that, or end it, and run the same command again");
            }
        }

        /** The same of an answer that says why there is none. */
        <T> T read(Class<T> type) {
            try {
                return JSON.readValue(body, type);
            } catch (JacksonException e) {
                throw new LocalStateException(
                        "The process that holds the home folder answers " + path
                                + " in a way that this version does not understand, so it is likely of another version. Start it"
                                + " again with the same version, and run the same command again",
                        e);
            }
        }
    }

    /**
     * Gets what is known of something.
     *
     * @throws LocalStateException when there is no answer, as for the others
     */
    Answer get(HttpUrl.Builder url) throws IOException, InterruptedException {
        return get(url, PATIENCE);
    }

    Answer get(HttpUrl.Builder url, Duration patience) throws IOException, InterruptedException {
        return answer(new Request.Builder().url(url.build()), patience);
    }

    Answer post(HttpUrl.Builder url) throws IOException, InterruptedException {
        return answer(new Request.Builder().url(url.build()).post(RequestBody.create(new byte[0])), PATIENCE);
    }

    Answer post(HttpUrl.Builder url, Object body) throws IOException, InterruptedException {
        return post(url, body, PATIENCE);
    }

    Answer post(HttpUrl.Builder url, Object body, Duration patience) throws IOException, InterruptedException {
        RequestBody json = RequestBody.create(JSON.writeValueAsBytes(body), JSON_TYPE);
        return answer(new Request.Builder().url(url.build()).post(json), patience);
    }

    private Answer answer(Request.Builder request, Duration patience) throws IOException, InterruptedException {
        try {
            return send(request.build(), patience);
        } catch (InterruptedIOException | SocketException e) {
            throw silent(e);
        }
    }

    /** That there is no answer. */
    static LocalStateException silent(IOException e) {
        return new LocalStateException(
                "The process that holds the home folder does not answer (" + e
                        + "). See its log, or end it, and run the same command again",
                e);
    }

    /** As it comes, for whoever knows what it means that there is no answer. */
    Answer getOrFail(HttpUrl.Builder url) throws IOException, InterruptedException {
        return getOrFail(url, PATIENCE);
    }

    Answer getOrFail(HttpUrl.Builder url, Duration patience) throws IOException, InterruptedException {
        return send(new Request.Builder().url(url.build()).build(), patience);
    }

    private Answer send(Request request, Duration patience) throws IOException, InterruptedException {
        try (Response response = ServeSocket.client(settings.folders().home(), patience)
                .newCall(request)
                .execute()) {
            BufferedSource body = response.body().source();
            int largest = settings.api().call().largestAnswer();
            if (body.request(largest + 1L)) {
                throw new LocalStateException("The process that holds the home folder answers with more than " + largest
                        + " bytes to " + request.url().encodedPath()
                        + ". Ask for less, or raise edgesweep.call.max-answer, and run the same command again");
            }
            return new Answer(request.url().encodedPath(), response.code(), body.readUtf8());
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException();
        } catch (IOException e) {
            if (e.getCause() instanceof EOFException) {
                // The other process ended in the middle of its answer.
                throw new SocketException(e.getMessage());
            }
            throw e;
        }
    }
}
