package io.edgesweep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.server.SandboxSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures computed by other means than ours, for the SDKs and settings that a client may come with. */
class SignatureVectorsTests {

    private static final String BODY = "{\"ZoneId\":\"zone-2example0001\",\"Type\":\"purge_url\",\"Targets\":"
            + "[\"https://www.example.com/a.txt\",\"https://www.example.com/img/b.png?v=2\"]}";

    private final MovableClock clock = new MovableClock("2026-01-01T00:00:00Z");

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxSettings.builder().clock(clock).build());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_good_signature_is_accepted(Vector vector) {
        ApiReply reply = vector.call().sendTo(sandbox);

        assertThat(reply.code()).isEmpty();
        assertThat(reply.jobId()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void it_lives_five_minutes_either_way(Vector vector) {
        clock.set("2026-01-01T00:05:00Z");
        assertThat(vector.call().sendTo(sandbox).code()).isEmpty();

        clock.set("2026-01-01T00:05:01Z");
        assertThat(vector.call().sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureExpire");

        clock.set("2025-12-31T23:55:00Z");
        assertThat(vector.call().sendTo(sandbox).code()).isEmpty();

        clock.set("2025-12-31T23:54:59Z");
        assertThat(vector.call().sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureExpire");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNSIGNED_PAYLOAD")
    void one_changed_byte_of_the_body_breaks_it(Vector vector) {
        ApiCall call = vector.call().withBody(BODY.replace("a.txt", "b.txt"));

        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureFailure");
    }

    @Test
    void an_unsigned_payload_may_change() {
        ApiCall call = Vector.UNSIGNED_PAYLOAD.call().withBody(BODY.replace("a.txt", "b.txt"));

        assertThat(call.sendTo(sandbox).code()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void one_changed_byte_of_the_host_breaks_it(Vector vector) {
        ApiCall call = vector.call().with("Host", vector.otherHost);

        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureFailure");
    }

    @ParameterizedTest
    @EnumSource
    void one_changed_byte_of_the_key_breaks_it(Vector vector) {
        SandboxKey known = SandboxKey.of(SandboxSettings.SAMPLE_KEY.secretId(), "sandboxSecretKeyExample000000002");
        SandboxSettings settings =
                SandboxSettings.builder().clock(clock).keys(known).build();

        try (Sandbox other = Sandbox.start(settings)) {
            assertThat(vector.call().sendTo(other).code()).isEqualTo("AuthFailure.SignatureFailure");
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_changed_character_of_the_signature_is_found(Vector vector) {
        char last = vector.signature.charAt(63);
        String wrong = vector.signature.substring(0, 63) + (last == '0' ? '1' : '0');
        ApiCall call = vector.call();

        call.with("Authorization", call.authorization().replace(vector.signature, wrong));

        assertThat(call.sendTo(sandbox).code()).isEqualTo("AuthFailure.SignatureFailure");
    }

    @Test
    void the_clock_may_run_on_while_a_call_is_under_way() {
        clock.advance(Duration.ofSeconds(30));

        assertThat(Vector.MAINLAND.call().sendTo(sandbox).code()).isEmpty();
    }

    enum Vector {
        MAINLAND(
                "teo",
                "teo.tencentcloudapi.com",
                "teo.tencentcloudapi.con",
                "; charset=utf-8",
                "212ec64904908a3eb01e4b00209249b5b65622dc1025e3353a504dac56daf141"),
        INTERNATIONAL(
                "teo",
                "teo.intl.tencentcloudapi.com",
                "teo.inti.tencentcloudapi.com",
                "; charset=utf-8",
                "749489d06ba7cd840d4972fd4d370058858e4f094ff0d90f170cbd89154e4403"),
        JAVA_ON_ADDRESS(
                "127",
                "127.0.0.1:18080",
                "127.0.0.1:18081",
                "; charset=utf-8",
                "33c7cbae734215012ca111abfdb99813c8fe3b02be4e1d493b2ecc6b8e244808"),
        JAVA_ON_LOCALHOST(
                "localhost:18080",
                "localhost:18080",
                "localhost:18081",
                "; charset=utf-8",
                "f4c7d72d5e1e9a26203543fde3598f620f3df805340880147c938d3c0195e623"),
        PYTHON(
                "teo",
                "127.0.0.1:18080",
                "127.0.0.1:18081",
                "",
                "f56f639d639b762266f7a65d0b94490d10bae3da2bbd1a3be7816db44aeb8b2c"),
        /** Signs the host without its port, so that only a change of the name counts. */
        NODE(
                "127",
                "127.0.0.1:18080",
                "127.0.0.2:18080",
                "",
                "29441cf68fd7afbb4bc5c68ebdd10b5ce22823b88b2e4c074fff80c9a07b6d27"),
        ACTION_SIGNED_TOO(
                "teo",
                "teo.tencentcloudapi.com",
                "teo.tencentcloudapi.con",
                "; charset=utf-8",
                "45bf328aaa08d0a4f23f31149fab34df8e610aeddcb69b430670541672558351"),
        UNSIGNED_PAYLOAD(
                "teo",
                "teo.tencentcloudapi.com",
                "teo.tencentcloudapi.con",
                "; charset=utf-8",
                "cec7738dc3d7ad2e79384385129d7b0c80aa1c62f840f49e945e917ffc2ef327"),
        /** An API gateway setting: the connection goes to this machine, the signature names the real host. */
        GATEWAY(
                "teo",
                "127.0.0.1:18080",
                "teo.tencentcloudapi.con",
                "; charset=utf-8",
                "212ec64904908a3eb01e4b00209249b5b65622dc1025e3353a504dac56daf141");

        final String service;
        final String host;
        final String otherHost;
        final String charset;
        final String signature;

        Vector(String service, String host, String otherHost, String charset, String signature) {
            this.service = service;
            this.host = host;
            this.otherHost = otherHost;
            this.charset = charset;
            this.signature = signature;
        }

        ApiCall call() {
            return ApiCall.of("CreatePurgeTask", BODY)
                    .with("X-TC-Timestamp", "1767225600")
                    .with("Host", host)
                    .with("Content-Type", "application/json" + charset)
                    .with("X-TC-Content-SHA256", this == UNSIGNED_PAYLOAD ? "UNSIGNED-PAYLOAD" : "")
                    .withSignedHeaders("content-type;host" + (this == ACTION_SIGNED_TOO ? ";x-tc-action" : ""))
                    .authorized("2026-01-01/" + service + "/tc3_request", signature);
        }
    }
}
