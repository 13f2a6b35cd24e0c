package io.edgesweep.notice;

import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.WebAddress;
import io.edgesweep.time.Sleeper;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Calls addresses on the web, a few times if need be. Follows no redirect, for who is told must be who was named. */
final class WebPost {

    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client;
    private final NoticeSettings settings;
    private final IntervalFunction wait;
    private final Sleeper sleeper;

    WebPost(NoticeSettings settings, Sleeper sleeper) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.wait = IntervalFunction.ofExponentialRandomBackoff(settings.backoff(), 2.0);
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(Redirect.NEVER)
                .build();
    }

    /** Calls the address by GET. Gives why it was not reached; empty when it was. */
    Optional<String> get(WebAddress address) throws InterruptedException {
        return call(HttpRequest.newBuilder(address.uri()).GET());
    }

    /** Posts JSON to the address. Gives why it was not taken; empty when it was. */
    Optional<String> post(WebAddress address, String json) throws InterruptedException {
        return call(HttpRequest.newBuilder(address.uri())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json)));
    }

    private Optional<String> call(HttpRequest.Builder building) throws InterruptedException {
        HttpRequest request = building.timeout(settings.timeout())
                .header("User-Agent", "edgesweep")
                .build();
        for (int attempt = 1; ; attempt++) {
            Outcome outcome = once(request);
            if (outcome.problem().isEmpty() || !outcome.mayPass() || attempt == settings.tries()) {
                return outcome.problem();
            }
            sleeper.sleep(Duration.ofMillis(wait.apply(attempt)));
        }
    }

    private Outcome once(HttpRequest request) throws InterruptedException {
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                return new Outcome(Optional.empty(), false);
            }
            return new Outcome(
                    Optional.of("it answered with status " + status), status / 100 == 5 || status == TOO_MANY_REQUESTS);
        } catch (IOException e) {
            // Its message may name the whole address.
            return new Outcome(
                    Optional.of("it could not be reached (" + e.getClass().getSimpleName() + ")"), true);
        }
    }

    /** What came of one try, and whether another may do better. */
    private record Outcome(Optional<String> problem, boolean mayPass) {}
}
