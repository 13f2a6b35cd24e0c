package io.edgesweep.source.sitemap;

import io.edgesweep.settings.FetchSettings.Sizes;
import io.edgesweep.source.Coverage;
import io.edgesweep.source.ReadResult;
import io.edgesweep.source.ReadResult.ListedRow;
import io.edgesweep.source.ReadResult.Note;
import io.edgesweep.source.ReadResult.UnreadableDocument;
import io.edgesweep.source.ReadResult.UnreadableRow;
import io.edgesweep.source.RowNote;
import io.edgesweep.source.RowReader;
import io.edgesweep.source.SourceException;
import io.edgesweep.source.fetch.DocumentSource;
import io.edgesweep.source.fetch.DocumentSource.Found;
import io.edgesweep.source.fetch.DocumentSource.Opened;
import io.edgesweep.source.sitemap.SitemapFormat.Listed;
import io.edgesweep.source.stream.BudgetSpentException;
import io.edgesweep.source.stream.FailureReasons;
import io.edgesweep.source.stream.QuietClose;
import io.edgesweep.source.stream.UnreadableException;
import io.edgesweep.targets.Place;
import io.edgesweep.text.InvisibleCharacters;
import io.edgesweep.text.Reason;
import io.edgesweep.text.Secrets;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sitemap, or an index and then its sitemaps one after the other, in the order in which they are listed. One
 * document is open at a time; of an index, what it lists is kept until it has been read.
 */
final class SitemapRowReader implements RowReader {

    private final DocumentSource documents;
    private final Sizes sizes;
    private final Set<SitemapExtra> also;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final CoverageTally tally = new CoverageTally();
    private int opened;
    private @Nullable Current current;
    private boolean lost;

    /**
     * A document that is to be read.
     *
     * @param location where it is; for one that an index lists, what the index says
     * @param index    the location of the index that lists it; empty for the first document
     * @param listed   where it is listed; the document itself for the first
     * @param depth    in how many indexes it lies
     */
    private record Waiting(String location, String index, Place listed, int depth) {}

    /** The document that is being read, and what it lists if it is an index. */
    private record Current(String name, Opened found, int depth, SitemapDocument document, List<Waiting> children) {

        Place place(long line) {
            return new Place(name, line);
        }
    }

    /**
     * @param location of the first document
     * @param also     what is wanted beside the pages
     */
    SitemapRowReader(DocumentSource documents, String location, Sizes sizes, Set<SitemapExtra> also) {
        this.also = also;
        this.documents = documents;
        this.sizes = sizes;
        waiting.add(new Waiting(location, "", new Place(Secrets.nameOf(location), 0), 0));
    }

    @Override
    public @Nullable ReadResult read() throws SourceException {
        ReadResult reading = null;
        while (reading == null && (current != null || !waiting.isEmpty())) {
            reading = current == null ? open(waiting.remove()) : readOn(current);
        }
        return reading;
    }

    private @Nullable ReadResult open(Waiting next) throws SourceException {
        if (opened == sizes.documents()) {
            waiting.clear();
            tally.missed();
            return new UnreadableDocument(next.listed(), Reason.of("source.documents", sizes.documents()));
        }
        Place place = next.listed();
        try {
            String location = location(next);
            if (!seen.add(location)) {
                return new UnreadableDocument(place, Reason.of("source.listed-again", location));
            }
            place = new Place(Secrets.nameOf(location), 0);
            opened++;
            documents.expect(withUpcoming(location));
            current = begin(location, next.depth());
            Reason note = current == null ? Reason.NONE : current.document().note();
            return note.isNone() ? null : new Note(place, note);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(place, Reason.of("source.interrupted"));
        } catch (BudgetSpentException e) {
            Reason why =
                    waiting.isEmpty() ? e.reason() : Reason.of("source.with-following", e.reason(), waiting.size());
            waiting.clear();
            tally.missed();
            return new UnreadableDocument(place, why);
        } catch (IOException e) {
            tally.missed();
            Reason why = FailureReasons.of(e);
            return new UnreadableDocument(
                    place, place.equals(next.listed()) ? why : Reason.of("source.listed-at", why, next.listed()));
        }
    }

    private String location(Waiting next) throws UnreadableException {
        return next.depth() == 0 ? next.location() : documents.locate(next.index(), next.location());
    }

    /** The document that is opened now, and those after it, as far as they can be made ready. */
    private List<String> withUpcoming(String now) {
        List<String> locations = new ArrayList<>(List.of(now));
        int most = Math.min(documents.ahead(), sizes.documents() - opened);
        for (Waiting each : waiting.stream().limit(most).toList()) {
            try {
                String location = location(each);
                if (!seen.contains(location) && !locations.contains(location)) {
                    locations.add(location);
                }
            } catch (UnreadableException e) {
                // told when its turn comes
            }
        }
        return locations;
    }

    /** Begins to read a document; null when there is nothing to be read of it. */
    private @Nullable Current begin(String location, int depth) throws IOException, InterruptedException {
        Found answer = documents.open(location);
        if (!answer.location().equals(location) && !seen.add(answer.location())) {
            throw new UnreadableException("source.redirects-again", answer.location());
        }
        if (answer instanceof Opened found) {
            return begin(location, found, depth);
        }
        tally.unmodified(Secrets.nameOf(location));
        return null;
    }

    private Current begin(String location, Opened found, int depth) throws IOException {
        try {
            SitemapDocument document = new SitemapDocument(found, sizes, also);
            if (document.isIndex() && depth >= sizes.depth()) {
                throw new UnreadableException("source.depth", depth);
            }
            tally.began();
            lost = false;
            return new Current(Secrets.nameOf(location), found, depth, document, new ArrayList<>());
        } catch (IOException e) {
            QuietClose.quietly(found.bytes());
            throw e;
        }
    }

    private @Nullable ReadResult readOn(Current now) {
        try {
            Listed listed = now.document().next();
            if (listed == null) {
                if (!now.document().isIndex() && !lost) {
                    documents.finished(now.found(), now.name());
                }
                tally.ended(now.name(), now.document().isIndex());
                leave(now);
                return null;
            }
            tally.listed();
            return now.document().isIndex() ? child(now, listed) : row(now, listed);
        } catch (IOException e) {
            tally.missed();
            leave(now);
            return new UnreadableDocument(now.place(now.document().line()), FailureReasons.of(e));
        }
    }

    private ReadResult row(Current now, Listed listed) {
        Place place = now.place(listed.line());
        if (listed.fault() != null) {
            lost = true;
            return new UnreadableRow(place, listed.loc(), listed.fault());
        }
        return ListedRow.of(place, listed.loc(), listed.lastmod(), others(listed));
    }

    private static Map<String, String> others(Listed listed) {
        return listed.others().isEmpty() ? Map.of() : Map.of(RowNote.OTHER_LOC.column(), listed.others());
    }

    private @Nullable ReadResult child(Current now, Listed listed) {
        Place place = now.place(listed.line());
        if (listed.fault() != null) {
            tally.missed();
            return new UnreadableDocument(place, Reason.of("source.faulty-sitemap", listed.fault()));
        }
        now.children()
                .add(new Waiting(
                        InvisibleCharacters.trimmed(listed.loc()), now.found().location(), place, now.depth() + 1));
        return null;
    }

    private void leave(Current now) {
        QuietClose.quietly(now.document());
        for (int i = now.children().size() - 1; i >= 0; i--) {
            waiting.addFirst(now.children().get(i));
        }
        current = null;
    }

    @Override
    public Coverage coverage() {
        return tally.coverage(current == null && waiting.isEmpty());
    }

    @Override
    public void close() {
        if (current != null) {
            QuietClose.quietly(current.document());
        }
        current = null;
        waiting.clear();
        documents.close();
    }
}
