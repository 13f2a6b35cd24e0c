package io.edgesweep.settings.read;

import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** The key that names the ledger's database. It is Spring Boot's, so that it may be another program's as well. */
public final class DatabaseKeys {

    /** The key. */
    public static final String URL = "spring.datasource.url";

    private static final String OURS = "(?s)jdbc:(hsqldb|postgresql):.*";

    private DatabaseKeys() {}

    /** Whether a database is named at all. */
    public static boolean namesOne(ConfigurableEnvironment environment) {
        return keys(environment).text("url").isPresent();
    }

    /**
     * Refuses a database that cannot hold the ledger, without showing its address, which may hold a password.
     *
     * @throws io.edgesweep.settings.MistakesException when it is none of ours
     */
    public static void refuseUnknown(ConfigurableEnvironment environment) {
        KeyReader keys = keys(environment);
        Optional<String> url = keys.text("url");
        if (url.isPresent() && !url.get().matches(OURS)) {
            keys.wrong(
                    "url",
                    "names a database that cannot hold the ledger; allowed: jdbc:postgresql://HOST/DATABASE, or nothing for"
                            + " the file database in edgesweep.home. If it is another program's, unset it for this one");
        }
        keys.check();
    }

    /** Where the database was named, in words; empty for the one in the home folder. */
    public static Optional<String> place(ConfigurableEnvironment environment) {
        return keys(environment).placeOf("url");
    }

    private static KeyReader keys(ConfigurableEnvironment environment) {
        return new KeyReader(
                "spring.datasource",
                ConfigurationPropertySources.get(environment),
                environment::resolveRequiredPlaceholders,
                "configuration");
    }
}
