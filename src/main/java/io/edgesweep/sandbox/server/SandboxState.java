package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.Action;
import io.edgesweep.sandbox.call.ApiProduct;
import io.edgesweep.sandbox.cdn.CdnKind;
import io.edgesweep.sandbox.cdn.CdnQuotas;
import io.edgesweep.sandbox.cdn.CdnTaskStore;
import io.edgesweep.sandbox.cdn.CdnUrlCheck;
import io.edgesweep.sandbox.cdn.DescribeCdnQuota;
import io.edgesweep.sandbox.cdn.DescribeCdnTasks;
import io.edgesweep.sandbox.cdn.DescribeDomains;
import io.edgesweep.sandbox.cdn.Domains;
import io.edgesweep.sandbox.cdn.SubmitToCdn;
import io.edgesweep.sandbox.edgeone.Acceptance;
import io.edgesweep.sandbox.edgeone.CreatePrefetchTask;
import io.edgesweep.sandbox.edgeone.CreatePurgeTask;
import io.edgesweep.sandbox.edgeone.DescribeAccelerationDomains;
import io.edgesweep.sandbox.edgeone.DescribeContentQuota;
import io.edgesweep.sandbox.edgeone.DescribeTasks;
import io.edgesweep.sandbox.edgeone.DescribeZones;
import io.edgesweep.sandbox.edgeone.EdgeOneTaskStore;
import io.edgesweep.sandbox.edgeone.ZoneQuotas;
import io.edgesweep.sandbox.edgeone.Zones;
import io.edgesweep.sandbox.model.ApiBehaviour;
import io.edgesweep.sandbox.model.Limits;
import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskRules;
import io.edgesweep.sandbox.model.Workers;
import java.util.Map;

/** All that a sandbox knows and remembers. Its parts hold their own locks. */
public final class SandboxState {

    public final SandboxClock clock;
    final KeyRing keys;
    final AccountSuspensions accounts = new AccountSuspensions();
    public final Zones zones;
    final Domains domains;
    public final ZoneQuotas quotas;
    public final CdnQuotas cdnQuotas;
    final TaskRules rules = new TaskRules();
    public final Workers workers = new Workers();
    public final EdgeOneTaskStore tasks;
    public final CdnTaskStore cdnTasks;
    public final FaultQueue faults = new FaultQueue();
    final RateLimit rate;

    private final Limits limits;
    private final ApiBehaviour dialect;

    public SandboxState(SandboxSettings settings) {
        limits = settings.limits();
        dialect = settings.dialect();
        clock = new SandboxClock(settings.clock());
        keys = new KeyRing(settings.keys());
        zones = new Zones(settings.zones(), settings.quota(), dialect.unknownZoneCode());
        domains = new Domains(settings.domains());
        quotas = new ZoneQuotas(zones, clock, settings.quotaOffset());
        cdnQuotas = new CdnQuotas(settings.cdnQuota(), clock, settings.quotaOffset());
        tasks = new EdgeOneTaskStore(clock, settings.timing(), rules, workers);
        cdnTasks = new CdnTaskStore(clock, settings.timing(), rules, workers);
        rate = new RateLimit(limits.callsPerSecond());
    }

    SignatureCheck signatures() {
        return new SignatureCheck(keys, clock.ofSignatures(), limits.clockTolerance());
    }

    /** Every action that is served, by its product and name. */
    Routes routes() {
        return new Routes(Map.of(ApiProduct.TEO, teo(), ApiProduct.CDN, cdn()));
    }

    private Map<String, Action> teo() {
        Acceptance acceptance = new Acceptance(zones, quotas, tasks, dialect, new TargetSyntax(limits.urlLength()));
        return Map.of(
                "CreatePurgeTask", new CreatePurgeTask(acceptance),
                "DescribePurgeTasks", DescribeTasks.ofPurges(zones, tasks, dialect, limits),
                "CreatePrefetchTask", new CreatePrefetchTask(acceptance),
                "DescribePrefetchTasks", DescribeTasks.ofPrefetches(zones, tasks, dialect, limits),
                "DescribeContentQuota", new DescribeContentQuota(zones, quotas),
                "DescribeZones", new DescribeZones(zones),
                "DescribeAccelerationDomains", new DescribeAccelerationDomains(zones));
    }

    private Map<String, Action> cdn() {
        CdnUrlCheck urls = new CdnUrlCheck(domains, limits.urlLength());
        return Map.of(
                "PurgeUrlsCache", new SubmitToCdn(CdnKind.URL, urls, cdnQuotas, cdnTasks),
                "PurgePathCache", new SubmitToCdn(CdnKind.PATH, urls, cdnQuotas, cdnTasks),
                "DescribePurgeTasks", DescribeCdnTasks.ofPurges(cdnTasks, clock, limits, dialect),
                "DescribePurgeQuota", DescribeCdnQuota.ofPurges(cdnQuotas),
                "PushUrlsCache", new SubmitToCdn(CdnKind.PUSH, urls, cdnQuotas, cdnTasks),
                "DescribePushTasks", DescribeCdnTasks.ofPushes(cdnTasks, clock, limits, dialect),
                "DescribePushQuota", DescribeCdnQuota.ofPushes(cdnQuotas),
                "DescribeDomains", DescribeDomains.inBrief(domains),
                "DescribeDomainsConfig", DescribeDomains.withConfiguration(domains));
    }
}
