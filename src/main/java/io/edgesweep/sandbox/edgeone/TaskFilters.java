package io.edgesweep.sandbox.edgeone;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ParameterSchema;
import io.edgesweep.sandbox.model.TargetSyntax;
import io.edgesweep.sandbox.model.TaskStatus;
import io.edgesweep.sandbox.model.TaskType;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The filters of a task query. Filters add up; the values of one filter are alternatives (API reference:
 * DescribePurgeTasks and DescribePrefetchTasks, Filters).
 *
 * @param ofPurges whether purges are asked for, or prefetches, whose filters differ
 * @param hasJobId whether one of them names a {@code JobId}, which makes a time window optional
 */
record TaskFilters(boolean ofPurges, boolean hasJobId, Predicate<PurgeTask> tasks, Predicate<EdgeOneTaskRow> rows) {

    static final ParameterSchema PARAMETERS = new ParameterSchema.ListOf(ParameterSchema.Fields.of()
            .required("Name", ParameterSchema.Scalar.TEXT)
            .required("Values", ParameterSchema.listOfTexts())
            .optional("Fuzzy", ParameterSchema.Scalar.FLAG));

    private static final int MOST_VALUES = 20;

    static TaskFilters of(JsonNode filters, boolean ofPurges) {
        TaskFilters all = new TaskFilters(ofPurges, false, task -> task.type().purges() == ofPurges, row -> true);
        for (JsonNode filter : filters) {
            all = all.and(filter);
        }
        return all;
    }

    private TaskFilters and(JsonNode filter) {
        String name = filter.path("Name").stringValue();
        List<String> values = ParameterSchema.texts(filter.path("Values"));
        demand(!values.isEmpty() && values.size() <= MOST_VALUES, "1 to 20 values are allowed in filter " + name);
        return switch (name) {
            case "job-id" -> {
                String jobId = only(name, values);
                yield new TaskFilters(
                        ofPurges, true, tasks.and(task -> task.id().equals(jobId)), rows);
            }
            case "type" -> {
                demand(ofPurges, "no such filter: " + name);
                TaskType type = type(only(name, values));
                yield new TaskFilters(ofPurges, hasJobId, tasks.and(task -> task.type() == type), rows);
            }
            case "target" -> {
                String text = only(name, values);
                boolean fuzzy = ofPurges && filter.path("Fuzzy").asBoolean(false);
                yield with(row ->
                        fuzzy ? row.target().contains(text) : row.target().equals(text));
            }
            case "domains" -> {
                List<String> hosts = values.stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList();
                yield with(row -> hosts.contains(TargetSyntax.host(row.type(), row.target())));
            }
            case "statuses" -> {
                List<TaskStatus> statuses = values.stream().map(this::status).toList();
                yield with(row -> statuses.contains(row.status()));
            }
            default -> throw wrong("no such filter: " + name);
        };
    }

    private TaskFilters with(Predicate<EdgeOneTaskRow> more) {
        return new TaskFilters(ofPurges, hasJobId, tasks, rows.and(more));
    }

    private static String only(String name, List<String> values) {
        demand(values.size() == 1, "filter " + name + " takes one value");
        return values.get(0);
    }

    private static TaskType type(String word) {
        return TaskType.ofWord(word).filter(TaskType::purges).orElseThrow(() -> wrong("no such type: " + word));
    }

    private TaskStatus status(String word) {
        return TaskStatus.ofWord(word)
                .filter(status -> !ofPurges || status != TaskStatus.INVALID)
                .orElseThrow(() -> wrong("no such status: " + word));
    }

    private static void demand(boolean right, String message) {
        if (!right) {
            throw wrong(message);
        }
    }

    private static ApiErrorException wrong(String message) {
        return new ApiErrorException("InvalidParameter.ParameterError", message);
    }
}
