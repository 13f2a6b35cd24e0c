package io.edgesweep.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.provider.cdn.CdnProvider;
import io.edgesweep.provider.edgeone.EdgeOneProvider;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of each error code of the vendor's lists, answered over HTTP to a submission and to a question. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorCodesTests {

    /** Where there is something to do for a person, or to spare. */
    private static final Set<ErrorClass> ADVISED = EnumSet.of(
            ErrorClass.FATAL_ACCOUNT,
            ErrorClass.FATAL_PRODUCT,
            ErrorClass.FATAL_SITE,
            ErrorClass.FATAL_KIND,
            ErrorClass.EXPIRED,
            ErrorClass.DAY,
            ErrorClass.SPLIT,
            ErrorClass.TOO_LARGE,
            ErrorClass.DROP_HOST,
            ErrorClass.HOLD_HOST,
            ErrorClass.UNKNOWN);

    /** Where it is the cause of what became of the targets. */
    private static final Set<ErrorClass> REFUSES_TARGETS =
            EnumSet.of(ErrorClass.DROP, ErrorClass.DROP_HOST, ErrorClass.RETRY_THEN_DROP);

    private final SandboxVendor edgeOne = new SandboxVendor(Product.EDGEONE);
    private final SandboxVendor cdn = new SandboxVendor(Product.CDN);
    private final Map<String, List<SandboxVendor>> vendors = Map.of(
            "platform", List.of(edgeOne, cdn),
            "unlisted", List.of(edgeOne, cdn),
            "edgeone", List.of(edgeOne),
            "cdn", List.of(cdn));

    @AfterAll
    void stop() {
        edgeOne.close();
        cdn.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "error-codes.csv", numLinesToSkip = 1)
    void a_submission_answered_with(String list, String code, ErrorClass onSubmission, ErrorClass onQuery)
            throws Exception {
        for (SandboxVendor vendor : vendors.get(list)) {
            SubmissionResult answer = refusedSubmission(vendor, code);

            if (onSubmission == ErrorClass.RETRY || onSubmission == ErrorClass.UNKNOWN) {
                assertThat(answer).isInstanceOfSatisfying(SubmissionResult.Unknown.class, unknown -> {
                    assertThat(Words.english().say(unknown.reason())).startsWith(code + ", ");
                    assertThat(unknown.requestId()).isNotBlank();
                    assertError(unknown.error(), code, onSubmission);
                });
            } else {
                assertThat(answer)
                        .isInstanceOfSatisfying(
                                SubmissionResult.Refused.class,
                                refused -> assertError(refused.error(), code, onSubmission));
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "error-codes.csv", numLinesToSkip = 1)
    void a_question_answered_with(String list, String code, ErrorClass onSubmission, ErrorClass onQuery) {
        for (SandboxVendor vendor : vendors.get(list)) {
            vendor.refuseNext("DescribePurgeTasks", code);

            ProviderException thrown = catchThrowableOfType(ProviderException.class, () -> vendor.provider()
                    .tasks(new TaskQuery.OfTask(Kind.URL, "some-task", 0)));

            assertThat(thrown).isNotNull();
            assertError(thrown.error(), code, onQuery);
        }
    }

    @Test
    void names_the_rights_that_the_product_needs_where_one_is_missing() throws Exception {
        String teo = ((SubmissionResult.Refused) refusedSubmission(edgeOne, "UnauthorizedOperation"))
                .error()
                .toString();
        String classic = ((SubmissionResult.Refused) refusedSubmission(cdn, "UnauthorizedOperation"))
                .error()
                .toString();

        assertThat(EdgeOneProvider.SUBMITS).allSatisfy(action -> assertThat(teo).contains("teo:" + action));
        assertThat(CdnProvider.SUBMITS).allSatisfy(action -> assertThat(classic).contains("cdn:" + action));
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidParameter.DomainNotFound, belongs to the site's zone",
        "ResourceNotFound.CdnHostNotExists, belongs to the site's zone",
        "InvalidParameter.CdnUrlExceedLength, purge the directory above it",
        "LimitExceeded.BatchQuota, smaller edgesweep.batch.targets",
        "RequestSizeLimitExceeded, smaller edgesweep.batch.bytes",
        "InvalidParameter.CdnParamError, If the site has an area",
        "InvalidParameter.ParameterError, 'Check the site''s zone-id, and that the zone belongs to the account'",
        "InvalidParameter.CdnPushWildcardNotAllowed, one by one",
        "ResourceUnavailable.CdnHostIsNotOnline, Switch the domain on",
        "UnauthorizedOperation.CdnHostUnauthorized, the right to purge",
        "InvalidParameter.Target, considers the target malformed",
        "Never.HeardOf, list of error codes"
    })
    void says_what_to_do_about_a_code(String code, String words) throws Exception {
        SandboxVendor vendor = code.contains("Cdn") ? cdn : edgeOne;
        SubmissionResult answer = refusedSubmission(vendor, code);
        ProviderError error = answer instanceof SubmissionResult.Unknown unknown
                ? Objects.requireNonNull(unknown.error())
                : ((SubmissionResult.Refused) answer).error();

        assertThat(error).asString().contains(words);
        assertThat(Words.of(Language.CHINESE).say(error.reason()))
                .contains(code)
                .doesNotContain(words);
    }

    private static SubmissionResult refusedSubmission(SandboxVendor vendor, String code) throws InterruptedException {
        vendor.refuseNext(
                vendor.provider().capabilities().namesRefusedTargets() ? "CreatePurgeTask" : "PurgeUrlsCache", code);
        return vendor.provider()
                .submit(new Submission(Kind.URL, Method.INVALIDATE, List.of("https://www.example.com/")));
    }

    private static void assertError(ProviderError error, String code, ErrorClass errorClass) {
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.errorClass()).isEqualTo(errorClass);
        assertThat(error.requestId()).isNotBlank();
        if (ADVISED.contains(errorClass)) {
            assertThat(Words.english().has("reason.advice." + error.advice())).isTrue();
        }
        if (REFUSES_TARGETS.contains(errorClass)) {
            assertThat(ReasonCode.ofWord(error.advice())).isNotIn(ReasonCode.NONE, ReasonCode.REFUSED_OTHERWISE);
        }
    }
}
