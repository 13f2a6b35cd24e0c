package io.edgesweep.settings.read;

import io.edgesweep.file.FileGlob;
import io.edgesweep.settings.ChangedBy;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.SiteSettings;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.targets.ChangeSign;
import io.edgesweep.targets.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code sources} of a job. */
final class SourceReader {

    private static final List<String> ONLY = List.of("all", "changed");

    private static final List<String> UNKNOWN = List.of("send", "skip");

    private static final List<String> FIRST = List.of("send", "learn");

    private static final String FOR_CHANGED = "is for only: changed";

    private final KeyReader keys;
    private final List<SourceSpec> inputs;
    private final boolean missingToo;
    private final List<SiteSettings> sites;

    /**
     * @param inputs     take the place of the job's sources, which then need not be there; none leaves them as they are
     * @param missingToo whether a file that is not there is one of the sources all the same
     * @param sites      the job's, each of which must have an origin if it is asked
     */
    SourceReader(KeyReader keys, List<SourceSpec> inputs, boolean missingToo, List<SiteSettings> sites) {
        this.keys = keys;
        this.inputs = inputs;
        this.missingToo = missingToo;
        this.sites = sites;
    }

    /**
     * The job's sources, or the inputs that take their place.
     *
     * @param kind the job's
     */
    List<SourceSpec> read(String key, Kind kind) {
        List<SourceSpec> sources = new ArrayList<>();
        List<String> elements = keys.elements(key);
        for (String element : elements) {
            sources.addAll(changes(element, source(element)));
        }
        if (kind == Kind.ALL && !(elements.isEmpty() && inputs.isEmpty())) {
            keys.wrong("kind", "a job of kind all purges the whole site and takes no sources");
        }
        if (kind != Kind.ALL && elements.isEmpty() && inputs.isEmpty()) {
            keys.missing(key, "a list with csv: FILE or sitemap: FILE or URL");
        }
        return inputs.isEmpty() ? sources : inputs;
    }

    /** The sources as they are, or as those of which nothing is wanted but changes. */
    private List<SourceSpec> changes(String element, List<SourceSpec> sources) {
        String only = keys.value(
                element + ".only",
                text -> ONLY.contains(text) ? Optional.of(text) : Optional.empty(),
                String.join(", ", ONLY),
                "all");
        Optional<String> undated = keys.text(element + ".undated");
        Optional<Boolean> removed = keys.value(element + ".removed", ValueParser::bool, "true, false");
        List<ChangeSign> signs = signs(element + ".changed-by");
        Optional<String> unknown = word(element + ".unknown", UNKNOWN);
        Optional<String> first = word(element + ".first", FIRST);
        if (only.equals("all")) {
            if (!signs.isEmpty()) {
                keys.wrong(element + ".changed-by", FOR_CHANGED);
            }
            unknown.ifPresent(text -> keys.wrong(element + ".unknown", FOR_CHANGED));
            first.ifPresent(text -> keys.wrong(element + ".first", FOR_CHANGED));
            undated.ifPresent(text -> keys.wrong(element + ".undated", FOR_CHANGED));
            removed.ifPresent(yes -> keys.wrong(element + ".removed", FOR_CHANGED));
            return sources;
        }
        Optional<Duration> age = undated.filter(text -> !text.equals("always")).isEmpty()
                ? Optional.empty()
                : keys.value(element + ".undated", DurationParser::parse, "always, or " + DurationParser.EXAMPLE);
        ChangedBy by = changedBy(element, signs, unknown, first);
        if (age.isPresent() && !by.sendUnknown()) {
            keys.wrong(element + ".undated", "is for unknown: send; with unknown: skip, nothing is due by its age");
        }
        return sources.stream()
                .<SourceSpec>map(source -> new SourceSpec.Changed(source, age, removed.orElse(false), by))
                .toList();
    }

    private List<ChangeSign> signs(String key) {
        List<ChangeSign> signs = new ArrayList<>();
        for (String text : keys.commaSeparated(key)) {
            Optional<ChangeSign> sign =
                    ValueParser.oneOf(ChangeSign.values(), ChangeSign::word).apply(text);
            if (sign.isEmpty() || signs.contains(sign.get())) {
                keys.wrong(
                        key,
                        "'" + text + "' is " + (sign.isEmpty() ? "not allowed" : "there twice")
                                + "; allowed: a list of lastmod, etag, content, each once");
            } else {
                signs.add(sign.get());
            }
        }
        return signs;
    }

    private Optional<String> word(String key, List<String> allowed) {
        return keys.value(
                key, text -> allowed.contains(text) ? Optional.of(text) : Optional.empty(), String.join(", ", allowed));
    }

    /** What is not known of a page of the origin may be known on another night; of a row without a date it never is. */
    private ChangedBy changedBy(
            String element, List<ChangeSign> signs, Optional<String> unknown, Optional<String> first) {
        List<ChangeSign> all = signs.isEmpty() ? ChangedBy.LASTMOD.signs() : signs;
        boolean asks = all.stream().anyMatch(sign -> sign != ChangeSign.LASTMOD);
        if (asks) {
            for (SiteSettings site : sites) {
                if (site.origin().isEmpty()) {
                    keys.wrong(
                            element + ".changed-by",
                            "etag and content are asked of the origin, and site " + site.name()
                                    + " has none: asked through the CDN, its old copy would say that nothing has changed."
                                    + " Set sites." + site.name()
                                    + ".origin.address in the configuration, or leave them out");
                }
            }
        }
        return new ChangedBy(
                all,
                unknown.orElse(asks ? "skip" : "send").equals("send"),
                first.orElse("send").equals("learn"));
    }

    private List<SourceSpec> source(String element) {
        Optional<String> csv = keys.text(element + ".csv");
        Optional<String> sitemap = keys.text(element + ".sitemap");
        CsvLayout layout = layout(element);
        Set<String> also = also(element + ".also");
        if (csv.isPresent() == sitemap.isPresent()) {
            keys.wrong(element, "must have either csv: FILE or sitemap: FILE or URL");
            return List.of();
        }
        if (csv.isPresent()) {
            if (!also.isEmpty()) {
                keys.wrong(element + ".also", "is for sitemap; a CSV file names every target itself");
            }
            return files(element + ".csv", csv.get()).stream()
                    .<SourceSpec>map(file -> new SourceSpec.Csv(file, file.toString(), layout))
                    .toList();
        }
        if (layout.charset().isPresent()) {
            keys.wrong(element + ".charset", "is for csv; a sitemap says by itself what it is written in");
        }
        if (layout.column().isPresent() || layout.delimiter().isPresent()) {
            keys.wrong(element + (layout.column().isPresent() ? ".column" : ".delimiter"), "is for csv alone");
        }
        SourceSpec.Sitemap spec = new SourceSpec.Sitemap(sitemap.orElseThrow(), also);
        return spec.isRemote()
                ? List.of(spec)
                : files(element + ".sitemap", spec.location()).stream()
                        .<SourceSpec>map(file -> new SourceSpec.Sitemap(file.toString(), also))
                        .toList();
    }

    private CsvLayout layout(String element) {
        CsvLayout layout = new CsvLayout(
                keys.text(element + ".column"),
                keys.value(element + ".delimiter", CsvLayout::delimiter, CsvLayout.A_DELIMITER),
                keys.value(element + ".charset", ValueParser::charset, "the name of a charset, such as GB18030"));
        layout.mistake().ifPresent(words -> keys.wrong(element + ".column", words));
        return layout;
    }

    private Set<String> also(String key) {
        Set<String> also = new LinkedHashSet<>();
        for (String element : keys.elements(key)) {
            keys.value(
                            element,
                            text -> SourceSpec.Sitemap.ALSO.contains(text) ? Optional.of(text) : Optional.empty(),
                            String.join(", ", new TreeSet<>(SourceSpec.Sitemap.ALSO)))
                    .ifPresent(also::add);
        }
        return also;
    }

    /** The files that a path or a pattern names; a mistake where there are none, unless others take their place. */
    private List<Path> files(String key, String text) {
        List<Path> files = FileGlob.find(text);
        if (files.isEmpty() && missingToo) {
            return ValueParser.path(text).map(List::of).orElse(List.of());
        }
        if (files.isEmpty() && inputs.isEmpty()) {
            keys.wrong(key, FileGlob.missing(text));
        }
        return files;
    }
}
