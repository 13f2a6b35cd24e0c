package io.edgesweep.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.language.Language;
import io.edgesweep.language.Words;
import io.edgesweep.report.ReasonCode;
import io.edgesweep.report.RunJson;
import io.edgesweep.report.RunReport;
import io.edgesweep.report.ToDo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ToDoTests {

    @TempDir
    private Path folder;

    static Stream<ReasonCode> whatAPersonCanDo() {
        return Stream.concat(
                Arrays.stream(ReasonCode.values()).filter(ReasonCode::needsAHand), Stream.of(ReasonCode.IN_PROGRESS));
    }

    @ParameterizedTest
    @MethodSource("whatAPersonCanDo")
    void no_cause_that_a_person_can_do_something_about_is_passed_over(ReasonCode code) throws IOException {
        RunReport report = report(json -> causes(json, code.word()));

        assertThat(ToDo.all(report, Words.english()))
                .hasSize(1)
                .extracting(ToDo::what)
                .first()
                .asString()
                .contains("3");
        assertThat(ToDo.goByThemselves(report)).isZero();
    }

    @Test
    void what_is_not_done_is_asked_for_by_reconcile() throws IOException {
        assertThat(ToDo.all(report(json -> causes(json, "in-progress")), Words.english()))
                .extracting(ToDo::command)
                .containsExactly("edgesweep reconcile run-1");
    }

    @Test
    void a_run_that_a_person_stopped_says_what_waits_and_how_it_is_sent() throws IOException {
        Consumer<ObjectNode> stopped = json -> {
            causes(json, "held");
            json.withArray("findings")
                    .addObject()
                    .put("at", "2026-11-21T18:00:00Z")
                    .put("kind", "stopped")
                    .put("place", "")
                    .putObject("reason")
                    .put("code", "said")
                    .putArray("arguments")
                    .add("by admin");
        };
        List<ToDo> todos = ToDo.all(
                report(stopped.andThen(json -> json.withObject("/counts").put("carriedOver", 3))), Words.english());

        assertThat(todos).singleElement().satisfies(todo -> {
            assertThat(todo.what()).contains("send what waits (3 targets)");
            assertThat(todo.command()).isEqualTo("edgesweep run nightly");
        });
        assertThat(ToDo.all(report(stopped.andThen(json -> json.putArray("failures"))), Words.english()))
                .isEmpty();
    }

    private static void causes(ObjectNode json, String cause) {
        json.putArray("failures")
                .addObject()
                .put("outcome", "refused")
                .put("cause", cause)
                .put("code", "")
                .put("advice", "")
                .put("targets", 3)
                .putArray("examples");
    }

    private RunReport report(Consumer<ObjectNode> change) throws IOException {
        Path file = new Nights(folder, Language.ENGLISH).perfect(1).resolveSibling("run.json");
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(file.toFile());
        change.accept(json);
        mapper.writeValue(file.toFile(), json);
        return RunJson.read(file);
    }
}
