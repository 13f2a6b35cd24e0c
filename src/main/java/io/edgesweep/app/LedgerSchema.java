package io.edgesweep.app;

import io.edgesweep.ledger.jdbc.LedgerTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Creates the ledger's tables, as the first migration. Flyway only keeps the history: to take the script apart by itself costs it
 * several times what the database needs for the tables.
 */
final class LedgerSchema implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "ledger";
    }

    @Override
    public Integer getChecksum() {
        try {
            return LedgerTables.checksum();
        } catch (IOException e) {
            throw new UncheckedIOException("the script of the ledger's tables is missing in the program", e);
        }
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws IOException {
        LedgerTables.create(context.getConnection());
    }
}
