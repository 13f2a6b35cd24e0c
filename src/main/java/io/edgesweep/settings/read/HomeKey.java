package io.edgesweep.settings.read;

import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** The key that names the home folder. */
public final class HomeKey {

    /** The key. */
    public static final String NAME = "edgesweep.home";

    private HomeKey() {}

    /** Where it was named, in words, if that was for this command or this shell; empty where a file says so, or nobody. */
    public static Optional<String> namedAt(ConfigurableEnvironment environment) {
        return new KeyReader(
                        "edgesweep",
                        ConfigurationPropertySources.get(environment),
                        environment::resolveRequiredPlaceholders,
                        "configuration")
                .placeOf("home")
                .filter(ValueOrigin::isOfThisProcess);
    }
}
