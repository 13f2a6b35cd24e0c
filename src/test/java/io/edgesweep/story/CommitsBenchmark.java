package io.edgesweep.story;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what a small run commits, by the tables that each commit is about: {@code ./mvnw -Pbench test -Dtest=CommitsBenchmark}. */
class CommitsBenchmark {

    @TempDir
    private Path folder;

    @Test
    void a_run_of_three_hundred_targets_in_one_batch() throws Exception {
        try (World world = new World(folder)) {
            world.jobFor("first", world.urlFile("first.csv", 1));
            world.jobFor("nightly", world.urlFile("urls.csv", 300));
            world.run("run", "first");

            try (LedgerLog log = new LedgerLog(folder.resolve("home/ledger/ledger.log"))) {
                assertThat(world.run("run", "nightly").exitCode()).isZero();
                print(log);
            }
        }
    }

    private static void print(LedgerLog log) throws Exception {
        List<String> commits = log.commits();
        Map<String, Long> byTables =
                commits.stream().collect(groupingBy(tables -> tables, TreeMap::new, Collectors.counting()));
        System.out.println(commits.size() + " commits, " + log.size() / 1000 + " KB of log");
        byTables.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(each -> System.out.printf("%6d %s%n", each.getValue(), each.getKey()));
    }
}
