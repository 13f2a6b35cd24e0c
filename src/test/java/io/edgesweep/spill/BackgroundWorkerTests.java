package io.edgesweep.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackgroundWorkerTests {

    @Test
    void does_everything_in_the_order_in_which_it_was_handed_over() throws Exception {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        try (BackgroundWorker behind = new BackgroundWorker("test")) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                behind.hand(() -> done.add(number));
            }
            behind.await();
        }

        assertThat(done).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void throws_what_went_wrong_at_the_end_at_the_latest() {
        try (BackgroundWorker behind = new BackgroundWorker("test")) {
            assertThatThrownBy(() -> {
                        behind.hand(() -> {
                            throw new IOException("No space left on device");
                        });
                        behind.await();
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }

    @Test
    void lets_the_piece_in_hand_end_undisturbed_when_it_is_closed_and_does_no_other() throws Exception {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        BackgroundWorker behind = new BackgroundWorker("test");
        Thread closing = new Thread(behind::close);
        behind.hand(() -> {
            begun.countDown();
            while (closing.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            done.add("first, interrupted: " + Thread.currentThread().isInterrupted());
        });
        behind.hand(() -> done.add("second"));
        begun.await();

        closing.start();
        closing.join();

        assertThat(done).containsExactly("first, interrupted: false");
    }
}
