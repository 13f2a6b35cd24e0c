package io.edgesweep.sandbox.control;

import static io.edgesweep.sandbox.control.ControlRequest.isGiven;
import static io.edgesweep.sandbox.control.ControlRequest.word;

import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.cdn.CdnArea;
import io.edgesweep.sandbox.cdn.CdnKind;
import io.edgesweep.sandbox.cdn.CdnQuotas;
import io.edgesweep.sandbox.edgeone.ZoneQuotas;
import io.edgesweep.sandbox.model.QuotaLimit;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.SandboxState;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The control interface's requests on quotas: change a limit, use some as somebody else, and tell how it stands. */
final class ControlQuotas {

    private static final ParameterSchema.Fields CHANGES = ParameterSchema.Fields.of()
            .optional("use", ParameterSchema.Scalar.WHOLE_NUMBER)
            .optional("batch", ParameterSchema.Scalar.WHOLE_NUMBER)
            .optional("daily", ParameterSchema.Scalar.WHOLE_NUMBER);

    private final SandboxState state;

    ControlQuotas(SandboxState state) {
        this.state = state;
    }

    Map<String, ControlRequest> table() {
        return Map.of(
                "POST /quotas/teo",
                        new ControlRequest(
                                CHANGES.required("zoneId", ParameterSchema.Scalar.TEXT)
                                        .required("type", ParameterSchema.Scalar.TEXT),
                                this::teo),
                "POST /quotas/cdn",
                        new ControlRequest(
                                CHANGES.optional("account", ParameterSchema.Scalar.TEXT)
                                        .required("kind", ParameterSchema.Scalar.TEXT)
                                        .required("area", ParameterSchema.Scalar.TEXT),
                                this::cdn));
    }

    private ObjectNode teo(JsonNode body) {
        ZoneQuotas quotas = state.quotas;
        String zoneId = body.path("zoneId").stringValue();
        TaskType type = word(body, "type", TaskType.class);
        state.zones.get(zoneId);
        changed(body, quotas.limit(zoneId, type))
                .ifPresent(limit -> quotas.changeLimit(zoneId, type, limit.batch(), limit.daily()));
        quotas.use(zoneId, type, body.path("use").asInt(0));
        return standing(quotas.limit(zoneId, type), quotas.used(zoneId, type), quotas.available(zoneId, type));
    }

    private ObjectNode cdn(JsonNode body) {
        CdnQuotas quotas = state.cdnQuotas;
        String account = body.path("account").asString("main");
        CdnKind kind = word(body, "kind", CdnKind.class);
        CdnArea area = word(body, "area", CdnArea.class);
        changed(body, Optional.of(quotas.limit(account, kind, area)))
                .ifPresent(limit -> quotas.changeLimit(account, kind, area, limit.batch(), limit.daily()));
        quotas.use(account, kind, area, body.path("use").asInt(0));
        return standing(
                Optional.of(quotas.limit(account, kind, area)),
                quotas.used(account, kind, area),
                quotas.available(account, kind, area));
    }

    /** The limit asked for: a figure that is left out stays. Empty if none is to change. */
    private static Optional<QuotaLimit> changed(JsonNode body, Optional<QuotaLimit> current) {
        if (!isGiven(body, "batch") && !isGiven(body, "daily")) {
            return Optional.empty();
        }
        QuotaLimit base = current.orElse(new QuotaLimit(0, 0));
        return Optional.of(new QuotaLimit(
                body.path("batch").asInt(base.batch()), body.path("daily").asInt(base.daily())));
    }

    private static ObjectNode standing(Optional<QuotaLimit> limit, int used, int available) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        limit.ifPresent(present -> answer.put("batch", present.batch()).put("daily", present.daily()));
        return answer.put("used", used).put("available", available);
    }
}
