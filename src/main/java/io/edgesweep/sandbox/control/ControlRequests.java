package io.edgesweep.sandbox.control;

import static io.edgesweep.sandbox.control.ControlRequest.duration;
import static io.edgesweep.sandbox.control.ControlRequest.isGiven;
import static io.edgesweep.sandbox.control.ControlRequest.word;

import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.cdn.DomainStatus;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.edge.EdgeNode;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.Faults;
import io.edgesweep.sandbox.server.Journal;
import io.edgesweep.sandbox.server.JournalJson;
import io.edgesweep.sandbox.server.KeyState;
import io.edgesweep.sandbox.server.SandboxState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every request of the control interface, by method and path. */
public final class ControlRequests {

    private static final ParameterSchema TEXT = ParameterSchema.Scalar.TEXT;
    private static final ParameterSchema NUMBER = ParameterSchema.Scalar.WHOLE_NUMBER;
    private static final ParameterSchema FLAG = ParameterSchema.Scalar.FLAG;
    private static final ParameterSchema.Fields NOTHING = ParameterSchema.Fields.of();

    private final SandboxState state;
    private final Faults faults;
    private final Journal journal;
    private final List<Edge> edges;
    private final Map<String, ControlRequest> table = new LinkedHashMap<>();

    /**
     * Requests about a sandbox.
     *
     * @param edges those that run when something is asked of one
     */
    public ControlRequests(SandboxState state, Faults faults, Journal journal, List<Edge> edges) {
        this.state = state;
        this.faults = faults;
        this.journal = journal;
        this.edges = edges;
    }

    public Map<String, ControlRequest> table() {
        tell("GET /journal", NOTHING, body -> journal());
        act("DELETE /journal", NOTHING, body -> journal.clear());
        tell("GET /faults", NOTHING, body -> waiting());
        act("POST /faults", FaultParser.FIELDS.optional("action", TEXT).optional("times", NUMBER), this::fault);
        act("DELETE /faults", NOTHING, body -> faults.clear());
        act(
                "POST /outcomes",
                NOTHING.required("target", TEXT)
                        .required("status", TEXT)
                        .optional("failType", TEXT)
                        .optional("failMessage", TEXT),
                this::outcome);
        act(
                "POST /keys",
                NOTHING.required("secretId", TEXT).required("state", TEXT),
                body -> faults.key(text(body, "secretId"), word(body, "state", KeyState.class)));
        act("POST /zones", NOTHING.required("zoneId", TEXT).required("suspended", FLAG), this::zone);
        act(
                "POST /domains",
                NOTHING.required("domain", TEXT).required("status", TEXT),
                body -> faults.domain(text(body, "domain"), word(body, "status", DomainStatus.class)));
        act("POST /edge", NOTHING.required("node", NUMBER).required("misses", TEXT), this::edge);
        act("POST /accounts", NOTHING.required("account", TEXT).required("suspended", FLAG), this::account);
        act("POST /clock", NOTHING.optional("skew", TEXT).optional("advance", TEXT), this::clock);
        act("POST /listing-lag", NOTHING.required("lag", TEXT), body -> faults.listingLag(duration(body, "lag")));
        act(
                "POST /rate",
                NOTHING.required("callsPerSecond", NUMBER),
                body -> faults.callsPerSecond(body.path("callsPerSecond").intValue()));
        new ControlQuotas(state).table().forEach(table::put);
        return table;
    }

    private void tell(String name, ParameterSchema.Fields fields, Function<JsonNode, ObjectNode> answer) {
        table.put(name, new ControlRequest(fields, answer));
    }

    private void act(String name, ParameterSchema.Fields fields, Consumer<JsonNode> action) {
        tell(name, fields, body -> {
            action.accept(body);
            return JsonNodeFactory.instance.objectNode();
        });
    }

    private ObjectNode journal() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = answer.putArray("entries");
        journal.calls().forEach(entry -> entries.add(JournalJson.of(entry)));
        return answer;
    }

    private ObjectNode waiting() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode waiting = answer.putObject("waiting");
        state.faults.waiting().forEach(waiting::put);
        return answer;
    }

    private void fault(JsonNode body) {
        Fault fault = FaultParser.read(body);
        int times = body.path("times").asInt(1);
        if (!isGiven(body, "action")) {
            faults.always(fault);
        } else if (times < 1) {
            throw new IllegalArgumentException("`times` must be at least 1, not: " + times);
        } else {
            faults.next(text(body, "action"), times, fault);
        }
    }

    private void outcome(JsonNode body) {
        TaskStatus status = word(body, "status", TaskStatus.class);
        faults.tasks(
                pattern(body, "target"), new TaskOutcome(status, text(body, "failType"), text(body, "failMessage")));
    }

    private void edge(JsonNode body) {
        List<EdgeNode> nodes =
                edges.stream().flatMap(edge -> edge.nodes().stream()).toList();
        int number = body.path("node").intValue();
        if (number < 1 || number > nodes.size()) {
            throw new IllegalArgumentException("`node` must be 1 to " + nodes.size() + ", not: " + number
                    + (nodes.isEmpty() ? "; there is no edge, start the sandbox with --edge" : ""));
        }
        nodes.get(number - 1).misses(pattern(body, "misses").asMatchPredicate());
    }

    private static Pattern pattern(JsonNode body, String name) {
        try {
            return Pattern.compile(text(body, name));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "`" + name + "` must be a regular expression: " + wrong.getMessage(), wrong);
        }
    }

    private void zone(JsonNode body) {
        if (body.path("suspended").booleanValue()) {
            faults.suspendZone(text(body, "zoneId"));
        } else {
            faults.resumeZone(text(body, "zoneId"));
        }
    }

    private void account(JsonNode body) {
        if (body.path("suspended").booleanValue()) {
            faults.suspendAccount(text(body, "account"));
        } else {
            faults.resumeAccount(text(body, "account"));
        }
    }

    private void clock(JsonNode body) {
        if (isGiven(body, "skew")) {
            faults.clockSkew(duration(body, "skew"));
        }
        if (isGiven(body, "advance")) {
            faults.advanceClock(duration(body, "advance"));
        }
    }

    private static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }
}
