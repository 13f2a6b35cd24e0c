package io.edgesweep.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.settings.NoticeSpec.Format;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoticeTextTests {

    private static final String LINK = "https://edgesweep.example.com/runs";

    @Test
    void a_robot_gets_what_fits_and_always_the_link() {
        String text = robot(message(60, "✗ 每晚"));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1_900, 2_048);
        assertThat(text).startsWith("edgesweep: ✗ 每晚\n• 0 ").endsWith("…\nrun-1\n" + LINK);
    }

    @Test
    void a_robot_gets_all_that_fits() {
        assertThat(robot(message(3, "✗ nightly"))).doesNotContain("…").endsWith("run-1\n" + LINK);
    }

    @Test
    void a_line_that_is_too_long_by_itself_is_cut_between_characters() {
        String text = robot(message(1, "夜".repeat(1_000)));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2_044, 2_048);
        assertThat(text).endsWith("夜…\nrun-1\n" + LINK);
    }

    private static Message message(int lines, String title) {
        return new Message(
                "subject",
                title,
                IntStream.range(0, lines)
                        .mapToObj(i -> "• " + i + " 服务商处理失败，失败的原因")
                        .toList(),
                "run-1",
                LINK,
                Map.of());
    }

    private static String robot(Message message) {
        return (String) ((Map<?, ?>) NoticeText.of(message, Format.WECOM).get("text")).get("content");
    }
}
