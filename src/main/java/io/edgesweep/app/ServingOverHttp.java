package io.edgesweep.app;

import io.edgesweep.cli.Engines.LocalStateException;
import io.edgesweep.cli.Serving;
import io.edgesweep.console.AskedState;
import io.edgesweep.console.HandOverFile;
import io.edgesweep.job.DryRun;
import io.edgesweep.job.Progress;
import io.edgesweep.job.QuotaOverview;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.schedule.AskedRuns.State;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.time.Sleeper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A {@code serve} of this machine, reached over its console with the token that it left in the home folder. */
final class ServingOverHttp implements Serving {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The provider is asked site by site, and again where it does not answer. */
    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(10);

    private static final int MISTAKEN = 422;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Settings settings;
    private final HandOverFile file;
    private final Sleeper sleeper;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    private ServingOverHttp(Settings settings, HandOverFile file, Sleeper sleeper) {
        this.settings = settings;
        this.file = file;
        this.sleeper = sleeper;
    }

    /** The one that holds the home folder; empty when none answers there. */
    static Optional<Serving> in(Settings settings, Sleeper sleeper) {
        Optional<HandOverFile> file = HandOverFile.read(settings.home());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        ServingOverHttp serving = new ServingOverHttp(settings, file.get(), sleeper);
        try {
            return serving.get("api/progress").statusCode() == 200 ? Optional.of(serving) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Path home() {
        return settings.home();
    }

    @Override
    public Optional<WrittenReport> run(Order order, Progress progress)
            throws IOException, InterruptedException, NothingToDo {
        Optional<AskedState> ended = await(ask(order, false), progress);
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        String id = ended.get().run();
        if (id == null) {
            throw new NothingToDo();
        }
        Run run = run(id).orElseThrow(() -> new LocalStateException(
                "serve knows no more of the run that it was asked for; edgesweep runs lists what there is"));
        Path folder = report(run);
        RunReport report = RunJson.read(folder.resolve("run.json"));
        return Optional.of(new WrittenReport(report, Verdict.ofWord(report.verdict()), folder));
    }

    @Override
    public void delivered(WrittenReport report) throws IOException, InterruptedException {
        answer(request("local/delivered?run="
                        + URLEncoder.encode(report.report().run(), StandardCharsets.UTF_8))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    @Override
    public DryRun plan(Order order) throws IOException, InterruptedException, NothingToDo {
        AskedState ended = await(ask(order, true), Progress.NONE)
                .orElseThrow(() ->
                        new LocalStateException("serve has ended before the dry run had; run the same command again"));
        DryRun plan = ended.dryRun();
        if (plan == null) {
            throw new NothingToDo();
        }
        return plan;
    }

    private String ask(Order order, boolean dryRun) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("local/runs?dryRun=" + dryRun)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order)));
        HttpResponse<String> answer = answer(request.build());
        refuseMistakes(answer);
        return body(answer, Asked.class).id();
    }

    private record Asked(String id) {}

    private record Mistakes(List<Mistake> mistakes) {}

    private record Found(Run run) {}

    /** Waits for the end; empty when the other process ends before. */
    private Optional<AskedState> await(String id, Progress progress) throws IOException, InterruptedException {
        while (true) {
            AskedState state;
            try {
                state = body(get("api/asked/" + id), AskedState.class);
            } catch (ConnectException e) {
                return Optional.empty();
            } catch (HttpTimeoutException e) {
                throw silent(e);
            }
            if (state.state() == State.FAILED) {
                throw new LocalStateException("In serve, it failed: " + state.words());
            }
            if (state.state() == State.ENDED) {
                return Optional.of(state);
            }
            if (!state.phase().isEmpty()) {
                progress.at(state.phase(), state.done(), state.total());
            }
            sleeper.sleep(BETWEEN_LOOKS);
        }
    }

    @Override
    public QuotaOverview quota(List<String> sites) throws IOException, InterruptedException {
        String query = sites.stream()
                .map(site -> "site=" + URLEncoder.encode(site, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request =
                request("local/quota?" + query).timeout(LONGEST_QUESTION).build();
        HttpResponse<String> answer = answer(request);
        refuseMistakes(answer);
        return body(answer, QuotaOverview.class);
    }

    private static void refuseMistakes(HttpResponse<String> answer) {
        if (answer.statusCode() == MISTAKEN) {
            throw new MistakesException(
                    JSON.readValue(answer.body(), Mistakes.class).mistakes());
        }
    }

    @Override
    public List<Run> runs(int limit) throws IOException, InterruptedException {
        return List.of(body(answer(request("api/runs?limit=" + limit).build()), Run[].class));
    }

    @Override
    public Optional<Run> run(String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = answer(request("local/runs?id=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .build());
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(body(answer, Found.class).run());
    }

    @Override
    public Path report(Run run) {
        return settings.reports().resolve(run.job()).resolve(run.id());
    }

    /**
     * The answer.
     *
     * @throws LocalStateException when there is none
     */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException | ConnectException e) {
            throw silent(e);
        }
    }

    private static LocalStateException silent(IOException e) {
        return new LocalStateException(
                "The serve that holds the home folder does not answer (" + e
                        + "). See its log, or end it, and run the same command again",
                e);
    }

    /** As it comes, for whoever knows what it means that there is no answer. */
    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(file.address().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + file.token());
    }

    private static <T> T body(HttpResponse<String> answer, Class<T> type) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new LocalStateException(
                    "serve, which holds the home folder, answers with " + answer.statusCode() + " to " + answer.uri()
                            + "; its log says why. Mend that, or end it, and run the same command again");
        }
        return JSON.readValue(answer.body(), type);
    }
}
