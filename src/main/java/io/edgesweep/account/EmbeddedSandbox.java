package io.edgesweep.account;

import io.edgesweep.provider.Product;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.cdn.CdnQuotaProfile;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edge.Edge;
import io.edgesweep.sandbox.edge.EdgePlan;
import io.edgesweep.sandbox.edgeone.QuotaProfile;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import io.edgesweep.sandbox.model.TaskType;
import io.edgesweep.sandbox.server.SandboxSettings;
import io.edgesweep.settings.EmbeddedSandboxSettings;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stand-in server inside our own process. It is started when it is first asked for, and serves the sites that point at it. */
public final class EmbeddedSandbox implements AutoCloseable {

    /** The key that it knows. It opens nothing else. */
    static final SandboxKey KEY = SandboxSettings.SAMPLE_KEY;

    private static final SandboxPlan ANY_PORT = new SandboxPlan(0, null, null, null, null, 0);

    private final Settings settings;
    private @Nullable Sandbox running;

    public EmbeddedSandbox(Settings settings) {
        this.settings = settings;
    }

    synchronized URI endpoint() {
        Sandbox sandbox = running;
        if (sandbox == null) {
            sandbox = start(ANY_PORT);
            running = sandbox;
        }
        return sandbox.endpoint();
    }

    /** Starts it beside the one that serves our own process, which it shares nothing with. */
    public Sandbox start(SandboxPlan plan) {
        EmbeddedSandboxSettings keys = settings.sandbox();
        return Sandbox.start(SandboxSettings.builder()
                .port(plan.port())
                .controlPort(plan.controlPort())
                .journalFile(plan.journal())
                .keys(KEY)
                .zones(zones(plan.port()).toArray(SandboxZone[]::new))
                .domains(domains(plan.port()).toArray(SandboxDomain[]::new))
                .quota(quota(plan.quotas()))
                .cdnQuota(plan.quotas() == SandboxQuotas.SMALL ? CdnQuotaProfile.small() : CdnQuotaProfile.sample())
                .latency(keys.latency())
                .listingLag(keys.listingLag())
                .completion(keys.completesAfter())
                .build());
    }

    /**
     * As the other one, with all that it serves, and its edge if it is to have one.
     *
     * @throws java.io.UncheckedIOException when a port is taken, or the journal cannot be written
     */
    public RunningSandbox open(SandboxPlan plan) {
        Sandbox sandbox = start(plan);
        URI origin = plan.origin();
        List<String> nodes = origin == null ? List.of() : edge(sandbox, origin, plan.edgePort());
        return new OpenSandbox(sandbox, zones(plan.port()), domains(plan.port()), nodes);
    }

    private static List<String> edge(Sandbox sandbox, URI origin, int port) {
        EdgePlan plan = EdgePlan.of(origin.toString()).withAge().withPort(port);
        Edge edge = sandbox.edge(plan);
        return IntStream.range(0, plan.nodes())
                .mapToObj(node -> edge.node(node).address())
                .toList();
    }

    private QuotaProfile quota(@Nullable SandboxQuotas named) {
        if (named != null) {
            return named == SandboxQuotas.SMALL ? QuotaProfile.small() : QuotaProfile.sample();
        }
        QuotaProfile quota = QuotaProfile.sample();
        for (TaskType type : TaskType.values()) {
            quota = quota.with(
                    type, settings.sandbox().batch(), settings.sandbox().daily());
        }
        return quota;
    }

    /**
     * Each zone once, with the hosts of all sites that are in it.
     *
     * @param port where it listens; 0 for any free one, at which no site can point
     */
    public List<SandboxZone> zones(int port) {
        Map<String, Set<String>> hosts = new TreeMap<>();
        served(Product.EDGEONE, port).forEach(site -> hosts.computeIfAbsent(site.zoneId(), id -> new TreeSet<>())
                .addAll(site.site().hosts()));
        return hosts.entrySet().stream()
                .map(zone -> SandboxZone.of(zone.getKey(), zone.getValue().toArray(String[]::new)))
                .toList();
    }

    /**
     * Those of the sites that point here; where there are none, one to try.
     *
     * @param port where it listens; 0 for any free one, at which no site can point
     */
    public List<SandboxDomain> domains(int port) {
        List<SandboxDomain> domains = served(Product.CDN, port)
                .flatMap(site -> site.site().hosts().stream())
                .distinct()
                .map(SandboxDomain::of)
                .toList();
        return domains.isEmpty() ? List.of(SandboxSettings.SAMPLE_DOMAIN) : domains;
    }

    private Stream<SiteSettings> served(Product product, int port) {
        return settings.sites().values().stream()
                .filter(site -> site.product() == product)
                .filter(site -> pointsHere(settings.accountOf(site).endpoint(product), port));
    }

    private static boolean pointsHere(Endpoint endpoint, int port) {
        return endpoint instanceof Endpoint.Sandbox
                || (endpoint instanceof Endpoint.Server server
                        && port != 0
                        && server.isLoopback()
                        && server.uri().getPort() == port);
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
