package io.edgesweep.input;

import io.edgesweep.snapshot.KeptFileHeader;
import io.edgesweep.source.fetch.HttpValidator;
import io.edgesweep.source.fetch.HttpValidators;
import io.edgesweep.text.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the sitemaps of which a job has nothing left to do: every row of them was confirmed purged, or need not be.
 * Kept in a small file, a line each after its head. They hold only as long as the job chooses its rows by the same rules.
 */
public final class KnownDocumentVersions implements HttpValidators {

    private final Path file;
    private final String rules;
    private final Map<URI, HttpValidator> known;
    private final Map<URI, HttpValidator> fetched = new LinkedHashMap<>();
    private final Map<URI, String> names = new HashMap<>();
    private int unmodified;

    private KnownDocumentVersions(Path file, String rules, Map<URI, HttpValidator> known) {
        this.file = file;
        this.rules = rules;
        this.known = known;
    }

    /**
     * Reads them.
     *
     * @param file       a whole one
     * @param rules      by which the job chooses its rows; what was kept under others is forgotten
     * @param beginnings when the snapshots began that know the targets; what was kept beside others is forgotten
     */
    static KnownDocumentVersions read(Path file, String rules, String beginnings) throws IOException {
        Map<URI, HttpValidator> known = new LinkedHashMap<>();
        List<String> lines = KeptFileHeader.text(file).lines().toList();
        if (lines.size() > 1 && lines.get(0).equals(rules) && lines.get(1).equals(beginnings)) {
            for (String line : lines.subList(2, lines.size())) {
                add(known, line.split("\t", -1));
            }
        }
        return new KnownDocumentVersions(file, rules, known);
    }

    /** The versions as if none had been kept. */
    static KnownDocumentVersions none(Path file, String rules) {
        return new KnownDocumentVersions(file, rules, new LinkedHashMap<>());
    }

    private static void add(Map<URI, HttpValidator> known, String[] words) {
        if (words.length == 3) {
            known.put(URI.create(words[0]), new HttpValidator(orNull(words[1]), orNull(words[2])));
        }
    }

    private static @Nullable String orNull(String word) {
        return word.isEmpty() ? null : word;
    }

    @Override
    public Optional<HttpValidator> of(URI document) {
        return Optional.ofNullable(known.get(document));
    }

    @Override
    public void fetched(URI document, String asked, HttpValidator validator) {
        fetched.put(document, validator);
        names.put(document, asked);
    }

    @Override
    public void unmodified(URI document) {
        unmodified++;
    }

    /** How many documents were not sent again. */
    public int unmodified() {
        return unmodified;
    }

    /** Forgets what was fetched, because nothing was done with it. */
    public void forgetFetched() {
        fetched.clear();
    }

    /**
     * Keeps what there is nothing left to do of.
     *
     * @param open       the sources of rows that must be read again
     * @param beginnings when the snapshots began that know the targets
     */
    void save(Set<String> open, String beginnings, KeptFileHeader.Placement placement) throws IOException {
        Map<URI, HttpValidator> all = new LinkedHashMap<>(known);
        all.putAll(fetched);
        all.keySet()
                .removeIf(document -> open.contains(Secrets.nameOf(document.toString()))
                        || open.contains(names.getOrDefault(document, "")));
        List<String> lines = new ArrayList<>(List.of(rules, beginnings));
        all.forEach((document, validator) -> lines.add(document + "\t" + Objects.toString(validator.etag(), "") + "\t"
                + Objects.toString(validator.lastModified(), "")));
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        KeptFileHeader.writeText(aside, String.join("\n", lines));
        placement.put(aside, KeptFileHeader.Size.of(all.size()));
    }
}
