package io.edgesweep.input;

import io.edgesweep.settings.ChangedBy;
import io.edgesweep.settings.CsvLayout;
import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.SourceSpec;
import io.edgesweep.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stands for what a run is to do: the job's rules and the content of its local files. Not for what its schedule is, nor for
 * what is fetched over the network, which an interrupted run has read already.
 */
public final class InputHash {

    private static final int BUFFER = 1 << 16;

    private InputHash() {}

    /** The hash as 64 hexadecimal digits. */
    public static String of(JobFile job) throws IOException {
        MessageDigest digest = Sha256.begin();
        add(
                digest,
                job.sites().toString()
                        + job.rules().kind()
                        + job.rules().method()
                        + job.rules().include()
                        + job.rules().exclude()
                        + job.limits().targets());
        if (job.rules().wholeHosts()) {
            add(digest, "whole hosts");
        }
        if (!job.rules().variants().isEmpty()) {
            add(digest, "variants " + job.rules().variants());
        }
        job.afterPurge().warm().ifPresent(warm -> add(digest, "warm " + warm.edge() + new TreeMap<>(warm.headers())));
        job.limits().changed().ifPresent(percent -> add(digest, "changed " + percent));
        job.rules().collapse().ifPresent(rule -> add(digest, "collapse " + rule));
        for (SourceSpec source : job.sources()) {
            addSource(digest, source);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addSource(MessageDigest digest, SourceSpec source) throws IOException {
        if (source instanceof SourceSpec.Csv csv) {
            addLayout(digest, csv.layout());
            addFile(digest, csv.file());
        } else if (source instanceof SourceSpec.Detected detected) {
            addLayout(digest, detected.layout());
            addFile(digest, detected.file());
        } else if (source instanceof SourceSpec.Changed changed) {
            add(digest, "only changed " + changed.undated());
            if (changed.removed()) {
                add(digest, "removed");
            }
            if (!changed.by().equals(ChangedBy.LASTMOD)) {
                add(digest, changed.by().shown());
            }
            addSource(digest, changed.source());
        } else if (source instanceof SourceSpec.Listed listed) {
            add(digest, listed.targets().toString());
        } else if (source instanceof SourceSpec.Sitemap sitemap) {
            add(digest, sitemap.location() + new TreeSet<>(sitemap.also()));
            if (!sitemap.isRemote()) {
                addFile(digest, Path.of(sitemap.location()));
            }
        }
    }

    private static void addLayout(MessageDigest digest, CsvLayout layout) {
        layout.charset().ifPresent(charset -> add(digest, "charset " + charset));
        if (layout.column().isPresent() || layout.delimiter().isPresent()) {
            // as it was written before there was a charset in it
            add(digest, "CsvLayout[column=" + layout.column() + ", delimiter=" + layout.delimiter() + "]");
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static void addFile(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        digest.update((byte) 0);
    }
}
