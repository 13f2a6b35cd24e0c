package io.edgesweep.app;

import io.edgesweep.ledger.Ledger;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Creates Spring Batch's tables by the script that its jar brings, as the second migration, so that one history tells of
 * all tables.
 */
final class SpringBatchSchema implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(Ledger.SCHEMA);
    }

    @Override
    public String getDescription() {
        return "spring batch 6.0";
    }

    @Override
    public Integer getChecksum() {
        return 60;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        String product = JdbcUtils.extractDatabaseMetaData(
                new SingleConnectionDataSource(context.getConnection(), true),
                metaData -> metaData.getDatabaseProductName());
        String database = product.equals("PostgreSQL") ? "postgresql" : "hsqldb";
        ScriptUtils.executeSqlScript(
                context.getConnection(),
                new ClassPathResource("org/springframework/batch/core/schema-" + database + ".sql"));
    }
}
