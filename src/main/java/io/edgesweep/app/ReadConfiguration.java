package io.edgesweep.app;

import io.edgesweep.ledger.jdbc.PostgresLock;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.DatabaseKeys;
import io.edgesweep.settings.read.SettingsReader;
import java.util.List;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The configuration of one command, which is read once for all that needs it.
 *
 * @param files       where it was read from
 * @param environment what stands there
 * @param settings    what it means
 */
record ReadConfiguration(ConfigurationFiles files, ConfigurableEnvironment environment, Settings settings) {

    /**
     * Reads it.
     *
     * @param options the configuration given on the command line, {@code --key=value} each
     * @throws io.edgesweep.settings.MistakesException when it cannot be used
     */
    static ReadConfiguration of(List<String> options) {
        ConfigurationFiles files = ConfigurationFiles.ofProcess(options);
        ConfigurableEnvironment environment = files.read();
        DatabaseKeys.refuseUnknown(environment);
        return new ReadConfiguration(files, environment, SettingsReader.read(environment));
    }

    /** The JDBC address of the ledger's database. */
    String ledgerUrl() {
        return DatabaseKeys.namesOne(environment)
                ? environment.getRequiredProperty(DatabaseKeys.URL)
                : HomeLedger.url(settings.folders().home());
    }

    /** Whether the ledger is kept in PostgreSQL, which may be away while this process works. */
    boolean isPostgres() {
        return PostgresLock.isFor(ledgerUrl());
    }

    /** Where the ledger is to be, in words; empty where that is not the home folder. */
    String inHome() {
        return isPostgres() ? "" : " in " + settings.folders().home().toAbsolutePath();
    }
}
