package io.edgesweep.sandbox;

import java.util.Map;

/** All that a sandbox knows and remembers. Its parts hold their own locks. */
final class SandboxState {

    final SandboxClock clock;
    final KeyRing keys;
    final AccountSuspensions accounts = new AccountSuspensions();
    final Zones zones;
    final Domains domains;
    final ZoneQuotas quotas;
    final CdnQuotas cdnQuotas;
    final TaskRules rules = new TaskRules();
    final EdgeOneTaskStore tasks;
    final CdnTaskStore cdnTasks;
    final FaultQueue faults = new FaultQueue();
    final RateLimit rate;

    private final Limits limits;
    private final ApiBehaviour dialect;

    SandboxState(SandboxSettings settings) {
        limits = settings.limits();
        dialect = settings.dialect();
        clock = new SandboxClock(settings.clock());
        keys = new KeyRing(settings.keys());
        zones = new Zones(settings.zones(), settings.quota(), dialect.unknownZoneCode());
        domains = new Domains(settings.domains());
        quotas = new ZoneQuotas(zones, clock, settings.quotaOffset());
        cdnQuotas = new CdnQuotas(settings.cdnQuota(), clock, settings.quotaOffset());
        tasks = new EdgeOneTaskStore(clock, settings.timing(), rules);
        cdnTasks = new CdnTaskStore(clock, settings.timing(), rules);
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
                "DescribeContentQuota", new DescribeContentQuota(zones, quotas));
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
                "DescribePushQuota", DescribeCdnQuota.ofPushes(cdnQuotas));
    }
}
