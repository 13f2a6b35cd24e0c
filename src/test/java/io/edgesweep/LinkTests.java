package io.edgesweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link of the documentation arrives. */
class LinkTests {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");
    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    /** From so many lines on, a page is longer than a screen. */
    private static final int SCREEN = 60;

    @Test
    void every_link_to_a_file_or_a_heading_leads_there() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (Path page : pages()) {
            for (String link : links(page)) {
                followed++;
                if (!leadsSomewhere(page, link)) {
                    broken.add(page + ": " + link);
                }
            }
        }

        assertThat(followed).isGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    @Test
    void every_page_that_is_longer_than_a_screen_begins_with_its_contents() throws IOException {
        for (Path page : pages()) {
            List<String> lines = Files.readAllLines(page);
            if (page.startsWith("docs") && lines.size() > SCREEN) {
                assertThat(links(page).stream().filter(link -> link.startsWith("#")))
                        .as(page + " has links to its own headings")
                        .hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void every_page_can_be_reached_from_the_readme() throws IOException {
        Set<Path> reached = new HashSet<>();
        List<Path> next = new ArrayList<>(List.of(Path.of("README.md")));
        while (!next.isEmpty()) {
            Path page = next.remove(next.size() - 1);
            if (reached.add(page) && page.toString().endsWith(".md")) {
                links(page).stream()
                        .filter(link -> !link.startsWith("#"))
                        .map(link -> page.resolveSibling(link.replaceFirst("#.*", ""))
                                .normalize())
                        .forEach(next::add);
            }
        }

        assertThat(reached).containsAll(pages());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        Set<String> anchors = new HashSet<>();
        HEADING.matcher(BLOCK.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .forEach(anchors::add);
        return anchors;
    }
}
