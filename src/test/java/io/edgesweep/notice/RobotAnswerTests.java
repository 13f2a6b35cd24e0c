package io.edgesweep.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotAnswerTests {

    private static final URI WECOM = URI.create("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-key");
    private static final URI DINGTALK = URI.create("https://oapi.dingtalk.com/robot/send?access_token=secret-token");
    private static final URI FEISHU = URI.create("https://open.feishu.cn/open-apis/bot/v2/hook/secret-hook");
    private static final URI RELAY = URI.create("http://127.0.0.1:8080/secret-hook");
    private static final URI LARK = URI.create("https://OPEN.larksuite.com/open-apis/bot/v2/hook/secret-hook");

    @Test
    void takes_a_code_of_0_for_told() {
        assertThat(RobotAnswer.problem(WECOM, "{\"errcode\":0,\"errmsg\":\"ok\"}"))
                .isEmpty();
        assertThat(RobotAnswer.problem(DINGTALK, "{\"errcode\":\"0\"}")).isEmpty();
        assertThat(RobotAnswer.problem(FEISHU, "{\"code\":0,\"msg\":\"success\"}"))
                .isEmpty();
        assertThat(RobotAnswer.problem(LARK, "{\"StatusCode\":0,\"StatusMessage\":\"success\"}"))
                .isEmpty();
    }

    @Test
    void tells_the_code_and_the_text_of_a_refusal() {
        assertThat(RobotAnswer.problem(WECOM, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}"))
                .contains("it refused with errcode 93000: invalid … url");
        assertThat(RobotAnswer.problem(DINGTALK, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}"))
                .contains("it refused with errcode 310000: sign not match");
        assertThat(RobotAnswer.problem(FEISHU, "{\"code\":19024,\"msg\":\"Key Words Not Found\"}"))
                .contains("it refused with code 19024: Key Words Not Found");
        assertThat(RobotAnswer.problem(LARK, "{\"code\":9499}")).contains("it refused with code 9499");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{}", "{\"errcode\""})
    void takes_what_is_no_answer_of_a_robot_for_not_told(String body) {
        assertThat(RobotAnswer.problem(WECOM, body))
                .contains("it answered without errcode, so it may not have been delivered");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"null", "[1]", "{}", "1e309", "true", "-1"})
    void takes_no_other_value_for_0(String code) {
        assertThat(RobotAnswer.problem(WECOM, "{\"errcode\":" + code + "}")).isPresent();
    }

    @Test
    void shows_neither_control_characters_nor_a_secret_nor_an_endless_text() {
        String text = "no\\u001b[31m key secret-key\\u202e " + "x".repeat(1_000);

        assertThat(RobotAnswer.problem(WECOM, "{\"errcode\":1,\"errmsg\":\"" + text + "\"}"))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("it refused with errcode 1: no [31m key … x")
                        .doesNotContain("secret")
                        .hasSizeLessThan(250));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errcode\":40008,\"errmsg\":\"invalid message type\"}",
                "{\"errcode\":-1,\"errmsg\":\"invalid message type\"}",
                "{\"code\":19024,\"msg\":\"invalid message type\"}",
                "{\"code\":0,\"errcode\":310000,\"errmsg\":\"invalid message type\"}"
            })
    void hears_a_robot_refuse_behind_any_address(String body) {
        assertThat(RobotAnswer.problem(RELAY, body)).hasValueSatisfying(problem -> assertThat(problem)
                .matches("it refused with (errcode|code) -?\\d+: invalid message type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "",
                "<html>",
                "0",
                "[1]",
                "{}",
                "{\"errcode\":0,\"errmsg\":\"ok\"}",
                "{\"code\":0,\"msg\":\"success\"}",
                "{\"code\":200,\"message\":\"queued\"}",
                "{\"code\":\"accepted\"}",
                "{\"errcode\":null}",
                "{\"result\":{\"errcode\":1}}",
                "[{\"errcode\":1}]"
            })
    void takes_no_other_answer_for_a_refusal(String body) {
        assertThat(RobotAnswer.problem(RELAY, body)).isEmpty();
    }
}
