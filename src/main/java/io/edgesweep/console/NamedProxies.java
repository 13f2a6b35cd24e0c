package io.edgesweep.console;

import io.edgesweep.settings.ConsoleSettings;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Believes what the proxies say that are named, and nobody else: who calls ({@code X-Forwarded-For}, of which the last address counts that
 * is no proxy's) and by which scheme ({@code X-Forwarded-Proto}), so that cookies are {@code Secure} and browsers told to stay with
 * https. Comes after {@link NetworkLimits}, which counts connections.
 */
final class NamedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> proxies;

    NamedProxies(ConsoleSettings settings) {
        proxies = settings.proxies();
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        if (!proxies.isEmpty()) {
            RemoteIpValve valve = new RemoteIpValve();
            valve.setInternalProxies(String.join(",", proxies));
            valve.setProtocolHeader("X-Forwarded-Proto");
            tomcat.addEngineValves(valve);
        }
    }
}
