package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskType;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What narrows a CDN task query. All of it adds up (API reference: DescribePurgeTasks and DescribePushTasks). */
record CdnFilters(Predicate<CdnTask> tasks, Predicate<CdnTaskRow> rows) {

    private static final List<String> PURGE_TYPES = List.of(CdnKind.URL.word(), CdnKind.PATH.word());
    private static final List<String> PURGE_STATUSES = List.of("fail", "done", "process");
    private static final List<String> PUSH_STATUSES = List.of("fail", "done", "process", "invalid");

    static CdnFilters of(JsonNode parameters, boolean ofPurges) {
        String taskId = text(parameters, "TaskId");
        String type = word(parameters, "PurgeType", PURGE_TYPES);
        String area = text(parameters, "Area");
        if (!area.isEmpty() && CdnArea.ofWord(area).isEmpty()) {
            throw new ApiErrorException(CdnRequest.WRONG, "no such Area: " + area);
        }
        String status = word(parameters, "Status", ofPurges ? PURGE_STATUSES : PUSH_STATUSES);
        String keyword = text(parameters, "Keyword");
        return new CdnFilters(
                task -> task.kind().purges() == ofPurges
                        && isOrAny(taskId, task.id())
                        && isOrAny(type, task.kind().word())
                        && isOrAny(area, task.area().word()),
                row -> isOrAny(status, row.status().cdnWord()) && matches(keyword, row.url()));
    }

    /** A domain stands for its URLs, a URL for itself. */
    private static boolean matches(String keyword, String url) {
        return isOrAny(keyword, url)
                || TargetSyntax.host(TaskType.PURGE_URL, url).equals(keyword.toLowerCase(Locale.ROOT));
    }

    private static boolean isOrAny(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    private static String word(JsonNode parameters, String name, List<String> words) {
        String word = text(parameters, name).toLowerCase(Locale.ROOT);
        if (!word.isEmpty() && !words.contains(word)) {
            throw new ApiErrorException(CdnRequest.WRONG, "no such " + name + ": " + word);
        }
        return word;
    }

    private static String text(JsonNode parameters, String name) {
        return parameters.path(name).asString("");
    }
}
