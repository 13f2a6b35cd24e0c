package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/** Options of a command that is handed over to a process which has read its own configuration, where they would count for nothing. */
public final class OtherOptions {

    private static final String START = "--edgesweep.";

    /** They only say where the other process, and what it writes, is looked for. */
    private static final Set<ConfigurationPropertyName> PLACES =
            Set.of(ConfigurationPropertyName.of("edgesweep.home"), ConfigurationPropertyName.of("edgesweep.reports"));

    private final ConfigurableEnvironment environment;

    private OtherOptions(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Refuses those that say something else than the configuration.
     *
     * @param options     {@code --key=value} each, or {@code --key}
     * @param environment the configuration of the process that does what is asked for
     * @throws MistakesException with each of them
     */
    public static void refuse(List<String> options, ConfigurableEnvironment environment) {
        List<Mistake> mistakes = options.stream()
                .filter(option -> option.startsWith(START))
                .filter(new OtherOptions(environment)::differs)
                .map(option -> new Mistake(
                        "command line",
                        key(option),
                        "counts for nothing here: serve holds the home folder and does this by its own configuration, which"
                                + " says something else. Leave the option out, or start serve again with it, or end serve and"
                                + " run the same command again"))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new MistakesException(mistakes);
        }
    }

    private boolean differs(String option) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key(option), '.');
        return !PLACES.contains(name)
                && !Objects.equals(
                        environment.resolvePlaceholders(option.substring(Math.min(end(option) + 1, option.length()))),
                        Binder.get(environment)
                                .bind(name, Bindable.of(String.class))
                                .orElse(null));
    }

    private static String key(String option) {
        return option.substring("--".length(), end(option));
    }

    /** Where its key ends; one without a value is an empty one, as Spring Boot reads it. */
    private static int end(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option.length() : equals;
    }
}
