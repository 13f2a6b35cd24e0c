package io.edgesweep.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;

class CurrentSchemaTests {

    private final DataSource database = database();

    private static DataSource database() {
        JDBCDataSource database = new JDBCDataSource();
        database.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
        database.setUser("SA");
        return database;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(database)
                .locations(new String[0])
                .javaMigrations(new LedgerSchema(), new SpringBatchSchema())
                .load()
                .migrate();
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void is_not_in_a_database_without_tables() {
        assertThat(CurrentSchema.isIn(database)).isFalse();
    }

    @Test
    void is_in_a_database_that_was_migrated() {
        migrate();

        assertThat(CurrentSchema.isIn(database)).isTrue();
    }

    @Test
    void is_not_where_another_version_of_the_tables_was_made() throws SQLException {
        migrate();
        change("UPDATE \"flyway_schema_history\" SET \"checksum\" = 1 WHERE \"version\" = '1'");

        assertThat(CurrentSchema.isIn(database)).isFalse();
    }

    @Test
    void is_not_where_a_later_version_has_added_something() throws SQLException {
        migrate();
        change("INSERT INTO \"flyway_schema_history\" SELECT 9, '3', 'later', \"type\", 'x', 7, \"installed_by\","
                + " \"installed_on\", 1, TRUE FROM \"flyway_schema_history\" WHERE \"version\" = '1'");

        assertThat(CurrentSchema.isIn(database)).isFalse();
    }

    @Test
    void is_not_where_a_migration_failed() throws SQLException {
        migrate();
        change("UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '2'");

        assertThat(CurrentSchema.isIn(database)).isFalse();
    }
}
