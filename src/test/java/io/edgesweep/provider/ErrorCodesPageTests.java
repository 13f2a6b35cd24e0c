package io.edgesweep.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Words;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.Method;
import io.edgesweep.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page on error codes is what the code does; what it should be is in {@code target/error-codes.md}, to be copied. */
class ErrorCodesPageTests {

    private static final String HEAD = """
            # The provider's error codes

            What each code of the API leads to. A code in no list counts as its family, the part before the dot; one of no family is *unknown*.
            Only *retry* and *unknown* leave it open whether a call took effect, and are settled by asking; all others say that nothing was
            processed, and are believed.

            [Classes](#classes) · [The platform's codes](#the-platforms-codes) · [EdgeOne's codes](#edgeones-codes) · [The CDN's codes](#the-cdns-codes)

            ## Classes

            The exit codes are those of a run in which nothing else goes wrong: when the code answers one submission, every submission, and
            every question about tasks.

            | class | what edgesweep does | one | every | asked |
            |---|---|---|---|---|
            """;

    @Test
    void docs_error_codes_is_what_the_code_does() throws Exception {
        StringBuilder page = new StringBuilder(HEAD);
        // No code leads to these: nothing has left, so nobody has answered.
        for (ErrorClass each : EnumSet.complementOf(EnumSet.of(ErrorClass.ENDPOINT, ErrorClass.OUT_OF_TIME))) {
            CodeEffect effect = CodeEffect.of(each);
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d |%n",
                    word(each),
                    effect.does(),
                    effect.once(),
                    effect.always(),
                    effect.asked()));
        }
        try (SandboxVendor edgeOne = new SandboxVendor(Product.EDGEONE);
                SandboxVendor cdn = new SandboxVendor(Product.CDN)) {
            codes(page, "The platform's codes", "platform", edgeOne);
            codes(page, "EdgeOne's codes", "edgeone", edgeOne);
            codes(page, "The CDN's codes", "cdn", cdn);
        }
        Files.writeString(Path.of("target", "error-codes.md"), page);

        assertThat(Path.of("docs", "error-codes.md")).hasContent(page.toString());
    }

    private static void codes(StringBuilder page, String title, String list, SandboxVendor vendor)
            throws InterruptedException, IOException {
        page.append("\n## ")
                .append(title)
                .append("\n\n| code | means | on a submission | on a question | advice |\n|---|---|---|---|---|\n");
        for (String code : ErrorCodes.of(list)) {
            ProviderError submitted = submitted(vendor, code);
            ProviderError asked = asked(vendor, code);
            assertThat(submitted.message()).as("what %s means", code).matches(said -> said.code()
                    .startsWith("code."));
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %s | %s | %s |%n",
                    code,
                    Words.english().say(submitted.message()),
                    word(submitted.errorClass()),
                    word(asked.errorClass()),
                    advice(words(submitted.advice()), words(asked.advice()))));
        }
    }

    private static String words(String advice) {
        return advice.isEmpty() ? "" : Words.english().say(Reason.of("advice." + advice));
    }

    private static String advice(String submitted, String asked) {
        return asked.isEmpty() || submitted.equals(asked) ? submitted : submitted + " On a question: " + asked;
    }

    private static ProviderError submitted(SandboxVendor vendor, String code) throws InterruptedException {
        vendor.refuseNextWithoutText(
                vendor.provider().capabilities().namesRefusedTargets() ? "CreatePurgeTask" : "PurgeUrlsCache", code);
        SubmissionResult answer = vendor.provider()
                .submit(new Submission(Kind.URL, Method.INVALIDATE, List.of("https://www.example.com/")));
        return answer instanceof SubmissionResult.Unknown unknown
                ? Objects.requireNonNull(unknown.error())
                : ((SubmissionResult.Refused) answer).error();
    }

    private static ProviderError asked(SandboxVendor vendor, String code) throws InterruptedException {
        vendor.refuseNextWithoutText("DescribePurgeTasks", code);
        try {
            vendor.provider().tasks(new TaskQuery.OfTask(Kind.URL, "some-task", 0));
        } catch (ProviderException e) {
            return e.error();
        }
        throw new AssertionError(code + " was taken for an answer");
    }

    private static String word(ErrorClass errorClass) {
        return errorClass.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
