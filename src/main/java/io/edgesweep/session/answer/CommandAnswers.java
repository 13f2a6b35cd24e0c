package io.edgesweep.session.answer;

import io.edgesweep.explain.ExplainRequest;
import io.edgesweep.home.LockedException;
import io.edgesweep.job.forecast.DryRun;
import io.edgesweep.ledger.EdgeLook;
import io.edgesweep.ledger.LocalFailure;
import io.edgesweep.ledger.Run;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.QueuedOrder;
import io.edgesweep.order.RunRequest;
import io.edgesweep.pause.Pausing;
import io.edgesweep.process.DaemonThreads;
import io.edgesweep.session.OrderState;
import io.edgesweep.session.Serving;
import io.edgesweep.session.Session;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Knows the answers to what commands ask beside a run. What {@code serve} alone can do is refused. */
public final class CommandAnswers {

    private static final Logger log = LoggerFactory.getLogger(CommandAnswers.class);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NO_QUESTION = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int MISTAKEN = 422;
    private static final int FAILED = 500;

    private final Session session;
    private final String work;
    private final Consumer<List<String>> otherOptions;
    private final Map<String, Future<DryRun>> dryRuns = new ConcurrentHashMap<>();

    /**
     * What answers from that session.
     *
     * @param work         what this process does, in words
     * @param otherOptions refuses options of commands that say something else than the configuration
     */
    public CommandAnswers(Session session, String work, Consumer<List<String>> otherOptions) {
        this.session = session;
        this.work = work;
        this.otherOptions = otherOptions;
    }

    /** A status of HTTP and its text. */
    record Answer(int status, String json) {

        static final Answer TOO_LONG = new Answer(TOO_LARGE, "{}");
        static final Answer NONE = new Answer(NO_QUESTION, "{}");
    }

    private record Mistakes(List<Mistake> mistakes) {}

    private record Who(long pid, String reports, String onlyWork) {}

    private record Found(Run run) {}

    private record Asked(String id) {}

    private record Told(OrderState state) {}

    private record Wait(boolean ended) {}

    /** The answer to a question, whatever it is. */
    Answer to(String method, HttpUrl url, byte[] body) {
        try {
            return answer(method + " " + url.encodedPath(), url, body);
        } catch (MistakesException e) {
            return new Answer(MISTAKEN, JSON.writeValueAsString(new Mistakes(e.mistakes())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer(FAILED, Map.of());
        } catch (JacksonException | NumberFormatException e) {
            log.debug("What is asked is no question", e);
            return answer(NO_QUESTION, Map.of());
        } catch (IOException | RuntimeException e) {
            log.warn("A command's question {} has no answer: {}", url.encodedPath(), LocalFailure.words(e));
            log.debug("A command's question", e);
            return answer(FAILED, Map.of());
        }
    }

    private Answer answer(String question, HttpUrl url, byte[] body) throws IOException, InterruptedException {
        return switch (question) {
            case "GET /local/serve" ->
                answer(new Who(
                        ProcessHandle.current().pid(),
                        session.settings()
                                .folders()
                                .reports()
                                .toAbsolutePath()
                                .normalize()
                                .toString(),
                        work));
            case "POST /local/options" -> {
                otherOptions.accept(List.of(JSON.readValue(body, String[].class)));
                yield answer(Map.of());
            }
            case "GET /local/latest" -> answer(session.runs(Integer.parseInt(parameter(url, "limit"))));
            case "GET /local/runs" -> run(url);
            case "GET /local/quota" -> answer(session.quota(sites(url)));
            case "POST /local/looks" -> looks(url, JSON.readValue(body, EdgeLook[].class));
            case "POST /local/explain" -> answer(session.explain(JSON.readValue(body, ExplainRequest.class)));
            case "GET /local/pauses" -> answer(session.pausing().all());
            case "GET /local/held" -> answer(session.pausing().held());
            case "POST /local/pauses" -> answer(session.pausing().pause(JSON.readValue(body, Pausing.Wanted.class)));
            case "POST /local/pauses/resume" -> answer(session.pausing().resume(parameter(url, "what")));
            case "POST /local/runs/stop" -> stop(url);
            case "POST /local/inputs/stop" -> answer(new Wait(session.endWait(parameter(url, "job"))));
            case "POST /local/runs" -> plan(parameter(url, "dryRun"), JSON.readValue(body, Serving.Order.class));
            case "GET /local/asked" -> asked(parameter(url, "id"));
            default -> answer(NOT_FOUND, Map.of());
        };
    }

    private Answer run(HttpUrl url) {
        return session.run(parameter(url, "id"))
                .map(run -> answer(new Found(run)))
                .orElseGet(() -> answer(NOT_FOUND, Map.of()));
    }

    private Answer looks(HttpUrl url, EdgeLook[] looks) {
        session.lookedAgain(parameter(url, "run"), List.of(looks));
        return answer(Map.of());
    }

    private Answer stop(HttpUrl url) throws IOException {
        Run run = session.run(parameter(url, "id")).orElse(null);
        if (run == null) {
            return answer(NOT_FOUND, Map.of());
        }
        try {
            session.stop(run);
        } catch (LockedException e) {
            // It is the run of this process, which was asked by that to stop.
            log.debug("Run {} is asked to stop", run.id());
        }
        return answer(ACCEPTED, new Found(run));
    }

    private static List<String> sites(HttpUrl url) {
        return url.queryParameterValues("site").stream().map(String::valueOf).toList();
    }

    private static String parameter(HttpUrl url, String name) {
        String value = url.queryParameter(name);
        return value == null ? "" : value;
    }

    /** A dry run may read for long, and whoever asked for it looks again and again whether it has ended. */
    private Answer plan(String dry, Serving.Order order) throws IOException {
        if (!dry.equals("true") || order.retryOf() != null) {
            // Whoever asks for what sends, as a command of another version may, is not answered with a plan.
            return answer(NO_QUESTION, Map.of());
        }
        String id = UUID.randomUUID().toString();
        RunRequest request;
        try {
            request = queued(id, order).request(session.settings());
            if (!request.missing().isEmpty()) {
                throw new MistakesException(request.missing());
            }
        } catch (RuntimeException e) {
            removeOurs(order);
            throw e;
        }
        FutureTask<DryRun> dryRun = new FutureTask<>(() -> {
            try {
                return session.plan(request);
            } finally {
                removeOurs(order);
            }
        });
        dryRuns.put(id, dryRun);
        new DaemonThreads("dry-run").newThread(dryRun).start();
        return answer(ACCEPTED, new Asked(id));
    }

    private static QueuedOrder queued(String id, Serving.Order order) {
        return new QueuedOrder(
                id,
                order.job(),
                order.values(),
                order.inputs().stream()
                        .map(input -> new QueuedOrder.Input(input.place(), input.name(), input.ours(), input.layout()))
                        .toList(),
                order.wideKinds(),
                true,
                order.despitePause(),
                true,
                order.retryOf(),
                null,
                order.oneOff(),
                "",
                Instant.EPOCH,
                null);
    }

    /** What a command has put aside of its standard input. */
    private static void removeOurs(Serving.Order order) throws IOException {
        for (Serving.OrderInput input : order.inputs()) {
            if (input.ours()) {
                Files.deleteIfExists(Path.of(input.place()));
            }
        }
    }

    private Answer asked(String id) throws InterruptedException {
        Future<DryRun> dryRun = dryRuns.get(id);
        return dryRun == null ? answer(NOT_FOUND, Map.of()) : answer(new Told(state(dryRun)));
    }

    private static OrderState state(Future<DryRun> dryRun) throws InterruptedException {
        if (!dryRun.isDone()) {
            return state(State.UNDER_WAY, "", null);
        }
        try {
            return state(State.ENDED, "", dryRun.get());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return state(
                    cause instanceof MistakesException ? State.MISTAKEN : State.FAILED,
                    String.valueOf(cause == null ? e.getMessage() : cause.getMessage()),
                    null);
        }
    }

    private static OrderState state(State state, String words, @Nullable DryRun dryRun) {
        return new OrderState(state, words, null, dryRun, "", 0, null);
    }

    private static Answer answer(Object json) {
        return answer(OK, json);
    }

    private static Answer answer(int status, Object json) {
        return new Answer(status, JSON.writeValueAsString(json));
    }
}
