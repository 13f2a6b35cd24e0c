package io.edgesweep.sandbox.cdn;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ParameterSchema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the CDN is asked to do (API reference: PurgeUrlsCache, PurgePathCache and PushUrlsCache, input parameters).
 *
 * @param flushType {@code flush} or {@code delete}; empty for a prefetch
 * @param area as asked for, or that of the prefetches that name none; {@code null} for all areas of each domain
 * @param urls encoded if the call asks for it, else as sent
 */
record CdnRequest(CdnKind kind, String flushType, @Nullable CdnArea area, List<String> urls) {

    static final String WRONG = "InvalidParameter.CdnParamError";

    private static final List<String> FLUSH_TYPES = List.of("flush", "delete");
    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 1_024;
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

    static ParameterSchema.Fields parameters(CdnKind kind) {
        ParameterSchema.Fields fields = ParameterSchema.Fields.of()
                .required(listName(kind), ParameterSchema.listOfTexts())
                .optional("Area", ParameterSchema.Scalar.TEXT)
                .optional("UrlEncode", ParameterSchema.Scalar.FLAG);
        return switch (kind) {
            case URL -> fields;
            case PATH -> fields.required("FlushType", ParameterSchema.Scalar.TEXT);
            case PUSH ->
                fields.optional("UserAgent", ParameterSchema.Scalar.TEXT)
                        .optional("Layer", ParameterSchema.Scalar.TEXT)
                        .optional("ParseM3U8", ParameterSchema.Scalar.FLAG)
                        .optional("DisableRange", ParameterSchema.Scalar.FLAG)
                        .optional("Headers", ParameterSchema.listOfHeaders());
        };
    }

    static CdnRequest of(CdnKind kind, JsonNode parameters) {
        String flushType = flushType(kind, parameters);
        demand(parameters.path("Layer").asString("").matches("|middle"), "no such Layer");
        demandHeaders(parameters.path("Headers"));
        List<String> urls = ParameterSchema.texts(parameters.path(listName(kind)));
        demand(!urls.isEmpty(), "`" + listName(kind) + "` is empty");
        boolean encode = parameters.path("UrlEncode").asBoolean(false);
        return new CdnRequest(
                kind,
                flushType,
                area(kind, parameters.path("Area").asString("")),
                encode ? urls.stream().map(CdnRequest::encoded).toList() : urls);
    }

    /** Where a URL of such a domain is to be worked on. */
    CdnArea areaFor(SandboxDomain domain) {
        return area != null ? area : domain.area();
    }

    private static String flushType(CdnKind kind, JsonNode parameters) {
        if (kind != CdnKind.PATH) {
            return kind == CdnKind.URL ? "delete" : "";
        }
        String flushType = parameters.path("FlushType").stringValue();
        demand(FLUSH_TYPES.contains(flushType), "no such FlushType: " + flushType);
        return flushType;
    }

    private static @Nullable CdnArea area(CdnKind kind, String word) {
        if (word.isEmpty()) {
            return kind.purges() ? null : CdnArea.MAINLAND;
        }
        return CdnArea.ofWord(word)
                .filter(area -> !kind.purges() || area != CdnArea.GLOBAL)
                .orElseThrow(() -> new ApiErrorException(WRONG, "no such Area: " + word));
    }

    private static void demandHeaders(JsonNode headers) {
        demand(headers.size() <= MOST_HEADERS, "at most " + MOST_HEADERS + " Headers are allowed");
        for (JsonNode header : headers) {
            demand(bytes(header.path("Name")) <= LONGEST_NAME, "a header's name is too long");
            demand(bytes(header.path("Value")) <= LONGEST_VALUE, "a header's value is too long");
        }
    }

    private static int bytes(JsonNode text) {
        return text.stringValue().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String encoded(String url) {
        return NOT_ASCII.matcher(url).replaceAll(text -> URLEncoder.encode(text.group(), StandardCharsets.UTF_8));
    }

    private static void demand(boolean right, String message) {
        if (!right) {
            throw new ApiErrorException(WRONG, message);
        }
    }

    private static String listName(CdnKind kind) {
        return kind == CdnKind.PATH ? "Paths" : "Urls";
    }
}
