package io.edgesweep.sandbox.call;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Which of the rows found are shown.
 *
 * @param offset rows to pass over, from the newest
 * @param limit most rows to show
 */
public record Paging(int offset, int limit) {

    private static final int USUAL_LIMIT = 20;

    /**
     * Reads {@code Offset} and {@code Limit}.
     *
     * @param most rows that may be asked for
     * @param clamps whether more than that is cut instead of being refused
     * @param code of the refusal
     */
    public static Paging of(JsonNode parameters, int most, boolean clamps, String code) {
        return of(parameters, USUAL_LIMIT, most, clamps, code);
    }

    /**
     * As the other one.
     *
     * @param usual rows to show where {@code Limit} is left out
     */
    public static Paging of(JsonNode parameters, int usual, int most, boolean clamps, String code) {
        int offset = parameters.path("Offset").asInt(0);
        int limit = parameters.path("Limit").asInt(usual);
        if (offset < 0) {
            throw new ApiErrorException(code, "Offset must not be negative");
        }
        if (limit < 1 || (limit > most && !clamps)) {
            throw new ApiErrorException(code, "Limit must be from 1 to " + most);
        }
        return new Paging(offset, Math.min(limit, most));
    }

    /** The page's part of a list that is held whole. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }
}
