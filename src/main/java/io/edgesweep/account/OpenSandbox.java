package io.edgesweep.account;

import io.edgesweep.sandbox.Sandbox;
import io.edgesweep.sandbox.cdn.SandboxDomain;
import io.edgesweep.sandbox.edgeone.SandboxZone;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The stand-in server alone, as long as it runs. */
public record OpenSandbox(Sandbox sandbox, List<SandboxZone> served, List<SandboxDomain> connected, List<String> edge)
        implements RunningSandbox {

    @Override
    public String endpoint() {
        return sandbox.endpoint().toString();
    }

    @Override
    public Optional<String> controlEndpoint() {
        return sandbox.controlEndpoint().map(URI::toString);
    }

    @Override
    public String secretId() {
        return EmbeddedSandbox.KEY.secretId();
    }

    @Override
    public String secretKey() {
        return EmbeddedSandbox.KEY.secretKey();
    }

    @Override
    public List<String> zones() {
        return served.stream()
                .map(zone -> zone.id() + ": " + String.join(", ", zone.domains()))
                .toList();
    }

    @Override
    public List<String> domains() {
        return connected.stream().map(SandboxDomain::name).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
