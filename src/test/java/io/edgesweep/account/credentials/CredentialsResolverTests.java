package io.edgesweep.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tencentcloudapi.common.Credential;
import io.edgesweep.process.HandMovedTime;
import io.edgesweep.settings.CredentialsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsResolverTests {

    private static final CredentialsSource DEFAULT = new CredentialsSource.Default();
    private static final boolean ELSEWHERE = false;
    private static final boolean ON_LOOPBACK = true;

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> rolesAskedFor = new ArrayList<>();
    private final FakeRole role = new FakeRole("role");

    @TempDir
    private Path folder;

    private Path file;
    private CredentialsResolver finder;

    @BeforeEach
    void build() {
        file = folder.resolve("credentials");
        finder = new CredentialsResolver(
                name -> environment.getOrDefault(name, ""),
                new ProfileFile(List.of(file)),
                name -> {
                    rolesAskedFor.add(name);
                    return role;
                },
                new HandMovedTime(Instant.parse("2026-11-24T02:00:00Z")));
    }

    @Test
    void takes_the_key_of_the_configuration_and_looks_nowhere_else() throws Exception {
        writeEnvironment();
        writeProfiles();

        ResolvedCredentials found =
                finder.find(new CredentialsSource.Explicit("AKIDx", "canary", "canary-token"), ELSEWHERE);

        assertKey(found, "AKIDx", "canary", "canary-token");
        assertThat(found.from()).isEqualTo("the configuration");
        assertThat(rolesAskedFor).isEmpty();
    }

    @Test
    void drops_the_white_space_that_echo_and_windows_leave_around_a_key() throws Exception {
        environment.put("TENCENTCLOUD_SECRET_ID", " AKIDenvironment\r\n");
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary-environment\n");
        environment.put("TENCENTCLOUD_TOKEN", "\n");

        assertKey(finder.find(DEFAULT, ELSEWHERE), "AKIDenvironment", "canary-environment", "");
    }

    @Test
    void refuses_a_key_that_cannot_be_sent_without_showing_it() {
        environment.put("TENCENTCLOUD_SECRET_ID", "AKID\ncanary");
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary-environment");

        NoKeyException exception = catchThrowableOfType(NoKeyException.class, () -> finder.find(DEFAULT, ON_LOOPBACK));

        assertThat(exception)
                .hasMessageContaining("TENCENTCLOUD_SECRET_ID with a blank")
                .hasMessageNotContaining("canary");
    }

    @Test
    void does_not_go_on_to_the_profile_when_the_key_of_the_environment_is_malformed() throws Exception {
        writeProfiles();
        environment.put("TENCENTCLOUD_SECRET_ID", "AKIDenvironment");
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary\u00a0environment");

        assertThat(refusal(DEFAULT, ON_LOOPBACK))
                .startsWith("the environment has a TENCENTCLOUD_SECRET_KEY with a blank")
                .doesNotContain("profile");
    }

    @Test
    void refuses_a_key_that_cannot_be_sent_wherever_it_stands() throws Exception {
        Files.writeString(file, "[default]\nsecret_id = AKID\u00e9\nsecret_key = canary\n");

        assertThat(refusal(DEFAULT, ON_LOOPBACK))
                .contains("section [default] of the profile file", "secret_id with a blank");
        assertThat(refusal(new CredentialsSource.Explicit("AKIDx", "can ary", ""), ON_LOOPBACK))
                .startsWith("the configuration has a secret-key with a blank");
    }

    @Test
    void finds_a_lasting_key_in_the_environment() throws Exception {
        writeEnvironment();

        ResolvedCredentials found = finder.find(DEFAULT, ELSEWHERE);

        assertKey(found, "AKIDenvironment", "canary-environment", "");
        assertThat(found.from()).isEqualTo("the environment");
    }

    @Test
    void finds_a_temporary_key_in_the_environment() throws Exception {
        writeEnvironment();
        environment.put("TENCENTCLOUD_TOKEN", "canary-token");

        ResolvedCredentials found = finder.find(DEFAULT, ELSEWHERE);

        assertKey(found, "AKIDenvironment", "canary-environment", "canary-token");
    }

    @Test
    void goes_from_the_environment_to_the_profile_to_the_role() throws Exception {
        writeEnvironment();
        writeProfiles();

        assertThat(finder.find(DEFAULT, ELSEWHERE).from()).isEqualTo("the environment");

        environment.clear();

        ResolvedCredentials profile = finder.find(DEFAULT, ELSEWHERE);
        assertKey(profile, "AKIDdefault", "canary-default", "");
        assertThat(profile.from()).isEqualTo("profile default of " + file);
        assertThat(rolesAskedFor).isEmpty();

        Files.delete(file);

        ResolvedCredentials machine = finder.find(DEFAULT, ELSEWHERE);
        assertKey(machine, "id-role", "canary-secret-role", "canary-token-role");
        assertThat(machine.from()).isEqualTo("the role of this machine");
        assertThat(rolesAskedFor).containsExactly("");
    }

    @Test
    void does_not_mix_half_a_key_of_the_environment_with_anything() throws Exception {
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary-environment");
        environment.put("TENCENTCLOUD_TOKEN", "canary-token");
        writeProfiles();

        assertKey(finder.find(DEFAULT, ELSEWHERE), "AKIDdefault", "canary-default", "");
    }

    @Test
    void says_which_half_the_environment_lacks() {
        environment.put("TENCENTCLOUD_SECRET_ID", "AKIDenvironment");

        assertThat(refusal(DEFAULT, ON_LOOPBACK)).startsWith("the environment has no TENCENTCLOUD_SECRET_KEY, ");

        environment.clear();
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary");

        assertThat(refusal(DEFAULT, ON_LOOPBACK))
                .startsWith("the environment has no TENCENTCLOUD_SECRET_ID, ")
                .doesNotContain("canary");
    }

    @Test
    void names_everything_that_it_tried_in_one_sentence() {
        role.gives(null);

        assertThat(refusal(DEFAULT, ELSEWHERE))
                .isEqualTo("the environment has no TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, there is no"
                        + " profile file " + file + ", and the role of this machine gives no key: the instance"
                        + " metadata service did not answer as it does on a machine with a role");
    }

    @Test
    void gives_an_api_on_loopback_no_key_of_a_role_that_nobody_named() {
        assertThat(refusal(DEFAULT, ON_LOOPBACK))
                .isEqualTo("the environment has no TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, there is no"
                        + " profile file " + file + ", and the role of this machine is not for an API on loopback");
        assertThat(rolesAskedFor).isEmpty();
        assertThat(role.askings()).isZero();
    }

    @Test
    void gives_an_api_on_loopback_a_key_of_the_environment_or_the_profile_file() throws Exception {
        writeProfiles();
        assertThat(finder.find(DEFAULT, ON_LOOPBACK).from()).isEqualTo("profile default of " + file);

        writeEnvironment();
        assertThat(finder.find(DEFAULT, ON_LOOPBACK).from()).isEqualTo("the environment");
    }

    @Test
    void takes_the_profile_that_is_named_and_no_other_key() throws Exception {
        writeEnvironment();
        writeProfiles();

        ResolvedCredentials found = finder.find(new CredentialsSource.Profile("night"), ELSEWHERE);

        assertKey(found, "AKIDnight", "canary-night", "");
        assertThat(refusal(new CredentialsSource.Profile("day"), ELSEWHERE))
                .isEqualTo("the profile file " + file + " has no section [day]");
        assertThat(rolesAskedFor).isEmpty();
    }

    @Test
    void takes_the_role_that_is_named_and_asks_it_when_the_key_is_needed() throws Exception {
        writeEnvironment();
        writeProfiles();

        ResolvedCredentials found = finder.find(new CredentialsSource.Role("purger"), ON_LOOPBACK);

        assertThat(role.askings()).isZero();
        assertKey(found, "id-role", "canary-secret-role", "canary-token-role");
        assertThat(found.from()).isEqualTo("role purger of this machine");
        assertThat(rolesAskedFor).containsExactly("purger");
    }

    @Test
    void says_so_when_the_role_that_is_named_gives_no_key() throws Exception {
        role.gives(null);

        ResolvedCredentials found = finder.find(new CredentialsSource.Role("purger"), ELSEWHERE);

        assertThatIllegalStateException()
                .isThrownBy(() -> found.current().get())
                .withMessageStartingWith("the role of this machine gives no key: ");
    }

    @Test
    void shows_no_secret_of_any_key() throws Exception {
        writeEnvironment();
        writeProfiles();
        List<CredentialsSource> everywhere = List.of(
                DEFAULT,
                new CredentialsSource.Profile("night"),
                new CredentialsSource.Role("purger"),
                new CredentialsSource.Explicit("AKIDx", "canary", "canary-token"));

        for (CredentialsSource credentials : everywhere) {
            ResolvedCredentials found = finder.find(credentials, ELSEWHERE);
            Credential key = found.current().get();

            assertThat(found + " " + key + " " + found.current() + " " + credentials)
                    .doesNotContain("canary");
        }
    }

    private void writeEnvironment() {
        environment.put("TENCENTCLOUD_SECRET_ID", "AKIDenvironment");
        environment.put("TENCENTCLOUD_SECRET_KEY", "canary-environment");
    }

    private void writeProfiles() throws IOException {
        Files.writeString(file, """
                [default]
                secret_id = AKIDdefault
                secret_key = canary-default
                [night]
                secret_id = AKIDnight
                secret_key = canary-night
                """);
    }

    private String refusal(CredentialsSource credentials, boolean onLoopback) {
        NoKeyException refusal = catchThrowableOfType(NoKeyException.class, () -> finder.find(credentials, onLoopback));
        assertThat(refusal).isNotNull().hasNoCause();
        return String.valueOf(refusal.getMessage());
    }

    private static void assertKey(ResolvedCredentials found, String id, String secret, String token) {
        Credential key = found.current().get();
        assertThat(key.getSecretId()).isEqualTo(id);
        assertThat(key.getSecretKey()).isEqualTo(secret);
        assertThat(key.getToken()).isEqualTo(token);
    }
}
