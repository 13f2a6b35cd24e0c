package io.edgesweep.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.ledger.LedgerLostException;
import io.edgesweep.text.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When the right to work with the ledger is looked at. */
class SqlTests {

    /** How many connections had been taken at each look. */
    private final List<Integer> looks = new ArrayList<>();

    private int connections;
    private int lostWith = Integer.MAX_VALUE;

    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:hsqldb:mem:" + UUID.randomUUID(), "SA", "") {
                @Override
                public Connection getConnection() throws SQLException {
                    connections++;
                    return super.getConnection();
                }
            };

    private final Sql sql =
            new Sql(database, new TransactionTemplate(new JdbcTransactionManager(database)), new Durability() {
                @Override
                public void check() {
                    looks.add(connections);
                    lost().ifPresent(why -> {
                        throw new LedgerLostException(why);
                    });
                }

                @Override
                public Optional<Reason> lost() {
                    return connections >= lostWith ? Optional.of(Reason.said("taken over")) : Optional.empty();
                }

                @Override
                public boolean isShared() {
                    return true;
                }

                @Override
                public void announced(long calls) {}

                @Override
                public void compare(long calls) {}
            });

    @BeforeEach
    void begin() {
        sql.sql("CREATE TABLE row_of (id BIGINT)").update();
        looks.clear();
        connections = 0;
    }

    @Test
    void what_was_taken_over_between_the_look_and_the_connection_is_not_written() {
        lostWith = 1;

        assertThatThrownBy(() -> sql.sql("INSERT INTO row_of VALUES (1)").update())
                .isInstanceOf(LedgerLostException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void a_commit_waits_for_the_lease_before_it_has_a_connection_which_the_renewal_may_need() {
        sql.inOneCommit(() -> sql.sql("INSERT INTO row_of VALUES (1)").update());
        sql.resultOfOneCommit(() -> 1);

        assertThat(looks).startsWith(0).contains(1).endsWith(1, 2);
        assertThat(rows()).isEqualTo(1);
    }

    private int rows() {
        return JdbcClient.create(database)
                .sql("SELECT COUNT(*) FROM row_of")
                .query(Integer.class)
                .single();
    }
}
