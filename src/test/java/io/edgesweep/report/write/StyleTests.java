package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours of the report's pages, in light, dark and print (WCAG 2.2, success criteria 1.4.3 and 1.4.11). */
class StyleTests {

    private static final Pattern ROOT = Pattern.compile(":root \\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6})");

    private static final List<String> TEXTS = List.of("ink", "soft", "good", "wait", "bad", "unknown", "link");
    private static final List<String> SHAPES =
            List.of("confirmed", "failed", "waiting", "unsettled", "edge", "ours", "others");

    @ParameterizedTest
    @MethodSource("modes")
    void texts_stand_out_from_what_is_behind_them(Map<String, String> mode) {
        for (String text : TEXTS) {
            assertThat(contrast(mode, text, "page")).as(text + " on page").isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(mode, text, "panel")).as(text + " on panel").isGreaterThanOrEqualTo(4.5);
        }
        for (String tone : List.of("good", "wait", "bad", "unknown")) {
            assertThat(contrast(mode, tone, tone + "-bg")).as(tone).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast(mode, "ink", tone + "-bg")).as("ink on " + tone).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void parts_of_bars_stand_out_from_what_is_behind_them(Map<String, String> mode) {
        for (String shape : SHAPES) {
            assertThat(contrast(mode, shape, "page")).as(shape + " on page").isGreaterThanOrEqualTo(3);
            assertThat(contrast(mode, shape, "panel")).as(shape + " on panel").isGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void marks_stand_out_from_the_parts_that_they_are_on(Map<String, String> mode) {
        for (String family : List.of("confirmed", "failed", "waiting", "unsettled", "aside")) {
            assertThat(contrast(mode, "on-" + family, family)).as(family).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void no_colour_is_named_outside_the_modes() throws IOException {
        assertThat(ROOT.matcher(style()).replaceAll("")).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b");
    }

    static Stream<Map<String, String>> modes() throws IOException {
        List<Map<String, String>> modes =
                ROOT.matcher(style()).results().map(StyleTests::colours).toList();
        assertThat(modes).as("light, dark and print").hasSize(3);
        return modes.stream();
    }

    private static Map<String, String> colours(MatchResult root) {
        Map<String, String> colours = new HashMap<>();
        COLOUR.matcher(root.group(1)).results().forEach(colour -> colours.put(colour.group(1), colour.group(2)));
        return colours;
    }

    private static double contrast(Map<String, String> mode, String one, String other) {
        double first = luminance(Objects.requireNonNull(mode.get(one), one));
        double second = luminance(Objects.requireNonNull(mode.get(other), other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
    }

    private static double linear(String colour, int from) {
        double part = Integer.parseInt(colour.substring(from, from + 2), 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String style() throws IOException {
        try (InputStream in = Objects.requireNonNull(StyleTests.class.getResourceAsStream("/report/style.html"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
