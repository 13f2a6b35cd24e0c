package io.edgesweep.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tencentcloudapi.common.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTests {

    private static final String TWO_SECTIONS = """
            # written by hand
            [default]
            secret_id = AKIDdefault
            secret_key = canary-default

            [night]
            secret_id=AKIDnight
            secret_key=canary-night
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("credentials");
    }

    @Test
    void reads_the_section_that_is_asked_for() throws Exception {
        write(TWO_SECTIONS);

        assertKey(read("default"), "AKIDdefault", "canary-default");
        assertKey(read("night"), "AKIDnight", "canary-night");
    }

    @Test
    void says_where_the_key_is_from_and_nothing_of_it() throws Exception {
        write(TWO_SECTIONS);

        ResolvedCredentials key = read("night");

        assertThat(key.from()).isEqualTo("profile night of " + file);
        assertThat(key.toString()).contains("profile night").doesNotContain("canary", "AKID");
    }

    @Test
    void gives_the_same_object_whenever_it_is_asked() throws Exception {
        write(TWO_SECTIONS);

        ResolvedCredentials key = read("default");

        assertThat(key.current().get()).isSameAs(key.current().get());
    }

    @Test
    void takes_the_first_file_that_is_there() throws Exception {
        write(TWO_SECTIONS);
        Path other = Files.writeString(folder.resolve("other"), "[default]\nsecret_id=AKIDother\nsecret_key=x\n");

        assertKey(new ProfileFile(List.of(folder.resolve("none"), other, file)).read("default"), "AKIDother", "x");
    }

    @Test
    void looks_where_the_tools_of_the_vendor_look() {
        assertThat(ProfileFile.usualPlaces(folder))
                .containsExactly(Path.of("/etc/tencentcloud/credentials"), folder.resolve(".tencentcloud/credentials"));
    }

    @Test
    void names_every_place_where_there_is_no_file() {
        ProfileFile nowhere = new ProfileFile(List.of(folder.resolve("a"), folder.resolve("b")));

        assertThat(catchThrowableOfType(NoKeyException.class, () -> nowhere.read("default")))
                .hasMessage("there is no profile file " + folder.resolve("a") + " or " + folder.resolve("b"));
    }

    @Test
    void names_the_section_that_is_not_there() throws IOException {
        write(TWO_SECTIONS);

        assertThat(refusal("day")).isEqualTo("the profile file " + file + " has no section [day]");
    }

    @Test
    void does_not_take_what_stands_before_every_section_for_the_default() throws IOException {
        write("secret_id = AKIDx\nsecret_key = canary\n");

        assertThat(refusal("default")).isEqualTo("the profile file " + file + " has no section [default]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[default]\nsecret_id = AKIDx\n",
                "[default]\nsecret_id = AKIDx\nsecret_key =\n",
                "[default]\nsecret_id = AKIDx\nsecret_key = \"  \"\n",
                "[default]\nsecret_id = AKIDx\nsecret_key = canary\nsecret_key = canary-2\n",
                "[default]\nsecret_id = AKIDx\n[night]\nsecret_key = canary\n",
                "[default]\nsecret_id = AKIDx\nSECRET_KEY = canary\n"
            })
    void takes_no_half_key_and_no_double_one(String text) throws IOException {
        write(text);

        assertThat(refusal("default"))
                .isEqualTo("the profile file " + file + " has not one secret_key in section [default]");
    }

    @Test
    void says_which_half_is_missing() throws IOException {
        write("[default]\nsecret_key = canary\n");

        assertThat(refusal("default")).contains("has not one secret_id");
    }

    @Test
    void leaves_a_value_as_it_was_written() throws Exception {
        write("[default]\nsecret_id = AKIDx\nsecret_key = a,b${user.home}=c;d#e:f+/\n");

        assertKey(read("default"), "AKIDx", "a,b${user.home}=c;d#e:f+/");
    }

    @Test
    void quotes_nothing_of_a_file_that_is_made_of_something_else() throws IOException {
        write("{\"secretId\": \"AKIDcanary\", \"secretKey\": \"canary\"}\n[default\ncanary\n= canary\n");

        assertThat(refusal("default")).contains(file.toString()).doesNotContain("canary");
    }

    @Test
    void says_that_a_file_cannot_be_read() throws IOException {
        Files.createDirectory(file);

        assertThat(refusal("default")).isEqualTo("the profile file " + file + " cannot be read: Is a directory");
    }

    @Test
    void says_that_a_file_is_no_text() throws IOException {
        Files.write(file, "[default]\nsecret_id = AKIDcanary\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal("default"))
                .contains(file.toString(), "cannot be read")
                .doesNotContain("canary");
    }

    @Test
    void never_breaks_down_whatever_the_file_holds() throws IOException {
        Random random = new Random(20261124);
        List<String> pieces = List.of(
                "[",
                "]",
                "[default]",
                "=",
                ":",
                "#",
                ";",
                "\"",
                "'",
                "\\",
                "\n",
                "\n",
                " ",
                "secret_id",
                "secret_key",
                "canary",
                ",",
                ".",
                "${",
                "}",
                "@",
                "(",
                ")",
                "\t",
                "\u0000",
                "ä");
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            String text = random.ints(random.nextInt(20), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            write(text);

            try {
                read("default");
            } catch (NoKeyException e) {
                refused++;
                assertThat(e).as(text).hasNoCause();
                assertThat(e.getMessage()).as(text).contains(file.toString()).doesNotContain("canary");
            }
        }
        assertThat(refused).isGreaterThan(900);
    }

    private ResolvedCredentials read(String section) throws NoKeyException {
        return new ProfileFile(List.of(file)).read(section);
    }

    private String refusal(String section) {
        NoKeyException refusal = catchThrowableOfType(NoKeyException.class, () -> read(section));
        assertThat(refusal).isNotNull().hasNoCause();
        return refusal.toString().substring(NoKeyException.class.getName().length() + 2);
    }

    private static void assertKey(ResolvedCredentials found, String id, String secret) {
        Credential key = found.current().get();
        assertThat(key.getSecretId()).isEqualTo(id);
        assertThat(key.getSecretKey()).isEqualTo(secret);
        assertThat(key.getToken()).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
