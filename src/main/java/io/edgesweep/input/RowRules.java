package io.edgesweep.input;

import io.edgesweep.input.state.KeptState;
import io.edgesweep.input.state.KeptVersions;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SourceSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** By what a job decides on which rows are targets: what was kept by other rules says nothing of the rows of tonight. */
final class RowRules {

    private RowRules() {}

    /** The versions of documents that are known by these rules; none where all must be read. */
    static KnownDocumentVersions documents(
            JobFile job, Path folder, KeptState kept, String rules, RemovalDetection removals) throws IOException {
        boolean readAll = removals.isFirst() || isBlind(job, removals) || isOfTheOrigin(job);
        boolean usable = kept.isWholeButForDocuments()
                && kept.documents().map(KeptVersions::isUsable).orElse(false);
        Path file = folder.resolve(job.name() + ".documents");
        return readAll || !usable
                ? KnownDocumentVersions.none(file, rules)
                : KnownDocumentVersions.read(file, rules, kept.beginnings());
    }

    /** What a document holds that is not read again is known only if it is kept which URLs are listed. */
    private static boolean isBlind(JobFile job, RemovalDetection removals) {
        return job.rules().collapse().isPresent() && !removals.isAsked();
    }

    /** A page may change though its sitemap does not. */
    private static boolean isOfTheOrigin(JobFile job) {
        return job.sources().stream()
                .anyMatch(source -> source instanceof SourceSpec.Changed changed
                        && (changed.by().asksTheOrigin() || changed.by().learn()));
    }

    /** All that decides on which rows are targets, on one line: by other rules, other rows are. */
    static String of(JobFile job, Settings settings) {
        List<List<String>> hosts = job.sites().stream()
                .map(site -> settings.site(site).site().hosts())
                .toList();
        List<String> keys = job.sites().stream()
                .map(site -> settings.site(site).cacheKey().shown())
                .toList();
        String rules =
                job.sites() + " " + hosts + " " + keys + " " + settings.input().target() + " "
                        + job.rules().kind() + " "
                        + job.rules().method() + " " + job.rules().include() + " "
                        + job.rules().exclude() + " " + job.rules().variants() + " "
                        + job.sources();
        return rules.replaceAll("\\s+", " ");
    }
}
