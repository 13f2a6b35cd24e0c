package io.edgesweep.provider.tencentapi;

import io.edgesweep.provider.DepartureCheck;
import io.edgesweep.text.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An API that answers by a script and remembers what it was called with. */
public final class ScriptedApi implements TencentApi {

    private final Deque<ApiAnswer> answers = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    /** Answers the next call with these fields, given as JSON in which a single quote stands for a double one. */
    public ScriptedApi answering(String fields) {
        return answering(new ApiAnswer.Success(JsonMapper.shared().readTree(fields.replace('\'', '"'))));
    }

    /** Answers the next call so. */
    public ScriptedApi answering(ApiAnswer answer) {
        answers.add(answer);
        return this;
    }

    @Override
    public ApiAnswer call(String action, String json, DepartureCheck look) {
        calls.add(action + " " + json.replace('"', '\''));
        return answers.isEmpty() ? new ApiAnswer.NoAnswer(Reason.said("the script has ended")) : answers.removeFirst();
    }

    /** Each call: its action, a blank, and its fields as JSON with single quotes. */
    public List<String> calls() {
        return calls;
    }
}
