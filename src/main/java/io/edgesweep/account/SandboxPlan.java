package io.edgesweep.account;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in server is to run.
 *
 * @param port        on the loopback address; 0 for any free one
 * @param controlPort of its control interface, likewise; {@code null} for none
 * @param quotas      which quotas it grants; {@code null} for those of the configuration
 * @param journal     the file that each request is written to; {@code null} for none
 * @param origin      the server whose pages its edge keeps copies of; {@code null} for no edge
 * @param edgePort    of its edge's first node, which the second follows; 0 for any free ones
 */
public record SandboxPlan(
        int port,
        @Nullable Integer controlPort,
        @Nullable SandboxQuotas quotas,
        @Nullable Path journal,
        @Nullable URI origin,
        int edgePort) {}
