package io.edgesweep.settings;

import io.edgesweep.settings.ConfigurationPageTests.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a page's table of keys what an editor needs to complete and check them: a JSON Schema. What a value may be is told by its
 * default, by the words behind it, and by {@link #VALUES}.
 */
final class KeySchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Pattern RANGE = Pattern.compile("(?<![-\\w.])(\\d+) to (\\d+)(?![\\w.])");

    /** The values of keys by their last part, where these are words or lists. */
    static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("kind", List.of("url", "prefix", "host", "tag", "all")),
            Map.entry("method", List.of("invalidate", "delete")),
            Map.entry("schedule.missed", List.of("run-once", "skip", "all")),
            Map.entry("sources[N].only", List.of("all", "changed")),
            Map.entry("sources[N].changed-by", List.of("lastmod", "etag", "content")),
            Map.entry("sources[N].unknown", List.of("send", "skip")),
            Map.entry("sources[N].first", List.of("send", "learn")),
            Map.entry("sources[N].also", List.of("images", "videos", "alternates")),
            Map.entry("warm.mode", List.of("default", "edge")),
            Map.entry("exit.success", List.of("3", "4", "9")),
            Map.entry("notify.webhooks[N].format", List.of("slack", "json")),
            Map.entry("notify.webhooks[N].when", List.of("always", "failure", "change")),
            Map.entry("notify.mail.when", List.of("always", "failure", "change")),
            Map.entry("sites.SITE.product", List.of("edgeone", "cdn")),
            Map.entry("sites.SITE.area", List.of("mainland", "overseas")));

    private static final List<String> LISTS = List.of(
            "sources[N].changed-by",
            "sites.SITE.origin.ignore",
            "site",
            "include",
            "exclude",
            "variants",
            "sources[N].also",
            "exit.success",
            "notify.webhooks[N].when",
            "notify.mail.when",
            "notify.mail.to",
            "no-proxy",
            "sites.SITE.hosts",
            "sites.SITE.tag-domains",
            "sites.SITE.cache-key.query",
            "sites.SITE.fetch.allow-private",
            "reconcile.unsettled",
            "console.proxies",
            "console.hosts");

    private final boolean placeholders;

    private KeySchema(boolean placeholders) {
        this.placeholders = placeholders;
    }

    /** The schema of a job. */
    static String ofJob(List<Row> rows) {
        ObjectNode schema = head("job", "A job of edgesweep: jobs/NAME.yml");
        schema.setAll(new KeySchema(false).object(rows));
        schema.putArray("required").add("site");
        return JSON.writeValueAsString(schema) + "\n";
    }

    /** The schema of application.yml, in which Spring has keys of its own. */
    static String ofConfiguration(List<Row> rows) {
        ObjectNode schema = head("configuration", "The configuration of edgesweep: application.yml");
        schema.put("type", "object");
        schema.putObject("properties").set("edgesweep", new KeySchema(true).object(rows));
        return JSON.writeValueAsString(schema) + "\n";
    }

    private static ObjectNode head(String name, String title) {
        return JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:edgesweep:" + name + ":1")
                .put("title", title);
    }

    private ObjectNode object(List<Row> rows) {
        ObjectNode object = empty();
        for (Row row : rows) {
            ObjectNode level = object;
            String[] parts = row.key().split("\\.");
            for (int i = 0; i < parts.length - 1; i++) {
                level = below(level, parts[i]);
            }
            put(level, parts[parts.length - 1], value(row));
        }
        return object;
    }

    private static ObjectNode empty() {
        ObjectNode object = JSON.createObjectNode().put("type", "object");
        object.putObject("properties");
        object.put("additionalProperties", false);
        return object;
    }

    private static boolean isName(String part) {
        return part.matches("[A-Z]+");
    }

    /** The object below the level: of a key, of each element of a list, or of any name that people give. */
    private static ObjectNode below(ObjectNode level, String part) {
        if (isName(part)) {
            if (!level.path("additionalProperties").isObject()) {
                level.set("additionalProperties", empty());
            }
            return (ObjectNode) level.get("additionalProperties");
        }
        ObjectNode properties = (ObjectNode) level.get("properties");
        String key = part.replace("[N]", "");
        if (!properties.has(key)) {
            ObjectNode list = JSON.createObjectNode().put("type", "array");
            list.set("items", empty());
            properties.set(key, part.endsWith("[N]") ? list : empty());
        }
        ObjectNode its = (ObjectNode) properties.get(key);
        if (part.endsWith("[N]")) {
            return (ObjectNode) its.get("items");
        }
        if (!its.has("properties") && !its.has("oneOf")) {
            // A word stands in the place of the keys below it.
            ObjectNode either = JSON.createObjectNode();
            if (its.has("description")) {
                either.set("description", its.remove("description"));
            }
            either.putArray("oneOf").add(its).add(empty());
            properties.set(key, either);
            its = either;
        }
        return its.has("oneOf") ? (ObjectNode) its.get("oneOf").get(1) : its;
    }

    private static void put(ObjectNode level, String part, ObjectNode value) {
        if (isName(part)) {
            level.set("additionalProperties", value);
        } else {
            ((ObjectNode) level.get("properties")).set(part, value);
        }
    }

    private ObjectNode value(Row row) {
        ObjectNode value = JSON.createObjectNode();
        value.put("description", description(row));
        ObjectNode one = one(row);
        if (LISTS.contains(row.key())) {
            ObjectNode list = JSON.createObjectNode().put("type", "array");
            list.set("items", one.deepCopy());
            value.putArray("anyOf").add(one).add(list);
        } else {
            value.setAll(one);
        }
        return value;
    }

    private ObjectNode one(Row row) {
        List<String> words = VALUES.get(row.key());
        Optional<String> absent = row.absent();
        if (words != null) {
            ObjectNode choice = JSON.createObjectNode();
            choice.set(
                    "enum",
                    JSON.valueToTree(
                            words.stream().flatMap(KeySchema::spellings).toList()));
            return orPlaceholder(choice);
        }
        if (absent.filter(text -> text.matches("true|false")).isPresent()
                || row.key().equals("notify")) {
            return orPlaceholder(JSON.createObjectNode().put("type", "boolean"));
        }
        if (isNumber(row)) {
            ObjectNode number = JSON.createObjectNode().put("type", "integer");
            Matcher range = RANGE.matcher(row.words());
            if (range.find()) {
                number.put("minimum", Long.parseLong(range.group(1)));
                number.put("maximum", Long.parseLong(range.group(2)));
            }
            return orPlaceholder(number);
        }
        ObjectNode text = JSON.createObjectNode();
        text.putArray("type").add("string").add("number");
        return text;
    }

    /** Whether it is a whole number without a unit. */
    static boolean isNumber(Row row) {
        return row.absent().filter(text -> text.matches("\\d+")).isPresent()
                || row.words().matches(".*" + RANGE.pattern() + "$")
                || List.of("limits.targets", "sites.SITE.quota.KIND.batch", "sites.SITE.quota.KIND.daily")
                        .contains(row.key());
    }

    /** YAML takes a number for one. */
    private static Stream<Object> spellings(String word) {
        return word.matches("\\d+") ? Stream.of(Long.valueOf(word), word) : Stream.of(word);
    }

    private ObjectNode orPlaceholder(ObjectNode value) {
        if (!placeholders) {
            return value;
        }
        ObjectNode either = JSON.createObjectNode();
        // A value that comes from elsewhere, as Spring writes it.
        either.putArray("anyOf").add(value).addObject().put("type", "string").put("pattern", "\\$\\{.+}");
        return either;
    }

    private static String description(Row row) {
        String absent = row.cells().get(1).matches("—|required.*")
                ? ""
                : " Without it: " + plain(row.cells().get(1)) + ".";
        String words = plain(row.words());
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".") + absent;
    }

    /** Without the marks of Markdown. */
    private static String plain(String markdown) {
        return markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replace("`", "")
                .strip();
    }
}
