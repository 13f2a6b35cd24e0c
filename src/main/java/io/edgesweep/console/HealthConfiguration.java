package io.edgesweep.console;

import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.runtime.DiskSpace;
import io.edgesweep.status.Status;
import io.edgesweep.status.StatusMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.jvm.JvmMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.system.SystemMetricsAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.actuate.endpoint.web.WebMvcHealthEndpointExtensionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What programs want to know that look after us: whether we are well, and figures. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    EndpointAutoConfiguration.class,
    WebEndpointAutoConfiguration.class,
    JacksonEndpointAutoConfiguration.class,
    ManagementContextAutoConfiguration.class,
    ServletManagementContextAutoConfiguration.class,
    HealthContributorAutoConfiguration.class,
    HealthContributorRegistryAutoConfiguration.class,
    HealthEndpointAutoConfiguration.class,
    WebMvcHealthEndpointExtensionAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    CompositeMeterRegistryAutoConfiguration.class,
    PrometheusMetricsExportAutoConfiguration.class,
    JvmMetricsAutoConfiguration.class,
    SystemMetricsAutoConfiguration.class
})
class HealthConfiguration {

    /** Whether the ledger can be read. */
    @Bean
    HealthIndicator ledgerHealthIndicator(ConsoleServices desk) {
        return () -> {
            desk.ledger().runs().latest(1);
            return Health.up().build();
        };
    }

    /** Whether there is so much room that calls are made. */
    @Bean
    HealthIndicator roomHealthIndicator(ConsoleServices desk) {
        return () -> {
            try {
                Path home = desk.settings().folders().home();
                long room = DiskSpace.usable(home);
                Health.Builder health = room > desk.settings().folders().freeSpace() ? Health.up() : Health.down();
                return health.withDetail("bytesFree", room)
                        .withDetail("bytesNeeded", desk.settings().folders().freeSpace())
                        .build();
            } catch (IOException e) {
                return Health.down(e).build();
            }
        };
    }

    /** Read when they are asked for, so they are right after a restart too. */
    @Bean
    MultiCollector ledgerFigures(ConsoleServices desk, PrometheusRegistry registry) {
        MultiCollector figures = () -> StatusMetrics.of(
                Status.of(desk.ledger(), desk.settings(), desk.clock().instant()),
                desk.accounts().waited());
        registry.register(figures);
        return figures;
    }
}
