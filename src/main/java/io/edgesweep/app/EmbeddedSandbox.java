package io.edgesweep.app;

import io.edgesweep.sandbox.QuotaProfile;
import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.SandboxKey;
import io.edgesweep.sandbox.SandboxSettings;
import io.edgesweep.sandbox.SandboxZone;
import io.edgesweep.sandbox.TaskType;
import io.edgesweep.settings.Endpoint;
import io.edgesweep.settings.SandboxKeys;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SiteSettings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stand-in server inside our own process. It is started when it is first asked for, and serves the sites that point at it. */
final class EmbeddedSandbox implements AutoCloseable {

    /** The key that it knows. It opens nothing else. */
    static final SandboxKey KEY = SandboxSettings.SAMPLE_KEY;

    private final Settings settings;
    private @Nullable Sandbox running;

    EmbeddedSandbox(Settings settings) {
        this.settings = settings;
    }

    synchronized URI endpoint() {
        Sandbox sandbox = running;
        if (sandbox == null) {
            sandbox = start(0);
            running = sandbox;
        }
        return sandbox.endpoint();
    }

    /** Starts it on a port of the loopback address, 0 for any free one. */
    Sandbox start(int port) {
        SandboxKeys keys = settings.sandbox();
        QuotaProfile quota = QuotaProfile.sample();
        for (TaskType type : TaskType.values()) {
            quota = quota.with(type, keys.batch(), keys.daily());
        }
        return Sandbox.start(SandboxSettings.builder()
                .port(port)
                .keys(KEY)
                .zones(zones().toArray(SandboxZone[]::new))
                .quota(quota)
                .latency(keys.latency())
                .listingLag(keys.listingLag())
                .completion(keys.completesAfter())
                .build());
    }

    List<SandboxZone> zones() {
        return settings.sites().values().stream()
                .filter(site -> settings.accountOf(site).teo() instanceof Endpoint.Sandbox)
                .map(EmbeddedSandbox::zone)
                .toList();
    }

    private static SandboxZone zone(SiteSettings site) {
        return SandboxZone.of(site.zoneId(), site.site().hosts().toArray(String[]::new));
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
