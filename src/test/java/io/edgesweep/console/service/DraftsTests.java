package io.edgesweep.console.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.console.service.Drafts.Draft;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DraftsTests {

    @TempDir
    private Path home;

    private static InputStream list() {
        return new ByteArrayInputStream("https://www.example.com/".getBytes(StandardCharsets.UTF_8));
    }

    private static CompletableFuture<String> elsewhere(Drafts drafts, Draft draft, Drafts.Sending sending) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return drafts.sentOnce(draft, sending);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void while_one_list_is_being_sent_others_are_brought_and_sent() throws Exception {
        Drafts drafts = new Drafts(home);
        Draft slow = drafts.keep(list(), "slow");
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<String> sent = elsewhere(drafts, slow, () -> {
            begun.complete(null);
            return answer.join();
        });
        begun.get(10, TimeUnit.SECONDS);

        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
            try {
                return drafts.sentOnce(drafts.keep(list(), "quick"), () -> "order-2");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        CompletableFuture<String> again = elsewhere(drafts, slow, () -> "order-3");

        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("order-2");
        answer.complete("order-1");
        assertThat(sent.get(10, TimeUnit.SECONDS)).isEqualTo("order-1");
        assertThat(again.get(10, TimeUnit.SECONDS)).isEqualTo("order-1");
    }

    @Test
    void what_was_not_taken_can_be_sent_again() throws IOException {
        Drafts drafts = new Drafts(home);
        Draft draft = drafts.keep(list(), "list");

        assertThatThrownBy(() -> drafts.sentOnce(draft, () -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(drafts.sentOnce(draft, () -> "order-1")).isEqualTo("order-1");
        assertThat(drafts.sentOnce(draft, () -> "order-2")).isEqualTo("order-1");
    }
}
