package io.edgesweep.console.network;

import static java.util.Objects.requireNonNull;

import io.edgesweep.settings.ConsoleSettings;
import java.net.URI;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/**
 * Where the console is for people.
 *
 * @param context  has the server, once it listens
 * @param settings how the console is configured
 */
public record ConsoleAddress(WebServerApplicationContext context, ConsoleSettings settings) {

    /** The address, with the port that it really has. */
    public URI uri() {
        String host = settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address();
        int port = requireNonNull(context.getWebServer()).getPort();
        return URI.create("http://" + host + ":" + port + "/");
    }
}
