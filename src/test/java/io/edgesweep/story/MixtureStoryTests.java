package io.edgesweep.story;

import static io.edgesweep.report.Counts.counted;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of every sort, mixed by chance, with what the job makes of them reckoned beforehand. */
class MixtureStoryTests {

    private static final long SEED = 20_261_124;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final Set<String> sent = new HashSet<>();
    private long read;
    private long invalid;
    private long excluded;
    private long duplicate;

    @Test
    void every_row_has_an_outcome_and_every_target_is_sent_once() {
        List<String> lines = new ArrayList<>(List.of("url,note"));
        for (int i = 0; i < 3000; i++) {
            lines.add(line(random.nextInt(12), i));
        }
        try (World world = new World(folder)) {
            Path csv = world.file("urls.csv", lines.stream());
            world.job("nightly", """
                    site: www
                    sources: [{csv: %s}]
                    exclude: ["regex:/old/[0-9]+"]
                    variants: ["http://{host}{path}"]
                    """.formatted(csv));

            World.Ending ending = world.run("run", "nightly");

            assertThat(ending.exitCode()).isEqualTo(3);
            assertThat(world.sandbox.journal().acceptedTargets().keySet()).isEqualTo(sent);
            assertThat(world.sandbox.journal().acceptedTargets().values()).containsOnly(1);
            assertThat(world.report("nightly").counts())
                    .isEqualTo(counted()
                            .read(read)
                            .invalid(invalid)
                            .excluded(excluded)
                            .duplicate(duplicate)
                            .confirmed(sent.size())
                            .line());
            assertThat(world.reportFile("nightly", "targets.csv").lines()).hasSize((int) read + 1);
        }
    }

    private String line(int sort, int number) {
        return switch (sort) {
            case 0 -> invalid("not a url");
            case 1 -> invalid("https://elsewhere.test/" + number);
            case 2 -> invalid("https://www.example.com/a\\b");
            case 3 -> "https://www.example.com/too-many-fields,1" + invalid(",2");
            case 4 -> excluded("https://www.example.com/old/" + number);
            case 5, 6 -> target("HTTPS://WWW.Example.com:443/x/../", "again/" + random.nextInt(50), "#top");
            case 7 -> target("https://static.example.com/", "\u00e9".repeat(1 + random.nextInt(3)), "");
            default -> target("https://www.example.com/", "page?n=" + number, "");
        };
    }

    private String invalid(String line) {
        read++;
        invalid++;
        return line.contains(",") ? line : line + ",";
    }

    private String excluded(String line) {
        read++;
        excluded++;
        return line + ",";
    }

    /** The row, and its variant with the other scheme, which is a row of its own. */
    private String target(String before, String path, String after) {
        String host = before.toLowerCase(Locale.ROOT).contains("static") ? "static.example.com/" : "www.example.com/";
        for (String scheme : List.of("https://", "http://")) {
            read++;
            if (!sent.add(scheme + host + path.replace("\u00e9", "%C3%A9"))) {
                duplicate++;
            }
        }
        return before + path + after + ",";
    }
}
