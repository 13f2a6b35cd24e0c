package io.edgesweep.notice;

import io.edgesweep.process.Backoff;
import io.edgesweep.process.Sleeper;
import io.edgesweep.proxy.Proxies;
import io.edgesweep.settings.NoticeSettings;
import io.edgesweep.settings.WebAddress;
import io.edgesweep.text.Causes;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls addresses on the web, a few times if need be. Follows no redirect, for who is told must be who was named. */
final class HttpNotifier {

    private static final int TOO_MANY_REQUESTS = 429;

    /** A run does not end before its notices are delivered or given up. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final HttpClient client;
    private final NoticeSettings settings;
    private final Backoff wait;
    private final Sleeper sleeper;

    HttpNotifier(NoticeSettings settings, Sleeper sleeper, Proxies proxies) {
        this.settings = settings;
        this.sleeper = sleeper;
        this.wait = new Backoff(settings.backoff(), LONGEST_WAIT);
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(Redirect.NEVER)
                .proxy(new ProxyOfClient(proxies))
                .authenticator(new ProxyOfClient.Login(proxies))
                .build();
    }

    /** Calls the address by GET. Gives why it was not reached; empty when it was. */
    Optional<String> get(WebAddress address) throws InterruptedException {
        return call(HttpRequest.newBuilder(address.uri()).GET());
    }

    /** Posts a text to the address. Gives why it was not taken; empty when it was. */
    Optional<String> post(WebAddress address, String text) throws InterruptedException {
        return call(HttpRequest.newBuilder(address.uri())
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(text)));
    }

    /** Posts JSON. Gives why it was not taken; empty when it was. */
    Optional<String> post(SignedPost post) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(post.address())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(post.body()));
        post.headers().forEach(request::header);
        return call(request);
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
            sleeper.sleep(wait.after(attempt, ThreadLocalRandom.current()));
        }
    }

    /** The limit of time is over the whole try: a server that sends its answer byte by byte must not hold us. */
    private Outcome once(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, head -> new BodyStart());
        try {
            return outcome(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            // Its message may name the whole address.
            return isLoginRefused(e)
                    ? new Outcome(Optional.of("it answered with status 401"), false)
                    : new Outcome(
                            Optional.of("it could not be reached: "
                                    + Unreached.words(e).orElse("the connection broke off")),
                            true);
        } catch (TimeoutException e) {
            return new Outcome(
                    Optional.of("it did not answer in " + settings.timeout().toMillis() + " ms"), true);
        } finally {
            answer.cancel(true);
        }
    }

    /** The JDK's client, which may log in at proxies, takes a 401 that names no login for a failure. */
    private static boolean isLoginRefused(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(each -> String.valueOf(each.getMessage()).startsWith("WWW-Authenticate header missing"));
    }

    /** A robot's refusal is not tried again: what it does not like stays so, and one that was told too much is muted by more. */
    private static Outcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Outcome(RobotAnswer.problem(response.request().uri(), response.body()), false);
        }
        return new Outcome(
                Optional.of("it answered with status " + status
                        + RobotAnswer.word(response.request().uri(), response.body())),
                status / 100 == 5 || status == TOO_MANY_REQUESTS);
    }

    /** What came of one try, and whether another may do better. */
    private record Outcome(Optional<String> problem, boolean mayPass) {}
}
