package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.ActionResult;
import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ApiProduct;
import io.edgesweep.sandbox.call.Authorization;
import io.edgesweep.sandbox.call.HttpReply;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.call.Route;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.call.WireRequest;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The way of a call through the checks, common to all actions, to its action; and into the journal. */
public final class CallPipeline {

    private static final Logger log = LoggerFactory.getLogger(CallPipeline.class);

    private static final List<String> TARGET_LISTS = List.of("Targets", "Urls", "Paths");
    private static final int LONGEST_QUERY = 32 << 10;

    private final SandboxState state;
    private final Routes routes;
    private final SignatureCheck signatures;
    private final Envelope envelope;
    private final Journal journal;

    public CallPipeline(SandboxState state, JsonMapper mapper, Journal journal) {
        this.state = state;
        this.routes = state.routes();
        this.signatures = state.signatures();
        this.envelope = new Envelope(mapper);
        this.journal = journal;
    }

    public HttpReply answer(WireRequest request) {
        String requestId = UUID.randomUUID().toString();
        Outcome outcome = outcome(request, requestId);
        journal.add(entry(request, requestId, outcome));
        return outcome.reply();
    }

    private Outcome outcome(WireRequest request, String requestId) {
        try {
            Route route = routes.find(request);
            SandboxKey caller = signatures.check(request, route.product());
            return serve(state.faults.take(route, caller.secretId()), route, caller, request, requestId);
        } catch (ApiErrorException refusal) {
            return refused(refusal.code(), String.valueOf(refusal.getMessage()), requestId);
        } catch (RuntimeException mistake) {
            log.error("The sandbox could not answer {}", request.action(), mistake);
            return refused("InternalError", "a mistake in the sandbox, see its log", requestId);
        }
    }

    private Outcome serve(
            FaultQueue.Taken taken, Route route, SandboxKey caller, WireRequest request, String requestId) {
        Fault fault = taken.fault();
        if (fault instanceof Fault.Code error && !error.takesEffect()) {
            throw new ApiErrorException(error.code(), error.message());
        }
        if (!fault.takesEffect()) {
            return new Outcome(fault.verdict(), nothing(), FaultyReply.of(fault, ""));
        }
        try {
            ActionResult answer = route.action().answer(caller, admit(route, caller, request));
            String verdict = fault instanceof Fault.Odd ? fault.verdict() + " of " + route.fullName() : fault.verdict();
            return new Outcome(verdict, answer, FaultyReply.of(fault, json(fault, answer.fields(), requestId)));
        } catch (ApiErrorException refusal) {
            state.faults.giveBack(taken);
            throw refusal;
        }
    }

    private String json(Fault fault, ObjectNode fields, String requestId) {
        if (fault instanceof Fault.Odd odd) {
            return envelope.odd(fields, requestId, odd);
        }
        return fault instanceof Fault.Code error
                ? envelope.error(error.code(), error.message(), requestId)
                : envelope.success(fields, requestId);
    }

    /** The rest of the checks; gives the parameters that have passed them. */
    private JsonNode admit(Route route, SandboxKey caller, WireRequest request) {
        if (request.payload().isTooLarge() || request.query().length() > LONGEST_QUERY) {
            throw new ApiErrorException("RequestSizeLimitExceeded", "the request is too large");
        }
        state.rate.admit(caller.account(), route.fullName(), request.arrivalNanos());
        if (!caller.mayCall(route)) {
            throw new ApiErrorException(
                    "AuthFailure.UnauthorizedOperation", "the key may not call " + route.fullName());
        }
        state.accounts.admit(caller.account(), route);
        return parameters(request, route.action().parameters());
    }

    private static JsonNode parameters(WireRequest request, ParameterSchema.Fields defined) {
        JsonNode parameters = request.parameters();
        if (parameters == null) {
            throw new ApiErrorException("InvalidParameter", "the parameters cannot be read");
        }
        JsonNode typed = request.method().equals("GET") ? defined.typed(parameters) : parameters;
        defined.check("parameters", typed);
        return typed;
    }

    private Outcome refused(String code, String message, String requestId) {
        return new Outcome(code, nothing(), HttpReply.json(envelope.error(code, message, requestId)));
    }

    private static ActionResult nothing() {
        return ActionResult.of(JsonNodeFactory.instance.objectNode());
    }

    private static JournalEntry entry(WireRequest request, String requestId, Outcome outcome) {
        JsonNode sent = request.parameters() == null ? MissingNode.getInstance() : request.parameters();
        List<String> targets = TARGET_LISTS.stream()
                .flatMap(list -> sent.path(list).valueStream())
                .flatMap(target -> target.stringValueOpt().stream())
                .toList();
        return new JournalEntry(
                request.arrival(),
                request.arrivalNanos(),
                ApiProduct.ofVersion(request.version())
                        .map(ApiProduct::shortName)
                        .orElse(""),
                request.action(),
                request.version(),
                Authorization.parse(request.header("Authorization"))
                        .map(Authorization::secretId)
                        .orElse(""),
                requestId,
                sent.path("ZoneId").asString(""),
                sent.path("Type").asString(""),
                targets,
                outcome.answer().accepted(),
                outcome.answer().booked(),
                outcome.answer().jobId(),
                outcome.verdict());
    }

    /** What became of a call, for the journal and for the caller. */
    private record Outcome(String verdict, ActionResult answer, HttpReply reply) {}
}
