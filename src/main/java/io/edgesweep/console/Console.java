package io.edgesweep.console;

import io.edgesweep.console.network.CommandConnector;
import io.edgesweep.console.network.ConsoleAddress;
import io.edgesweep.console.network.NetworkLimits;
import io.edgesweep.console.network.SlowConnections;
import io.edgesweep.console.request.ErrorsOfTomcat;
import io.edgesweep.console.security.AuditLog;
import io.edgesweep.console.security.Login;
import io.edgesweep.console.security.NamedProxies;
import io.edgesweep.console.service.ConsoleServices;
import io.edgesweep.file.OwnerOnlyFile;
import io.edgesweep.session.ServeSocket;
import io.edgesweep.session.ShortPath;
import io.edgesweep.settings.ConsoleSettings;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.Settings;
import io.edgesweep.text.Causes;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * The console, which answers from when it is started until it is closed. It lives in a Spring context of its own, which no
 * other command has.
 */
public final class Console implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Console.class);

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final ShortPath socket;

    private Console(AnnotationConfigServletWebServerApplicationContext context, ShortPath socket) {
        this.context = context;
        this.socket = socket;
    }

    /**
     * Starts it.
     *
     * @param desk what it shows, and what can be asked for
     * @param told takes a line that is for the eyes of whoever starts us, and for no log
     * @throws BindException when its port is taken, or its address cannot be listened at; the message says what to do
     * @throws IOException when the home folder cannot be written
     */
    public static Console start(ConsoleServices desk, Consumer<String> told) throws IOException {
        Settings settings = desk.settings();
        Login login = Login.of(settings.console(), settings.folders().home(), told);
        ShortPath socket = socket(settings.folders().home());
        Path uploads = Files.createDirectories(settings.folders().home().resolve("uploads"));
        AnnotationConfigServletWebServerApplicationContext context =
                new AnnotationConfigServletWebServerApplicationContext();
        context.setEnvironment(environment(settings.console(), uploads));
        context.registerBean(ConsoleServices.class, () -> desk);
        context.registerBean(Login.class, () -> login);
        Path tomcat = Files.createDirectories(
                ServeSocket.in(settings.folders().home()).resolveSibling("tomcat"));
        context.registerBean(
                NetworkLimits.class,
                () -> new NetworkLimits(settings.console(), context.getBean(SlowConnections.class), tomcat));
        context.registerBean(ErrorsOfTomcat.class, ErrorsOfTomcat::new);
        context.registerBean(CommandConnector.class, () -> new CommandConnector(socket));
        context.registerBean(NamedProxies.class, () -> new NamedProxies(settings.console()));
        context.registerBean(
                AuditLog.class,
                () -> new AuditLog(
                        settings.folders().home().resolve("audit.log"),
                        settings.console().auditSize(),
                        desk.clock()));
        context.registerBean(ConsoleAddress.class, () -> new ConsoleAddress(context, settings.console()));
        context.registerBean(InstantSource.class, desk::clock);
        context.register(ConsoleConfiguration.class);
        try {
            context.refresh();
        } catch (RuntimeException e) {
            context.close();
            socket.close();
            refuse(e, settings.console());
            throw e;
        }
        Console console = new Console(context, socket);
        log.info("Console: {}", console.address());
        return console;
    }

    /** Where commands are listened to. */
    private static ShortPath socket(Path home) throws IOException {
        OwnerOnlyFile.folder(ServeSocket.in(home).resolveSibling(""));
        try {
            return ServeSocket.prepare(home);
        } catch (IOException e) {
            throw new MistakesException(List.of(new Mistake(
                    "configuration",
                    "edgesweep.home",
                    "the path of the socket " + ServeSocket.in(home)
                            + " is longer than an address has room for, and no link to it can be"
                            + " made (" + e.getMessage() + "); allowed: a path of at most "
                            + (ShortPath.LONGEST - "/serve/serve.sock".length()) + " bytes, or any where "
                            + System.getProperty("java.io.tmpdir") + " can be written")));
        }
    }

    private static StandardServletEnvironment environment(ConsoleSettings settings, Path uploads) {
        StandardServletEnvironment environment = new StandardServletEnvironment();
        Map<String, Object> properties = Map.ofEntries(
                Map.entry("server.address", settings.address()),
                Map.entry("server.port", settings.port()),
                // Only ours are believed: on Kubernetes, Spring Boot would believe whoever has a private address.
                Map.entry("server.forward-headers-strategy", "none"),
                Map.entry("server.tomcat.use-relative-redirects", true),
                Map.entry("server.servlet.session.timeout", "8h"),
                Map.entry("server.servlet.session.tracking-modes", "cookie"),
                Map.entry("server.servlet.session.cookie.name", "edgesweep"),
                Map.entry("server.servlet.session.cookie.http-only", true),
                Map.entry("server.servlet.session.cookie.same-site", "strict"),
                Map.entry(
                        "spring.servlet.multipart.location",
                        uploads.toAbsolutePath().toString()),
                // The page of an error must not store what was refused.
                Map.entry("spring.servlet.multipart.resolve-lazily", true),
                Map.entry("spring.servlet.multipart.max-file-size", settings.largestUpload() + "B"),
                Map.entry("spring.servlet.multipart.max-request-size", settings.largestUpload() + 65_536L + "B"),
                Map.entry("spring.thymeleaf.prefix", "classpath:/console/"),
                Map.entry("spring.mvc.static-path-pattern", "/assets/**"),
                Map.entry("spring.web.resources.static-locations", "classpath:/console/assets/"),
                Map.entry("spring.web.error.whitelabel.enabled", false),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoint.health.show-details", "always"),
                Map.entry("management.endpoint.health.group.liveness.include", "ping"),
                Map.entry("management.endpoint.health.group.liveness.show-details", "never"),
                Map.entry("management.endpoint.health.group.liveness.show-components", "never"),
                Map.entry("management.endpoint.health.group.readiness.include", "ledger"),
                Map.entry("management.endpoint.health.group.readiness.show-details", "never"),
                Map.entry("management.endpoint.health.group.readiness.show-components", "never"));
        // What others write there for their own servers, as SERVER_PORT, is not for this one.
        environment.getPropertySources().remove(StandardServletEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("console", properties));
        return environment;
    }

    /** What may be gone when a supervisor starts us again is no mistake in the configuration. */
    private static void refuse(RuntimeException failure, ConsoleSettings settings) throws BindException {
        for (Throwable each : Causes.of(failure).toList()) {
            if (each instanceof PortInUseException) {
                throw new BindException("Port " + settings.port() + " of " + settings.address()
                        + " is taken by another program, so the console cannot be shown. End that one, or set"
                        + " edgesweep.console.port to a free port or to 0 for any, or edgesweep.console.enabled=false,"
                        + " and run the same command again");
            }
            if (each instanceof BindException) {
                throw new BindException(
                        settings.address() + " is no address of this machine now, or may not be listened"
                                + " at with port " + settings.port() + ", so the console cannot be shown. Set"
                                + " edgesweep.console.address to one that is, such as 127.0.0.1, and run the same command again");
            }
        }
    }

    /** Where it is, with the port that it really has. */
    public URI address() {
        return context.getBean(ConsoleAddress.class).uri();
    }

    @Override
    public void close() {
        context.close();
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("A link to the socket is left", e);
        }
    }
}
