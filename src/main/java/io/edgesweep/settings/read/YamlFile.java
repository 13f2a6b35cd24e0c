package io.edgesweep.settings.read;

import io.edgesweep.settings.Mistake;
import io.edgesweep.settings.MistakesException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * Reads YAML files within limits, before anything is made of them. Spring Boot's loader has none: an anchor that holds itself
 * overflows its stack, and a few aliases of aliases fill its memory. A file is looked at as a stream of events, in which an
 * alias is still a name.
 */
public final class YamlFile {

    /** The most bytes that a file may have. */
    static final int LARGEST = 1024 * 1024;

    /** The most levels that lists and maps may be nested in. */
    static final int DEEPEST = 50;

    /** The most values that a file may hold, each alias counted as what it stands for. */
    static final int MOST_VALUES = 20_000;

    /** A text counts as one value more for each time that it is as long as this. */
    private static final int LONG_TEXT = 1000;

    private static final Pattern ODD_NUMBER =
            Pattern.compile("[-+]?(0[0-7_]+|[1-9][0-9_]*(:[0-5]?[0-9])+|[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*)");

    private final Path file;
    private final Consumer<Mistake> oddNumbers;
    private final Deque<Open> open = new ArrayDeque<>();

    /** How many values each anchor stands for; none for one whose end has not come yet. */
    private final Map<String, Integer> anchors = new HashMap<>();

    private long values;

    /** A list or map whose end has not come yet. */
    private record Open(@Nullable String anchor, long before) {}

    private YamlFile(Path file, Consumer<Mistake> oddNumbers) {
        this.file = file;
        this.oddNumbers = oddNumbers;
    }

    /**
     * The content of a file that may be YAML.
     *
     * @throws MistakesException when it is no file, but something that could keep a reader waiting, or is too large
     * @throws IOException when it cannot be read
     */
    public static byte[] bytes(Path file) throws IOException {
        refuseDeadLink(file);
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            throw mistake(file.toString(), "is no file but " + kind(file) + "; put a file there");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw mistake(file.toString(), "has more than " + LARGEST + " bytes; move lists to files of their own");
            }
            return bytes;
        }
    }

    /**
     * Looks whether the path is a link that leads to a file.
     *
     * @throws MistakesException when it is a link, and leads to nothing
     */
    static void refuseDeadLink(Path file) {
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw mistake(
                    file.toString(),
                    "is a link that leads to no file; make it lead to one, put a file there, or remove it");
        }
    }

    private static String kind(Path file) {
        return Files.isDirectory(file) ? "a directory" : "a pipe, socket or device";
    }

    /**
     * The file as what Spring's loaders read, which is what was looked at even when the file changes meanwhile.
     *
     * @param oddNumbers takes a mistake for each number that YAML reads as another one, beside which others may stand
     * @throws MistakesException when it is beyond a limit
     * @throws YAMLException when it is not YAML
     * @throws IOException when it cannot be read
     */
    static FileSystemResource within(Path file, Consumer<Mistake> oddNumbers) throws IOException {
        byte[] bytes = bytes(file);
        new YamlFile(file, oddNumbers).check(bytes);
        return new Checked(file, bytes);
    }

    /**
     * Looks at a file that somebody else will read.
     *
     * @param oddNumbers takes a mistake for each number that YAML reads as another one
     * @throws MistakesException when it is beyond a limit, or no YAML
     */
    public static void refuseHostile(Path file, Consumer<Mistake> oddNumbers) {
        try {
            within(file, oddNumbers);
        } catch (YAMLException e) {
            throw MistakesException.notYaml(file.toString(), e);
        } catch (IOException e) {
            throw mistake(file.toString(), "cannot be read: " + e.getMessage() + "; fix its permissions");
        }
    }

    private void check(byte[] bytes) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setNestingDepthLimit(DEEPEST);
        boolean begins = false;
        for (Event event : new Yaml(options).parse(new UnicodeReader(new ByteArrayInputStream(bytes)))) {
            if (begins && isNoMap(event)) {
                throw mistake(event, "holds no keys with values; begin lines with a key, as in 'site: www'");
            }
            begins = event instanceof DocumentStartEvent;
            if (event instanceof AliasEvent alias) {
                add(valuesOf(alias), alias);
            } else if (event instanceof CollectionStartEvent start) {
                add(1, start);
                begin(start);
            } else if (event instanceof CollectionEndEvent) {
                Open ended = open.pop();
                if (ended.anchor() != null) {
                    anchors.put(ended.anchor(), (int) (values - ended.before()));
                }
            } else if (event instanceof ScalarEvent scalar) {
                int weight = 1 + scalar.getValue().length() / LONG_TEXT;
                add(weight, scalar);
                noteOddNumber(scalar);
                if (scalar.getAnchor() != null) {
                    anchors.put(scalar.getAnchor(), weight);
                }
            }
        }
    }

    private static boolean isNoMap(Event first) {
        return first instanceof SequenceStartEvent
                || (first instanceof ScalarEvent scalar && !scalar.getValue().isEmpty());
    }

    /** YAML 1.1 (yaml.org/type/int.html) counts by eights after a 0, and by sixties around a colon: nobody means that. */
    private void noteOddNumber(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (scalar.isPlain() && ODD_NUMBER.matcher(text).matches()) {
            oddNumbers.accept(new Mistake(
                    place(scalar),
                    "",
                    "YAML reads " + text + " as another number; write it without a leading 0 and without a colon, or in"
                            + " quotes, as in \"" + text + "\", when it is a text"));
        }
    }

    private void begin(CollectionStartEvent start) {
        open.push(new Open(start.getAnchor(), values - 1));
        if (start.getAnchor() != null) {
            anchors.remove(start.getAnchor());
        }
        if (open.size() > DEEPEST) {
            throw mistake(start, "is nested deeper than " + DEEPEST + " levels; write it flatter");
        }
    }

    private int valuesOf(AliasEvent alias) {
        String name = alias.getAnchor();
        if (open.stream().anyMatch(each -> name.equals(each.anchor()))) {
            throw mistake(alias, "the anchor '" + name + "' holds itself; write out what is meant");
        }
        return Optional.ofNullable(anchors.get(name))
                .orElseThrow(
                        () -> mistake(alias, "there is no anchor '" + name + "' above; write it before its alias"));
    }

    private void add(int more, Event event) {
        values += more;
        if (values > MOST_VALUES) {
            throw mistake(
                    event,
                    "stands for more than " + MOST_VALUES + " values, with its aliases filled in; use fewer aliases, or"
                            + " move lists to files of their own");
        }
    }

    private MistakesException mistake(Event event, String words) {
        return mistake(place(event), words);
    }

    private String place(Event event) {
        Mark mark = event.getStartMark();
        return file + (mark == null ? "" : ":" + (mark.getLine() + 1));
    }

    private static MistakesException mistake(String place, String words) {
        return new MistakesException(List.of(new Mistake(place, "", words)));
    }

    /** A file whose content is known already. */
    private static final class Checked extends FileSystemResource {

        private final byte[] bytes;

        Checked(Path file, byte[] bytes) {
            super(file);
            this.bytes = bytes;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
