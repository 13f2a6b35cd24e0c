package io.edgesweep.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.QueuedOrder.Input;
import io.edgesweep.task.OutcomeCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderQueueTests {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @TempDir
    private Path folder;

    private final Ledger ledger = TestLedgers.inMemory();
    private Path upload;

    @BeforeEach
    void upload() throws IOException {
        upload = Files.writeString(folder.resolve("upload.csv"), "url");
    }

    @Test
    void gives_each_out_once_in_the_order_in_which_they_were_asked_for() throws IOException {
        OrderQueue asked = open();
        asked.ask(order("b", NOW));
        asked.ask(order("a", NOW.plusSeconds(1)));

        assertThat(asked.take(order -> true)).map(QueuedOrder::id).contains("b");
        assertThat(asked.take(order -> true)).map(QueuedOrder::id).contains("a");
        assertThat(asked.take(order -> true)).isEmpty();
    }

    @Test
    void gives_out_again_what_a_dead_process_had_begun_with_its_file() throws IOException {
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.begun(dead.take(order -> true).orElseThrow(), run("r1"));

        QueuedOrder again = open().take(order -> true).orElseThrow();

        assertThat(again.run()).isEqualTo("r1");
        assertThat(again.inputs().get(0).place()).isEqualTo(upload.toString());
        assertThat(upload).exists();
    }

    @Test
    void gives_nothing_out_whose_run_was_over_when_the_process_died() throws IOException {
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.begun(dead.take(order -> true).orElseThrow(), run("r1"));
        ledger.runs().finish("r1", new OutcomeCounts(0, 0, Map.of()), "nothing-to-do", 0, false, NOW);

        OrderQueue next = open();

        assertThat(next.take(order -> true)).isEmpty();
        assertThat(next.find("a")).map(OrderQueue.Asked::state).contains(State.ENDED);
        assertThat(upload).doesNotExist();
    }

    @Test
    void keeps_no_dry_run_over_a_restart() throws IOException {
        open().ask(new QueuedOrder("a", "nightly", Map.of(), List.of(), false, true, false, null, null, NOW, null));

        assertThat(open().take(order -> true)).isEmpty();
    }

    @Test
    void removes_its_file_and_its_upload_when_it_is_over() throws IOException {
        OrderQueue asked = open();
        asked.ask(order("a", NOW));

        asked.ended(asked.take(order -> true).orElseThrow(), State.FAILED, "why");

        assertThat(asked.find("a")).map(OrderQueue.Asked::words).contains("why");
        assertThat(folder.resolve("asked")).isEmptyDirectory();
        assertThat(upload).doesNotExist();
    }

    @Test
    void throws_away_what_was_uploaded_and_never_asked_for_and_nothing_else() throws IOException {
        Path uploads = Files.createDirectories(folder.resolve("uploads"));
        Path waiting = Files.writeString(uploads.resolve("waiting.csv"), "url");
        Path begun = Files.writeString(uploads.resolve("begun.csv"), "url");
        Path never = Files.writeString(uploads.resolve("never.csv"), "url");
        Path dry = Files.writeString(uploads.resolve("dry.csv"), "url");
        OrderQueue dead = open();
        dead.ask(order("a", begun, false));
        dead.begun(dead.take(order -> true).orElseThrow(), run("r1"));
        dead.ask(order("b", waiting, false));
        dead.ask(order("c", dry, true));
        Path half = Files.writeString(folder.resolve("asked/.d.json.part"), "{");

        OrderQueue next = open();
        next.removeLeftOvers(uploads);

        assertThat(waiting).exists();
        assertThat(begun).exists();
        assertThat(never).doesNotExist();
        assertThat(dry).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(next.open()).hasSize(2);
    }

    @Test
    void throws_away_nothing_while_an_order_cannot_be_read() throws IOException {
        Path uploads = Files.createDirectories(folder.resolve("uploads"));
        Path whose = Files.writeString(uploads.resolve("whose.csv"), "url");
        open();
        Files.writeString(folder.resolve("asked/a.json"), "nonsense");

        open().removeLeftOvers(uploads);

        assertThat(whose).exists();
    }

    private static QueuedOrder order(String id, Path file, boolean dryRun) {
        return new QueuedOrder(
                id,
                "nightly",
                Map.of(),
                List.of(new Input(file.toString(), "upload.csv", true)),
                false,
                dryRun,
                false,
                null,
                null,
                NOW,
                null);
    }

    private OrderQueue open() throws IOException {
        return new OrderQueue(folder.resolve("asked"), ledger.runs());
    }

    private String run(String id) {
        ledger.runs().begin(id, "nightly", "www", "hash", "test", NOW);
        return id;
    }

    private QueuedOrder order(String id, Instant at) {
        return new QueuedOrder(
                id,
                "nightly",
                Map.of("limits.targets", "5"),
                List.of(new Input(upload.toString(), "upload.csv", true)),
                false,
                false,
                false,
                null,
                null,
                at,
                null);
    }
}
