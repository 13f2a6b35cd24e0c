package io.edgesweep.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.ledger.jdbc.TestLedgers;
import io.edgesweep.order.OrderQueue.State;
import io.edgesweep.order.QueuedOrder.Input;
import io.edgesweep.task.OutcomeCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
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

        assertThat(asked.take(order -> true, Alone.here())).map(QueuedOrder::id).contains("b");
        assertThat(asked.take(order -> true, Alone.here())).map(QueuedOrder::id).contains("a");
        assertThat(asked.take(order -> true, Alone.here())).isEmpty();
    }

    @Test
    void gives_out_again_what_a_dead_process_had_begun_with_its_file() throws IOException {
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.begun(dead.take(order -> true, Alone.here()).orElseThrow(), run("r1"));

        QueuedOrder again = open().take(order -> true, Alone.here()).orElseThrow();

        assertThat(again.run()).isEqualTo("r1");
        assertThat(again.askedBy()).isEqualTo("admin");
        assertThat(Path.of(again.inputs().get(0).place())).hasContent("url");
    }

    @Test
    void gives_nothing_out_whose_run_was_over_when_the_process_died() throws IOException {
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.begun(dead.take(order -> true, Alone.here()).orElseThrow(), run("r1"));
        ledger.runs().finish("r1", new OutcomeCounts(0, 0, Map.of()), "nothing-to-do", 0, false, NOW);

        OrderQueue next = open();
        next.removeLeftOvers();

        assertThat(next.take(order -> true, Alone.here())).isEmpty();
        assertThat(next.find("a")).map(OrderQueue.Asked::state).contains(State.ENDED);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void gives_out_again_what_was_begun_by_a_dead_process_and_given_up_unread_for_other_input() throws IOException {
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.begun(dead.take(order -> true, Alone.here()).orElseThrow(), run("r1"));
        ledger.runs().finish("r1", new OutcomeCounts(0, 0, Map.of()), "interrupted", 143, false, NOW);

        assertThat(open().take(order -> true, Alone.here()))
                .map(QueuedOrder::id)
                .contains("a");
    }

    @Test
    void resumes_what_a_dead_process_had_begun_before_anything_else_begins() throws IOException {
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.ask(order("b", NOW.plusSeconds(1)));
        dead.begun(dead.take(order -> order.id().equals("b"), Alone.here()).orElseThrow(), run("r1"));

        OrderQueue next = open();

        assertThat(next.take(order -> true, Alone.here())).map(QueuedOrder::id).contains("b");
        assertThat(next.take(order -> true, Alone.here())).map(QueuedOrder::id).contains("a");
    }

    @Test
    void lets_one_go_before_all_others_after_a_restart_too() throws IOException {
        OrderQueue asked = open();
        asked.ask(order("a", NOW));
        asked.ask(order("b", NOW.plusSeconds(1)));
        asked.ask(order("c", NOW.plusSeconds(2)));

        assertThat(asked.putFirst("c", NOW.plusSeconds(3))).isTrue();
        assertThat(asked.putFirst("none", NOW)).isFalse();

        assertThat(asked.open()).extracting(each -> each.run().id()).containsExactly("c", "a", "b");
        assertThat(open().open()).extracting(each -> each.run().id()).containsExactly("c", "a", "b");
    }

    @Test
    void keeps_a_dry_run_over_a_restart() throws IOException {
        open().ask(new QueuedOrder(
                "a", "nightly", Map.of(), List.of(), false, true, false, false, null, null, null, "admin", NOW, null));

        assertThat(open().take(order -> true, Alone.here()))
                .map(QueuedOrder::dryRun)
                .contains(true);
    }

    @Test
    void removes_its_upload_when_it_is_over_and_tells_of_its_end_after_a_restart() throws IOException {
        OrderQueue asked = open();
        asked.ask(order("a", NOW));

        asked.ended(asked.take(order -> true, Alone.here()).orElseThrow(), State.FAILED, "why");

        assertThat(uploads()).isEmpty();
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        assertThatThrownBy(() -> ledger.orders().copyUpload("a", 0, left)).isInstanceOf(IOException.class);
        assertThat(open().find("a")).hasValueSatisfying(found -> {
            assertThat(found.state()).isEqualTo(State.FAILED);
            assertThat(found.words()).isEqualTo("why");
        });
        assertThat(open().open()).isEmpty();
    }

    @Test
    void takes_an_upload_over_and_gives_it_out_again_whatever_its_length() throws IOException {
        StringBuilder text = new StringBuilder("url\n");
        Random random = new Random(1);
        for (int i = 0; i < 40_000; i++) {
            text.append("https://www.example.com/").append(random.nextLong()).append('\n');
        }
        Files.writeString(upload, text);
        OrderQueue asked = open();
        asked.ask(order("a", NOW));

        assertThat(upload).doesNotExist();
        Path given = Path.of(asked.take(order -> true, Alone.here())
                .orElseThrow()
                .inputs()
                .get(0)
                .place());
        assertThat(given).hasContent(text.toString());
    }

    @Test
    void remembers_the_last_two_hundred_that_are_over() throws IOException {
        OrderQueue asked = open();
        for (int i = 0; i < 205; i++) {
            String id = "order-%03d".formatted(i);
            asked.ask(new QueuedOrder(
                    id, "nightly", Map.of(), List.of(), false, false, false, false, null, null, null, "admin", NOW,
                    null));
            asked.ended(asked.take(order -> true, Alone.here()).orElseThrow(), State.ENDED, "");
        }

        assertThat(open().find("order-004")).isEmpty();
        assertThat(open().find("order-005")).isPresent();
        assertThat(ledger.orders().all()).hasSize(200);
    }

    @Test
    void throws_away_what_a_dead_process_has_put_aside() throws IOException {
        Path never = Files.writeString(Files.createDirectories(uploadFolder()).resolve("never.csv"), "url");
        OrderQueue dead = open();
        dead.ask(order("a", NOW));
        dead.take(order -> true, Alone.here()).orElseThrow();

        OrderQueue next = open();
        next.removeLeftOvers();

        assertThat(never).doesNotExist();
        assertThat(uploads()).isEmpty();
        assertThat(Path.of(next.take(order -> true, Alone.here())
                        .orElseThrow()
                        .inputs()
                        .get(0)
                        .place()))
                .hasContent("url");
    }

    @Test
    void runs_nothing_that_cannot_be_read() throws IOException {
        ledger.orders().add("a", NOW, "admin", "nonsense", List.of(), false);

        assertThat(open().open()).isEmpty();
        assertThat(ledger.orders().all()).isEmpty();
    }

    private OrderQueue open() {
        return new OrderQueue(ledger.orders(), ledger.runs(), uploadFolder());
    }

    private Path uploadFolder() {
        return folder.resolve("uploads");
    }

    private List<Path> uploads() throws IOException {
        if (Files.notExists(uploadFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(uploadFolder())) {
            return files.toList();
        }
    }

    private String run(String id) {
        ledger.runs().begin(id, "nightly", "www", "url by invalidate", "hash", "test", NOW);
        return id;
    }

    private QueuedOrder order(String id, Instant at) throws IOException {
        Path file = Files.exists(upload) ? upload : Files.writeString(upload, "url");
        return new QueuedOrder(
                id,
                "nightly",
                Map.of("limits.targets", "5"),
                List.of(new Input(file.toString(), "upload.csv", true)),
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                "admin",
                at,
                null);
    }
}
