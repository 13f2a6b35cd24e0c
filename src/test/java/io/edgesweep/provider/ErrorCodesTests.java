package io.edgesweep.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.edgesweep.provider.cdn.CdnProvider;
import io.edgesweep.provider.edgeone.EdgeOneProvider;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

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
                    assertThat(unknown.reason()).startsWith(code + ", ");
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
                .advice();
        String classic = ((SubmissionResult.Refused) refusedSubmission(cdn, "UnauthorizedOperation"))
                .error()
                .advice();

        assertThat(EdgeOneProvider.SUBMITS).allSatisfy(action -> assertThat(teo).contains("teo:" + action));
        assertThat(CdnProvider.SUBMITS).allSatisfy(action -> assertThat(classic).contains("cdn:" + action));
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
            assertThat(error.advice()).isNotBlank();
        }
    }
}
