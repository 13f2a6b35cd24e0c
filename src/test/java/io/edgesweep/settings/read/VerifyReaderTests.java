package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import io.edgesweep.settings.ServerAddress;
import io.edgesweep.settings.Sites;
import io.edgesweep.settings.VerifyKeys;
import io.edgesweep.settings.VerifyKeys.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a job says that the edge is to be looked at. */
class VerifyReaderTests {

    @TempDir
    private Path folder;

    @Test
    void nobody_looks_unless_the_job_says_so() {
        assertThat(verify("false")).isEmpty();
        assertThat(verify("true")).contains(VerifyKeys.DEFAULT);
        assertThat(verify("{sample: all}").map(VerifyKeys::sample)).contains(Sample.ALL);
    }

    @Test
    void reads_what_is_looked_at_and_how() {
        VerifyKeys keys = verify("""
                {sample: 5%, paths: [/news/, "HTTPS://www.example.com/a%20b"], resolve: [203.0.113.7, "[2001:db8::7]:8443"],
                fail: true, retry: true, second-look: 1m, requests-per-second: 20, at-once: 2, requests: 50, bytes: 1MB, timeout: 3s}
                """.replace("\n", " ")).orElseThrow();

        assertThat(keys.sample()).isEqualTo(new Sample(5, true));
        assertThat(keys.paths()).containsExactly("https://www.example.com/news/", "https://www.example.com/a%20b");
        assertThat(keys.resolve())
                .containsExactly(new ServerAddress("", "203.0.113.7", 0), new ServerAddress("", "2001:db8::7", 8443));
        assertThat(keys.fails()).isTrue();
        assertThat(keys.retries()).isTrue();
        assertThat(keys.secondLook()).isEqualTo(Duration.ofMinutes(1));
        assertThat(keys.pace().perSecond()).isEqualTo(20);
        assertThat(keys.budget().requests()).isEqualTo(50);
        assertThat(keys.timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void says_of_each_mistake_what_is_allowed() {
        MistakesException exception = catchThrowableOfType(
                MistakesException.class,
                () -> verify(
                        "{sample: some, paths: [\"https://www.example.org/\"], resolve: [\"http:///\"], fail: perhaps,"
                                + " smaple: 3}"));

        assertThat(exception.mistakes())
                .extracting(Mistake::toString)
                .anySatisfy(text -> assertThat(text).contains("verify.sample", "'some' is not allowed", "such as 5%"))
                .anySatisfy(text -> assertThat(text).contains("verify.paths", "is on no host of the job's sites"))
                .anySatisfy(text -> assertThat(text).contains("verify.resolve", "a host name or an address"))
                .anySatisfy(text -> assertThat(text).contains("verify.fail", "true or false"))
                .anySatisfy(text -> assertThat(text).contains("verify.smaple", "sample"))
                .hasSize(5);
    }

    private Optional<VerifyKeys> verify(String value) {
        try {
            Path csv = Files.writeString(folder.resolve("urls.csv"), "url\n");
            Path file = Files.writeString(
                    folder.resolve("nightly.yml"), "site: www\nsources: [{csv: " + csv + "}]\nverify: " + value + "\n");
            JobFile job = JobFileReader.read(
                    file,
                    Map.of(),
                    List.of(),
                    KnownSites.of(Sites.edgeOne("www")),
                    Instant.parse("2026-11-22T02:00:00Z"));
            return job.afterPurge().verify();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
