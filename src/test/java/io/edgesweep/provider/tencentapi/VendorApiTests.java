package io.edgesweep.provider.tencentapi;

import static io.edgesweep.provider.tencentapi.RawServer.HANG_UP;
import static io.edgesweep.provider.tencentapi.RawServer.SILENCE;
import static io.edgesweep.provider.tencentapi.RawServer.answer;
import static io.edgesweep.provider.tencentapi.RawServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import io.edgesweep.language.Words;
import io.edgesweep.provider.CountedPermits;
import io.edgesweep.provider.tencentapi.ApiAnswer.Failure;
import io.edgesweep.provider.tencentapi.ApiAnswer.NoAnswer;
import io.edgesweep.provider.tencentapi.ApiAnswer.NotSent;
import io.edgesweep.provider.tencentapi.ApiAnswer.Success;
import io.edgesweep.text.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One HTTP request on the wire per call and per permit, whatever comes back. */
class VendorApiTests {

    private static final String WARM_UP = ok("{\"Response\":{\"RequestId\":\"warm-up\"}}");

    private static final int LARGEST = 10_000;

    private final CountedPermits permits = new CountedPermits();
    private final List<Instant> serverTimes = new ArrayList<>();

    /** The answers after which OkHttp, or the vendor's client, would by itself send the request again. */
    static Stream<Arguments> answers_that_invite_to_send_again() {
        return Stream.of(
                Arguments.of("connection dropped", HANG_UP, "unexpected end of stream"),
                Arguments.of("408", answer("408 Request Timeout", "", ""), "HTTP status 408"),
                Arguments.of("503, at once", answer("503 No", "Retry-After: 0\r\n", ""), "HTTP status 503"),
                Arguments.of("307", answer("307 There", "Location: /\r\n", ""), "HTTP status 307"),
                Arguments.of("308", answer("308 There", "Location: /\r\n", ""), "HTTP status 308"),
                Arguments.of("302", answer("302 There", "Location: /\r\n", ""), "HTTP status 302"),
                Arguments.of("301", answer("301 There", "Location: /\r\n", ""), "HTTP status 301"),
                Arguments.of("407", answer("407 Who", "Proxy-Authenticate: Basic\r\n", ""), "407"),
                Arguments.of("401", answer("401 Who", "WWW-Authenticate: Basic\r\n", ""), "HTTP status 401"),
                Arguments.of("421", answer("421 Misdirected", "", ""), "HTTP status 421"),
                Arguments.of("500", answer("500 Broken", "", "{}"), "HTTP status 500"),
                Arguments.of("502", answer("502 Bad Gateway", "", "<html/>"), "HTTP status 502"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answers_that_invite_to_send_again(String name, String answer, String reason) throws Exception {
        // On a connection that was used before: there the temptation is greatest.
        try (RawServer server = new RawServer(WARM_UP, answer)) {
            VendorApi api = api(server.endpoint());
            api.call("DescribeContentQuota", "{}");

            ApiAnswer result = api.call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(
                            Words.english().say(none.reason()))
                    .contains(reason));
            assertThat(server.requests()).isEqualTo(2);
            assertThat(permits.given()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "<html>welcome</html>", "\"text\"", "{\"Response\":{\"Error\":{\"Message\":\"m\"}}}"})
    void says_of_what_is_no_answer_of_the_api_what_to_do_and_nothing_of_a_library(String body) throws Exception {
        try (RawServer server = new RawServer(ok(body))) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(
                            Words.english().say(none.reason()))
                    .contains("a proxy may have answered")
                    .doesNotContain("java.", "gson", "Expected"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers_that_invite_to_send_again")
    void sends_nothing_to_the_next_address_once_it_has_sent(String name, String answer, String reason)
            throws Exception {
        try (RawServer server = new RawServer(answer)) {
            ApiAnswer result = apiAt(server, "127.0.0.1", "127.0.0.1").call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(NoAnswer.class);
            assertThat(server.requests()).isEqualTo(1);
            assertThat(permits.given()).isEqualTo(1);
        }
    }

    @Test
    void waits_for_an_answer_and_not_at_the_next_address() throws Exception {
        try (RawServer server = new RawServer(SILENCE)) {
            ApiAnswer result = apiAt(server, "127.0.0.1", "127.0.0.1").call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(NoAnswer.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void goes_to_the_next_address_when_nothing_listens_at_the_first() throws Exception {
        try (RawServer server = new RawServer(WARM_UP)) {
            ApiAnswer result = apiAt(server, "127.0.0.2", "127.0.0.1").call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(Success.class);
            assertThat(server.requests()).isEqualTo(1);
            assertThat(permits.given()).isEqualTo(1);
        }
    }

    @Test
    void knows_that_nothing_was_sent_where_nothing_listens_at_any_address() throws Exception {
        try (RawServer server = new RawServer()) {
            ApiAnswer result = apiAt(server, "127.0.0.2", "127.0.0.3").call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(NotSent.class);
            assertThat(permits.given()).isEqualTo(0);
        }
    }

    @Test
    void sends_nothing_again_when_the_old_connection_has_gone_stale() throws Exception {
        try (RawServer server = new RawServer(RawServer.thenHangUp(WARM_UP))) {
            VendorApi api = api(server.endpoint());
            api.call("DescribeContentQuota", "{}");
            server.awaitHangUp();

            ApiAnswer result = api.call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(NoAnswer.class);
            assertThat(server.requests()).isEqualTo(1);
            assertThat(permits.given()).isEqualTo(2);
        }
    }

    /** Bodies that are no answer of the API, though the status is 200. */
    static Stream<Arguments> bodies_that_are_no_answer() {
        return Stream.of(
                Arguments.of("empty", ok("")),
                Arguments.of("null", ok("null")),
                Arguments.of("empty object", ok("{}")),
                Arguments.of("list", ok("[]")),
                Arguments.of("HTML", ok("<html>welcome</html>")),
                Arguments.of("text as Response", ok("{\"Response\":\"yes\"}")),
                Arguments.of("cut off", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Resp"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bodies_that_are_no_answer(String name, String answer) throws Exception {
        try (RawServer server = new RawServer(answer, HANG_UP)) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(NoAnswer.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_does_not_come_is_none() throws Exception {
        try (RawServer server = new RawServer(SILENCE)) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(
                            Words.english().say(none.reason()))
                    .contains("no answer from")
                    .contains("in time"));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    /** Answers that go on and on. Each byte of them is in time. */
    static Stream<Arguments> answers_that_never_end() {
        return Stream.of(
                Arguments.of("status line", "HTTP/1.1 200 OK" + RawServer.DRIP),
                Arguments.of("headers", "HTTP/1.1 200 OK\r\nX-Slow: " + RawServer.DRIP),
                Arguments.of("interim answers", "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 103 Early" + RawServer.DRIP),
                Arguments.of("body", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + RawServer.DRIP),
                Arguments.of("body of no length", "HTTP/1.1 200 OK\r\n\r\n" + RawServer.DRIP),
                Arguments.of("body of an error", "HTTP/1.1 500 Broken\r\nContent-Len" + RawServer.DRIP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    @Timeout(20)
    void answers_that_never_end(String name, String answer) throws Exception {
        try (RawServer server = new RawServer(answer)) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(
                            Words.english().say(none.reason()))
                    .contains("no answer from")
                    .contains("in time"));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void does_not_count_the_wait_for_the_permit() throws Exception {
        try (RawServer server = new RawServer(WARM_UP)) {
            VendorApi api = api(server.endpoint(), credential(), (action, patience) -> {
                Thread.sleep(700);
                return permits.give();
            });

            assertThat(api.call("CreatePurgeTask", "{}")).isInstanceOf(Success.class);
        }
    }

    /** Answers that are larger than they may be. */
    static Stream<Arguments> answers_that_are_too_large() {
        String body = "{\"Response\":{\"JobId\":\"" + "x".repeat(LARGEST) + "\"}}";
        return Stream.of(
                Arguments.of("by its length", ok(body)),
                Arguments.of("without a length", RawServer.thenHangUp("HTTP/1.1 200 OK\r\n\r\n" + body)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answers_that_are_too_large(String name, String answer) throws Exception {
        try (RawServer server = new RawServer(answer)) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(NoAnswer.class, none -> assertThat(
                            Words.english().say(none.reason()))
                    .contains("more than 10000 bytes")
                    .contains("call.max-answer"));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_as_large_as_may_be_is_one() throws Exception {
        String around = "{\"Response\":{\"JobId\":\"\"}}";
        String body = around.replace("\"\"", "\"" + "x".repeat(LARGEST - around.length()) + "\"");
        try (RawServer server = new RawServer(ok(body))) {
            assertThat(api(server.endpoint()).call("CreatePurgeTask", "{}")).isInstanceOf(Success.class);
        }
    }

    @Test
    void gives_the_fields_of_an_answer() throws Exception {
        try (RawServer server = new RawServer(ok("{\"Response\":{\"JobId\":\"job-1\",\"RequestId\":\"r-1\"}}"))) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(Success.class, success -> assertThat(
                            success.response().path("JobId").asString())
                    .isEqualTo("job-1"));
        }
    }

    @Test
    void gives_code_message_and_request_id_of_an_error() throws Exception {
        try (RawServer server = new RawServer(
                ok("{\"Response\":{\"Error\":{\"Code\":\"LimitExceeded.DailyQuota\",\"Message\":\"used up\"},"
                        + "\"RequestId\":\"r-1\"}}"))) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isEqualTo(new Failure("LimitExceeded.DailyQuota", "used up", "r-1"));
        }
    }

    @Test
    void knows_that_nothing_was_sent_where_nothing_listens() throws Exception {
        URI endpoint;
        try (ServerSocket socket = new ServerSocket(0)) {
            endpoint = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        ApiAnswer result = api(endpoint).call("CreatePurgeTask", "{}");

        assertThat(result)
                .isEqualTo(new NotSent(
                        Reason.of("error.nobody", Reason.said(endpoint.toString())), ApiAnswer.Fault.PASSING));
        assertThat(permits.given()).isEqualTo(0);
    }

    @Test
    void sends_nothing_when_it_is_interrupted_before_its_permit() throws Exception {
        try (RawServer server = new RawServer()) {
            VendorApi api = api(server.endpoint(), credential(), (action, patience) -> {
                throw new InterruptedException();
            });

            assertThatThrownBy(() -> api.call("CreatePurgeTask", "{}")).isInstanceOf(InterruptedException.class);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void keeps_a_call_back_that_its_caller_objects_to_and_gives_the_permit_back() throws Exception {
        try (RawServer server = new RawServer()) {
            VendorApi api = api(server.endpoint());

            ApiAnswer result = api.call("CreatePurgeTask", "{}", () -> Optional.of(Reason.said("the lock is lost")));

            assertThat(result).isEqualTo(new ApiAnswer.Withheld(Reason.said("the lock is lost")));
            assertThat(server.requests()).isZero();
            assertThat(permits.back()).isEqualTo(1);
            assertThat(permits.left()).isZero();
        }
    }

    @Test
    void asks_for_objections_only_once_it_has_the_permit() throws Exception {
        try (RawServer server = new RawServer(WARM_UP)) {
            List<Integer> given = new ArrayList<>();

            api(server.endpoint()).call("CreatePurgeTask", "{}", () -> {
                given.add(permits.given());
                return Optional.empty();
            });

            assertThat(given).containsExactly(1);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void sends_nothing_when_no_permit_comes_in_the_time_that_its_caller_has() throws Exception {
        try (RawServer server = new RawServer()) {
            CallGate gate = (action, patience) -> patience.begin().isOver() ? Optional.empty() : permits.give();

            ApiAnswer result =
                    api(server.endpoint()).within(() -> () -> true, gate).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(ApiAnswer.Withheld.class);
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void tells_that_a_call_has_left_before_its_answer_is_there() throws Exception {
        try (RawServer server = new RawServer(RawServer.SILENCE)) {
            ApiAnswer result = api(server.endpoint()).call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOf(NoAnswer.class);
            assertThat(permits.left()).isEqualTo(1);
        }
    }

    @Test
    void takes_the_permit_when_the_connection_is_open() throws Exception {
        try (RawServer server = new RawServer(WARM_UP)) {
            List<String> actions = new ArrayList<>();
            VendorApi api = api(server.endpoint(), credential(), (action, patience) -> {
                actions.add(action);
                assertThat(server.requests()).isZero();
                return permits.give();
            });

            api.call("CreatePurgeTask", "{}");

            assertThat(actions).containsExactly("CreatePurgeTask");
        }
    }

    @Test
    void says_so_when_the_key_cannot_be_renewed() throws Exception {
        Credential expired = new Credential("id", "key", "token", credential -> {
            throw new TencentCloudSDKException("the role is gone");
        });
        try (RawServer server = new RawServer()) {
            ApiAnswer result = api(server.endpoint(), expired, (action, patience) -> permits.give())
                    .call("CreatePurgeTask", "{}");

            assertThat(result).isInstanceOfSatisfying(NotSent.class, notSent -> {
                assertThat(notSent.fault()).isEqualTo(ApiAnswer.Fault.KEY);
                assertThat(Words.english().say(notSent.reason())).contains("the role is gone");
            });
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void calls_with_a_renewed_key_as_soon_as_there_is_one() throws Exception {
        Credential old = new Credential("AKIDexample1", "exampleKey", "token");
        AtomicReference<Credential> key = new AtomicReference<>(old);
        String dead = ok("{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.TokenFailure\",\"Message\":\"dead\"},"
                + "\"RequestId\":\"r-1\"}}");
        try (RawServer server = new RawServer(dead, WARM_UP, WARM_UP)) {
            VendorApi api = new VendorApi(
                    settings(server.endpoint()), key::get, (action, patience) -> permits.give(), serverTimes::add);

            ApiAnswer first = api.call("CreatePurgeTask", "{}");
            key.set(new Credential("AKIDexample2", "exampleKey", "token"));
            api.call("CreatePurgeTask", "{}");
            api.call("CreatePurgeTask", "{}");

            assertThat(first).isEqualTo(new Failure("AuthFailure.TokenFailure", "dead", "r-1"));
            assertThat(server.signatures())
                    .extracting(signature -> signature.replaceAll(".*Credential=(\\w+)/.*", "$1"))
                    .containsExactly("AKIDexample1", "AKIDexample2", "AKIDexample2");
        }
    }

    @Test
    void sends_nothing_when_there_is_no_key_to_be_had() throws Exception {
        try (RawServer server = new RawServer()) {
            VendorApi api = new VendorApi(
                    settings(server.endpoint()),
                    () -> new Credential(null, null),
                    (action, patience) -> permits.give(),
                    serverTimes::add);

            ApiAnswer result = api.call("CreatePurgeTask", "{}");

            assertThat(result).isEqualTo(new NotSent(Reason.of("error.no-key"), ApiAnswer.Fault.KEY));
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void hears_the_servers_clock() throws Exception {
        try (RawServer server = new RawServer(answer(
                "200 OK", "Date: Sun, 22 Nov 2026 02:00:00 GMT\r\n", "{\"Response\":{\"RequestId\":\"r-1\"}}"))) {
            api(server.endpoint()).call("DescribeContentQuota", "{}");

            assertThat(serverTimes).containsExactly(Instant.parse("2026-11-22T02:00:00Z"));
        }
    }

    @Test
    void keeps_one_connection_however_the_calls_end() throws Exception {
        String broken = answer("500 Broken", "", "{\"some\":\"body\"}");
        try (RawServer server = new RawServer(WARM_UP, broken, broken, broken, WARM_UP)) {
            VendorApi api = api(server.endpoint());

            for (int i = 0; i < 5; i++) {
                api.call("DescribeContentQuota", "{}");
            }

            assertThat(server.requests()).isEqualTo(5);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private VendorApi api(URI endpoint) {
        return api(endpoint, credential(), (action, patience) -> permits.give());
    }

    private VendorApi api(URI endpoint, Credential credential, CallGate gate) {
        return new VendorApi(settings(endpoint), () -> credential, gate, serverTimes::add);
    }

    /** An API whose host has these addresses, in this order. */
    private VendorApi apiAt(RawServer server, String... addresses) {
        URI endpoint = URI.create("http://api.example.com:" + server.endpoint().getPort());
        Dns names = host -> {
            List<InetAddress> all = new ArrayList<>();
            for (String address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            return all;
        };
        Credential credential = credential();
        return new VendorApi(
                settings(endpoint), () -> credential, (action, patience) -> permits.give(), serverTimes::add, names);
    }

    private static ApiSettings settings(URI endpoint) {
        return new ApiSettings(
                "teo",
                "2022-09-01",
                endpoint,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                LARGEST,
                Optional.empty());
    }

    private static Credential credential() {
        return new Credential("AKIDexample", "exampleKey");
    }
}
