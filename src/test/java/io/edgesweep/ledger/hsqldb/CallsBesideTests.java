package io.edgesweep.ledger.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.edgesweep.ledger.LedgerLostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class CallsBesideTests {

    @TempDir
    private Path home;

    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(CallsBeside.class);

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void listenNoLonger() {
        logger.detachAppender(told);
    }

    @Test
    void refuses_a_ledger_that_knows_of_fewer_calls_each_time_and_takes_one_that_knows_of_as_many_or_more() {
        calls().compare(0);
        calls().announced(7);

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> calls().compare(6))
                    .isInstanceOf(LedgerLostException.class)
                    .hasMessageContaining("is an older copy: it knows of 6 calls where 7 were made");
        }
        calls().compare(7);
        calls().compare(8);
        assertThatThrownBy(() -> calls().compare(7)).isInstanceOf(LedgerLostException.class);
        assertThat(told.list).isEmpty();
    }

    @Test
    void tells_that_it_is_missing_or_damaged_and_goes_by_the_ledger_then() throws IOException {
        calls().compare(3);
        assertThat(told.list).hasSize(1);
        Files.writeString(home.resolve("ledger-calls"), "nonsense");
        calls().compare(4);

        assertThat(told.list).hasSize(2).allSatisfy(event -> assertThat(event.getFormattedMessage())
                .contains(home.resolve("ledger-calls").toString(), "is missing or damaged"));
        assertThatThrownBy(() -> calls().compare(3)).isInstanceOf(LedgerLostException.class);
    }

    @Test
    void tells_of_a_ledger_that_is_gone_and_forgets_it() throws IOException {
        calls().announced(3);
        calls().begin();
        calls().begin();
        calls().compare(0);

        assertThat(told.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .contains("There is no ledger in " + home.resolve("ledger"), "3 calls were announced by one"));
    }

    private CallsBeside calls() {
        return new CallsBeside(home.resolve("ledger"));
    }
}
