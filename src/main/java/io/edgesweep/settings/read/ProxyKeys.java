package io.edgesweep.settings.read;

import io.edgesweep.proxy.Proxies;
import io.edgesweep.proxy.WebProxy;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code proxy} and {@code no-proxy}, and where these say nothing, the variables that most programs heed. */
final class ProxyKeys {

    private static final String KEY = "proxy";
    private static final String ENVIRONMENT = "environment";

    private final KeyReader keys;
    private final Function<String, @Nullable String> variables;

    /** @param variables gives the value of a variable by its name in lower case, also if that is written in upper case */
    ProxyKeys(KeyReader keys, Function<String, @Nullable String> variables) {
        this.keys = keys;
        this.variables = variables;
    }

    Proxies read() {
        String word = keys.text(KEY).orElse(ENVIRONMENT);
        String listed = String.join(",", keys.commaSeparated("no-proxy"));
        String without = listed.isEmpty() ? variable("no_proxy") : listed;
        if (word.equals("none")) {
            return Proxies.NONE;
        }
        if (word.equals(ENVIRONMENT)) {
            return new Proxies(ofVariable("http_proxy"), ofVariable("https_proxy"), without);
        }
        Optional<WebProxy> proxy = WebProxy.parse(word);
        if (proxy.isEmpty()) {
            // Without the value, which may hold a password.
            keys.wrong(KEY, "is not allowed; allowed: " + ENVIRONMENT + ", none, or " + WebProxy.FORM);
        }
        return new Proxies(proxy.orElse(null), proxy.orElse(null), without);
    }

    private @Nullable WebProxy ofVariable(String name) {
        String text = variable(name);
        Optional<WebProxy> proxy = WebProxy.parse(text);
        if (proxy.isEmpty() && !text.isEmpty()) {
            keys.wrongVariable(
                    name,
                    "is not allowed; allowed: " + WebProxy.FORM + "; or leave it alone and set edgesweep.proxy, to none"
                            + " for no proxy");
        }
        return proxy.orElse(null);
    }

    private String variable(String name) {
        String value = variables.apply(name);
        return value == null ? "" : value.strip();
    }
}
