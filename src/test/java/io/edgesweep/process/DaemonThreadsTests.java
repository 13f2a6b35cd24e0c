package io.edgesweep.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DaemonThreadsTests {

    @Test
    void have_their_name_and_keep_no_process_from_ending() {
        Thread thread = new DaemonThreads("notice").newThread(() -> {});

        assertThat(thread.getName()).isEqualTo("notice");
        assertThat(thread.isDaemon()).isTrue();
    }
}
