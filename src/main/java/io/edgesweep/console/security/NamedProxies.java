package io.edgesweep.console.security;

import io.edgesweep.settings.ConsoleSettings;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Believes what the proxies say that are named, and nobody else: who calls ({@code X-Forwarded-For}, of which the last address counts that
 * is no proxy's) and by which scheme ({@code X-Forwarded-Proto}), so that cookies are {@code Secure} and browsers told to stay with
 * https. Comes after {@code NetworkLimits}, which counts connections.
 */
public final class NamedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final List<String> proxies;

    public NamedProxies(ConsoleSettings settings) {
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
