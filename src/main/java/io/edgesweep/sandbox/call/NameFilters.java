package io.edgesweep.sandbox.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The filters of a query for what an account has. The values of one filter are alternatives.
 *
 * @param list the field that holds a filter's values: {@code Values} in EdgeOne, {@code Value} in the CDN
 * @param most values that a filter may have
 * @param texts what each filter looks at; a filter that is not here is refused
 * @param fuzzy the filters that also find parts of texts, by {@code Fuzzy}, which takes one value
 * @param code of a refusal
 */
public record NameFilters<T>(
        String list, int most, Map<String, Function<T, String>> texts, Set<String> fuzzy, String code) {

    /** The parameters of a query that is filtered and paged. */
    public ParameterSchema.Fields parameters() {
        return ParameterSchema.Fields.of()
                .optional("Offset", ParameterSchema.Scalar.WHOLE_NUMBER)
                .optional("Limit", ParameterSchema.Scalar.WHOLE_NUMBER)
                .optional("Filters", filters());
    }

    private ParameterSchema filters() {
        return new ParameterSchema.ListOf(ParameterSchema.Fields.of()
                .required("Name", ParameterSchema.Scalar.TEXT)
                .required(list, ParameterSchema.listOfTexts())
                .optional("Fuzzy", ParameterSchema.Scalar.FLAG));
    }

    /**
     * Reads the parameter {@code Filters}.
     *
     * @param any whether one of them is enough; else all of them count
     */
    public Predicate<T> of(JsonNode filters, boolean any) {
        List<Predicate<T>> all = filters.valueStream().map(this::one).toList();
        return any && !all.isEmpty()
                ? what -> all.stream().anyMatch(filter -> filter.test(what))
                : what -> all.stream().allMatch(filter -> filter.test(what));
    }

    private Predicate<T> one(JsonNode filter) {
        String name = filter.path("Name").stringValue();
        Function<T, String> text = texts.get(name);
        if (text == null) {
            throw new ApiErrorException(code, "no such filter: " + name);
        }
        boolean part = filter.path("Fuzzy").asBoolean(false);
        if (part && !fuzzy.contains(name)) {
            throw new ApiErrorException(code, "filter " + name + " cannot be fuzzy");
        }
        List<String> values = ParameterSchema.texts(filter.path(list)).stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .toList();
        if (values.isEmpty() || values.size() > (part ? 1 : most)) {
            throw new ApiErrorException(code, "filter " + name + " has too many values, or none");
        }
        return what -> {
            String found = text.apply(what).toLowerCase(Locale.ROOT);
            return values.stream().anyMatch(value -> part ? found.contains(value) : found.equals(value));
        };
    }
}
