package io.edgesweep.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.provider.PrefetchOptions;
import io.edgesweep.settings.AfterPurge;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.NoticeSpec;
import io.edgesweep.settings.PurgeRules;
import io.edgesweep.settings.RunLimits;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputHashTests {

    @Test
    void stands_for_the_sites_and_for_how_they_are_warmed() throws IOException {
        List<JobFile> different = List.of(
                job(List.of("www"), null),
                job(List.of("www", "shop"), null),
                job(List.of("www"), PrefetchOptions.DEFAULT),
                job(List.of("www"), new PrefetchOptions(true, Map.of())),
                job(List.of("www"), new PrefetchOptions(false, Map.of("User-Agent", "a"))),
                job(List.of("www"), new PrefetchOptions(false, Map.of("User-Agent", "b"))));

        assertThat(hashes(different)).doesNotHaveDuplicates();
    }

    @Test
    void is_the_same_for_headers_in_another_order() throws IOException {
        List<JobFile> same = Stream.of(Map.of("A", "1", "B", "2"), Map.of("B", "2", "A", "1"))
                .map(headers -> job(List.of("www"), new PrefetchOptions(false, headers)))
                .toList();

        assertThat(hashes(same)).containsOnly(InputHash.of(same.get(0)));
    }

    private static List<String> hashes(List<JobFile> jobs) throws IOException {
        List<String> hashes = new ArrayList<>();
        for (JobFile job : jobs) {
            hashes.add(InputHash.of(job));
        }
        return hashes;
    }

    private static JobFile job(List<String> sites, @Nullable PrefetchOptions warm) {
        return new JobFile(
                "nightly",
                sites,
                Optional.empty(),
                List.of(),
                List.of(new SourceSpec.Listed("list", List.of("https://www.example.com/"))),
                PurgeRules.plain(Kind.URL, Method.INVALIDATE),
                RunLimits.DEFAULT,
                new AfterPurge(Optional.ofNullable(warm), Optional.empty()),
                NoticeSpec.NONE,
                Set.of(),
                JobFile.DEFAULT_KEEP);
    }
}
