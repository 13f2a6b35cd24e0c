package io.edgesweep.cli;

import io.edgesweep.cli.Engines.Check;
import io.edgesweep.cli.Engines.RunningSandbox;
import io.edgesweep.job.DryRun;
import io.edgesweep.ledger.Run;
import io.edgesweep.report.WrittenReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says what there is to say, for programs. */
final class JsonText {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** The report without its batches, which can be very many, and where all of it is. */
    static String of(WrittenReport written) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", written.folder().toString());
        json.put("report", written.report());
        return JSON.writeValueAsString(json);
    }

    static String of(DryRun plan) {
        return JSON.writeValueAsString(plan);
    }

    static String of(List<Run> runs) {
        return JSON.writeValueAsString(runs);
    }

    static String of(Run run) {
        return JSON.writeValueAsString(run);
    }

    static String ofChecks(List<Check> checks) {
        return JSON.writeValueAsString(checks);
    }

    static String of(RunningSandbox sandbox) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("endpoint", sandbox.endpoint());
        sandbox.controlEndpoint().ifPresent(control -> json.put("control", control));
        json.put("secretId", sandbox.secretId());
        json.put("secretKey", sandbox.secretKey());
        json.put("zones", sandbox.zones());
        json.put("domains", sandbox.domains());
        return JSON.writeValueAsString(json);
    }
}
