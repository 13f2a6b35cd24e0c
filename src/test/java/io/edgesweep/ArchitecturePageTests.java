package io.edgesweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture names rooms and classes that there are. */
class ArchitecturePageTests {

    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final Path ROOT = Path.of("src", "main", "java", "io", "edgesweep");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)\\.([A-Z][A-Za-z]+)`");

    @Test
    void every_class_that_it_names_stands_where_it_says() throws IOException {
        List<String> named = CLASS.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1).replace('.', '/') + "/" + found.group(2) + ".java")
                .toList();

        assertThat(named).hasSizeGreaterThan(50).allSatisfy(each -> assertThat(ROOT.resolve(each))
                .exists());
    }

    @Test
    void every_folder_at_the_top_is_in_its_table_of_rooms() throws IOException {
        String page = Files.readString(PAGE);
        TreeSet<String> missing = new TreeSet<>();
        try (Stream<Path> rooms = Files.list(ROOT)) {
            rooms.filter(Files::isDirectory)
                    .map(room -> room.getFileName().toString())
                    .filter(room -> !page.contains("`" + room + "`"))
                    .forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }
}
