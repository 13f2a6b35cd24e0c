package io.edgesweep.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.settings.Credentials;
import io.edgesweep.time.HandMovedTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFinderTests {

    private static final Credentials DEFAULT = new Credentials.Default();

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> askedRoles = new ArrayList<>();
    private Credential ofRole = new Credential(null, null, null);

    @Test
    void takes_the_environment_first_with_its_token() throws Exception {
        environment.put("TENCENTCLOUD_SECRET_ID", "id-e");
        environment.put("TENCENTCLOUD_SECRET_KEY", "key-e");
        environment.put("TENCENTCLOUD_TOKEN", "token-e");
        profile("[default]\nsecret_id = id-p\nsecret_key = key-p\n");

        FoundKey found = finder().find(DEFAULT, false);

        assertThat(parts(found)).containsExactly("id-e", "key-e", "token-e");
        assertThat(found.from()).isEqualTo("the environment");
        assertThat(askedRoles).isEmpty();
    }

    @Test
    void takes_the_profile_file_next() throws Exception {
        Path file = profile("; a comment\n[other]\nsecret_id = x\nsecret_key = y\n[default]\nsecret_id = id-p\n"
                + "secret_key = key${p}\n");

        FoundKey found = finder().find(DEFAULT, false);

        assertThat(parts(found)).containsExactly("id-p", "key${p}", "");
        assertThat(found.from()).isEqualTo("profile default of " + file);
        assertThat(askedRoles).isEmpty();
    }

    @Test
    void takes_the_role_of_the_machine_last() throws Exception {
        ofRole = new Credential("id-r", "key-r", "token-r");

        FoundKey found = finder().find(DEFAULT, false);

        assertThat(parts(found)).containsExactly("id-r", "key-r", "token-r");
        assertThat(found.from()).isEqualTo("the role of this machine");
        assertThat(askedRoles).containsExactly("");
    }

    @Test
    void tells_in_one_sentence_everything_that_was_tried() {
        environment.put("TENCENTCLOUD_SECRET_ID", "id-e");

        assertThat(failure(DEFAULT, false))
                .isEqualTo("the environment has no TENCENTCLOUD_SECRET_KEY, there is no profile file "
                        + folder.resolve("etc") + " or " + folder.resolve("home")
                        + ", and the role of this machine gives no key: the instance metadata service did not answer as it"
                        + " does on a machine with a role");
    }

    @Test
    void does_not_ask_for_the_role_when_the_api_is_on_loopback() {
        assertThat(failure(DEFAULT, true))
                .startsWith("the environment has no TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, ")
                .endsWith(", and the role of this machine is not for an API on loopback");
        assertThat(askedRoles).isEmpty();
    }

    @Test
    void takes_the_section_that_is_named_and_nothing_else() throws Exception {
        environment.put("TENCENTCLOUD_SECRET_ID", "id-e");
        environment.put("TENCENTCLOUD_SECRET_KEY", "key-e");
        profile("[default]\nsecret_id = x\nsecret_key = y\n[ops]\nsecret_id = id-o\nsecret_key = key-o\n");

        FoundKey found = finder().find(new Credentials.Profile("ops"), false);

        assertThat(parts(found)).containsExactly("id-o", "key-o", "");
    }

    @Test
    void says_what_is_wrong_with_the_profile_file() throws Exception {
        Path file = profile("[default]\nsecret_id = id\n[twice]\nsecret_id = a\nsecret_id = b\nsecret_key = canary\n");

        assertThat(failure(new Credentials.Profile("ops"), false))
                .isEqualTo("the profile file " + file + " has no section [ops]");
        assertThat(failure(new Credentials.Profile("default"), false))
                .isEqualTo("the profile file " + file + " has not one secret_key in section [default]");
        assertThat(failure(new Credentials.Profile("twice"), false))
                .isEqualTo("the profile file " + file + " has not one secret_id in section [twice]");
    }

    @Test
    void reads_the_file_for_everybody_before_the_users() throws Exception {
        profile("[default]\nsecret_id = id-home\nsecret_key = key\n");
        Files.writeString(folder.resolve("etc"), "[default]\nsecret_id = id-etc\nsecret_key = key\n");

        assertThat(parts(finder().find(DEFAULT, false))).first().isEqualTo("id-etc");
    }

    @Test
    void looks_where_the_vendors_tools_do() {
        assertThat(ProfileFile.usualPlaces(Path.of("/home/ann")))
                .containsExactly(
                        Path.of("/etc/tencentcloud/credentials"), Path.of("/home/ann/.tencentcloud/credentials"));
    }

    @Test
    void asks_for_the_role_that_is_named_and_not_before_a_call() throws Exception {
        ofRole = new Credential("id-r", "key-r", "token-r");

        FoundKey found = finder().find(new Credentials.Role("purger"), true);

        assertThat(askedRoles).containsExactly("purger");
        assertThat(found.from()).isEqualTo("role purger of this machine");
        assertThat(parts(found)).containsExactly("id-r", "key-r", "token-r");
    }

    @Test
    void takes_what_the_configuration_spells_out() throws Exception {
        FoundKey found = finder().find(new Credentials.Explicit("id-c", "key-c", "token-c"), true);

        assertThat(parts(found)).containsExactly("id-c", "key-c", "token-c");
        assertThat(found.from()).isEqualTo("the configuration");
    }

    @Test
    void shows_no_secret_anywhere() throws Exception {
        profile("[default]\nsecret_id = id\ncanary\n[ops]\nsecret_id = id\nsecret_key = canary\n");
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary");

        FoundKey found = finder().find(new Credentials.Profile("ops"), false);

        assertThat(found.toString()).doesNotContain("canary");
        assertThat(failure(DEFAULT, true)).doesNotContain("canary");
    }

    private KeyFinder finder() {
        return new KeyFinder(
                name -> environment.getOrDefault(name, ""),
                new ProfileFile(List.of(folder.resolve("etc"), folder.resolve("home"))),
                role -> {
                    askedRoles.add(role);
                    return ofRole;
                },
                new HandMovedTime(Instant.EPOCH));
    }

    private Path profile(String text) throws IOException {
        return Files.writeString(folder.resolve("home"), text);
    }

    private String failure(Credentials credentials, boolean onLoopback) {
        return catchThrowableOfType(NoKeyException.class, () -> finder().find(credentials, onLoopback))
                .getMessage();
    }

    private static List<String> parts(FoundKey found) {
        Credential key = found.current().get();
        return List.of(key.getSecretId(), key.getSecretKey(), key.getToken());
    }
}
