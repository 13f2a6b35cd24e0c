package io.edgesweep.provider;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.provider.cdn.CdnProvider;
import io.edgesweep.provider.edgeone.EdgeOneProvider;
import io.edgesweep.provider.tencentapi.ApiSettings;
import io.edgesweep.provider.tencentapi.VendorApi;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.cdn.CdnArea;
import io.edgesweep.sandbox.cdn.CdnKind;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.TaskOutcome;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.Fault;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Site;
import io.edgesweep.task.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stand-in for the APIs, called over HTTP with signed requests. Its pages hold fewer rows than are asked for. */
final class SandboxVendor implements Vendor {

    private static final Duration LONGER_THAN_ANY_TASK = Duration.ofMinutes(1);
    private static final int ROWS = 400;

    private final Product product;
    private final Sandbox sandbox;
    private final Provider provider;
    private final Set<String> submits;
    private Duration ahead = Duration.ZERO;

    SandboxVendor(Product product) {
        this.product = product;
        this.sandbox = Sandbox.start(SandboxSettings.builder()
                .domains(SandboxDomain.of("www.example.com"))
                .callsPerSecond(1000)
                .listingLag(Duration.ZERO)
                .pageRows(ROWS)
                .dialect(ApiBehaviour.likely().clampingPageSize())
                .build());
        this.submits = product == Product.EDGEONE ? EdgeOneProvider.SUBMITS : CdnProvider.SUBMITS;
        this.provider = product == Product.EDGEONE
                ? new EdgeOneProvider(
                        api("teo", "2022-09-01"),
                        SandboxSettings.SAMPLE_ZONE.id(),
                        new Site("www", List.of("www.example.com")),
                        List.of())
                : new CdnProvider(api("cdn", "2018-06-06"), null);
    }

    private VendorApi api(String name, String version) {
        Credential key = new Credential(SandboxSettings.SAMPLE_KEY.secretId(), SandboxSettings.SAMPLE_KEY.secretKey());
        return new VendorApi(
                new ApiSettings(
                        name,
                        version,
                        sandbox.endpoint(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        1 << 24,
                        Optional.empty()),
                () -> key,
                (action, patience) -> new CountedPermits().give(),
                serverTime -> {});
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public int submissions() {
        return (int) sandbox.journal().calls().stream()
                .filter(call -> submits.contains(call.action()))
                .count();
    }

    @Override
    public void allow(Kind kind, int batch, int daily) {
        if (product == Product.EDGEONE) {
            sandbox.quotas().changeLimit(SandboxSettings.SAMPLE_ZONE.id(), taskType(kind), batch, daily);
        } else {
            for (CdnArea area : List.of(CdnArea.MAINLAND, CdnArea.OVERSEAS)) {
                sandbox.cdnQuotas().changeLimit("main", cdnKind(kind), area, batch, daily);
            }
        }
    }

    private static TaskType taskType(Kind kind) {
        return switch (kind) {
            case URL -> TaskType.PURGE_URL;
            case PREFIX -> TaskType.PURGE_PREFIX;
            case HOST -> TaskType.PURGE_HOST;
            case TAG -> TaskType.PURGE_CACHE_TAG;
            case ALL -> TaskType.PURGE_ALL;
            case PREFETCH -> TaskType.PREFETCH_URL;
        };
    }

    private static CdnKind cdnKind(Kind kind) {
        return switch (kind) {
            case URL -> CdnKind.URL;
            case PREFIX -> CdnKind.PATH;
            case PREFETCH -> CdnKind.PUSH;
            case HOST, TAG, ALL -> throw new IllegalArgumentException("the CDN has no quota for " + kind);
        };
    }

    @Override
    public void loseNextAnswer() {
        submits.forEach(action -> sandbox.faults().next(action, Fault.cutOff()));
    }

    /** Refuses the next call of the action. */
    void refuseNext(String action, String code) {
        sandbox.faults().next(action, Fault.code(code));
    }

    /** The same without a text beside the code, as the real API does with some. */
    void refuseNextWithoutText(String action, String code) {
        sandbox.faults().next(action, Fault.code(code).saying(""));
    }

    @Override
    public void end(String target, TaskState state, String reason) {
        TaskOutcome outcome =
                switch (state) {
                    case PROCESSING, UNKNOWN -> TaskOutcome.neverFinal();
                    case SUCCESS -> TaskOutcome.success();
                    case FAILED -> TaskOutcome.failed("taskFailed", reason);
                    case TIMEOUT -> TaskOutcome.timeout();
                    case CANCELED -> TaskOutcome.canceled();
                    case INVALID -> TaskOutcome.invalid();
                };
        sandbox.faults().tasks(target::equals, outcome);
    }

    @Override
    public void finish() {
        sandbox.faults().advanceClock(LONGER_THAN_ANY_TASK);
        ahead = ahead.plus(LONGER_THAN_ANY_TASK);
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
