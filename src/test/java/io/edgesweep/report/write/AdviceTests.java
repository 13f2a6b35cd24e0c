package io.edgesweep.report.write;

import static io.edgesweep.report.write.RowOutcomes.failed;
import static io.edgesweep.report.write.RowOutcomes.refused;
import static io.edgesweep.report.write.RowOutcomes.rejected;
import static io.edgesweep.report.write.RowOutcomes.sent;
import static io.edgesweep.targets.TargetRows.aTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.report.FailureLine;
import io.edgesweep.task.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTests {

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = "CONFIRMED", mode = EnumSource.Mode.EXCLUDE)
    void has_a_sentence_for_whatever_was_not_purged(Outcome outcome) {
        boolean byUs = EnumSet.of(Outcome.INVALID, Outcome.EXCLUDED, Outcome.DUPLICATE, Outcome.UNCHANGED)
                .contains(outcome);

        assertThat(Advice.of(byUs ? rejected(3, "x", outcome) : sent(aTarget(), outcome)))
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidParameter.DomainNotFound, belongs to the site's zone",
        "ResourceNotFound.CdnHostNotExists, belongs to the site's zone",
        "InvalidParameter.CdnUrlExceedLength, purge the directory above it",
        "LimitExceeded.BatchQuota, limit per call",
        "RequestSizeLimitExceeded, purge the directory above it",
        "InvalidParameter.CdnParamError, If the site has an area",
        "InvalidParameter.ParameterError, 'Check the site''s zone-id, and that the zone belongs to the account'",
        "InvalidParameter.CdnPushWildcardNotAllowed, one by one",
        "ResourceUnavailable.CdnHostIsNotOnline, Switch the domain on",
        "UnauthorizedOperation.CdnHostUnauthorized, the right to purge",
        "InvalidParameter.Target, considers the target malformed",
        "Never.HeardOf, list of error codes"
    })
    void says_what_to_do_about_a_code_of_the_provider(String code, String words) {
        assertThat(Advice.of(refused(aTarget(), code))).contains(words);
    }

    @Test
    void does_not_promise_another_try_of_what_was_tried_often_enough() {
        assertThat(Advice.of(failed(aTarget(), 2))).startsWith("The next runs try it again by themselves");
        assertThat(Advice.of(failed(aTarget(), 3)))
                .startsWith("It has failed 3 times and is not tried again by itself: edgesweep retry sends it again");
    }

    /** The list of codes is that of the provider room, by which targets are refused. */
    @Test
    void knows_every_listed_code_by_which_targets_are_refused() throws IOException {
        List<String> codes = codesThatRefuseTargets();

        assertThat(codes).hasSizeGreaterThan(20).noneMatch(code -> Advice.of(refused(aTarget(), code))
                .equals(Advice.of(refused(aTarget(), "Never.HeardOf"))));
    }

    private static List<String> codesThatRefuseTargets() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                AdviceTests.class.getResourceAsStream("/io/edgesweep/provider/error-codes.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .filter(row -> Set.of("DROP", "DROP_HOST", "RETRY_THEN_DROP", "TOO_LARGE")
                            .contains(row[2]))
                    .map(row -> row[1])
                    .toList();
        }
    }

    @Test
    void tells_calls_apart_by_their_cause_and_not_by_their_request() {
        RowTally tally = new RowTally(Instant.EPOCH);
        tally.add(sent(aTarget(), Outcome.CARRIED_OVER, "CreatePurgeTask: InternalError, oops (request 17-a)"));
        tally.add(sent(aTarget(), Outcome.CARRIED_OVER, "CreatePurgeTask: InternalError, oops (request 18-b)"));

        assertThat(tally.failures())
                .singleElement()
                .extracting(line -> Words.english().say(line.reason()), FailureLine::targets)
                .containsExactly("CreatePurgeTask: InternalError, oops", 2L);
    }
}
