package io.edgesweep.input.state;

import io.edgesweep.file.WholeFile;
import io.edgesweep.ledger.KeptFiles;
import io.edgesweep.ledger.KeptVersion;
import io.edgesweep.snapshot.KeptFileHeader;
import io.edgesweep.snapshot.KeptFileHeader.Form;
import io.edgesweep.snapshot.KeptFileHeader.Found;
import io.edgesweep.snapshot.KeptFileHeader.Seal;
import io.edgesweep.snapshot.KeptFileHeader.State;
import io.edgesweep.text.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file that is kept from night to night: whether it is the one that the ledger knows, and how another takes its place. */
public final class KeptVersions {

    /** The generation in which a file begins of which none was lost. */
    private static final long FIRST = 1;

    private final Path file;
    private final Form form;
    private final KeptFiles ledger;
    private final Found found;
    private final List<KeptVersion> versions;
    private long since;

    private KeptVersions(Path file, Form form, KeptFiles ledger, Found found, List<KeptVersion> versions) {
        this.file = file;
        this.form = form;
        this.ledger = ledger;
        this.found = found;
        this.versions = versions;
        this.since = isUsable() ? found.seal().since() : 0;
    }

    /** Looks at the file, which may take a second for ten million targets. */
    static KeptVersions look(Path file, Form form, KeptFiles ledger) throws IOException {
        List<KeptVersion> versions = ledger.versions(name(file));
        KeptVersions here = new KeptVersions(file, form, ledger, KeptFileHeader.look(file, form), versions);
        return here.isUsable() || !fetch(file, form, ledger, versions)
                ? here
                : new KeptVersions(file, form, ledger, KeptFileHeader.look(file, form), versions);
    }

    /** Fetches what another process has kept in the ledger, the newest that can be had whole. */
    private static boolean fetch(Path file, Form form, KeptFiles ledger, List<KeptVersion> versions)
            throws IOException {
        for (int i = versions.size() - 1; i >= 0; i--) {
            KeptVersion version = versions.get(i);
            if (ledger.keeps(name(file), version.generation()) && fetch(file, form, ledger, version)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fetch(Path file, Form form, KeptFiles ledger, KeptVersion version) throws IOException {
        Path aside = file.resolveSibling(name(file) + ".fetched");
        Files.createDirectories(aside.toAbsolutePath().getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
            ledger.copy(name(file), version.generation(), out);
        }
        Found fetched = KeptFileHeader.look(aside, form);
        if (fetched.state() != State.WHOLE || !version(fetched.seal()).equals(version)) {
            Files.delete(aside);
            return false;
        }
        WholeFile.appear(aside, file);
        return true;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    Path file() {
        return file;
    }

    /** Whether what it holds may be believed. A ledger that knows nothing of the file has been started over, and the file is older. */
    public boolean isUsable() {
        return found.state() == State.WHOLE
                && (versions.isEmpty() || versions.stream().anyMatch(version -> version.equals(version(found.seal()))));
    }

    /** Whether there is none, and never was. */
    boolean isFirst() {
        return found.state() == State.ABSENT && latest().equals(KeptVersion.NONE);
    }

    /** The generation in which it began with nothing: what was kept beside it before that holds no more. 0 if it may not be used. */
    public long since() {
        return since;
    }

    /** Whether what it held was lost, now or at any time before, so that what is not in it may have been known. */
    boolean wasLost() {
        return !isFirst() && (!isUsable() || since > FIRST);
    }

    /** How many entries it holds, or held when it was lost. */
    public long entries() {
        return isUsable() ? found.seal().entries() : latest().entries();
    }

    /** The newest version that was in its place, as far as the ledger knows. */
    private KeptVersion latest() {
        return versions.isEmpty() ? KeptVersion.NONE : versions.get(0);
    }

    /** What is wrong with the file so that nobody can have meant it; empty when nothing is. */
    Optional<Reason> damage() {
        boolean damaged = found.state() == State.DAMAGED
                || (found.state() == State.HEADLESS && !latest().equals(KeptVersion.NONE));
        return damaged ? Optional.of(Reason.of("kept.damaged", file.toAbsolutePath())) : Optional.empty();
    }

    /** What is to be told of the file, though a run can do without it; empty when it is as it should be. */
    public Optional<Reason> loss() {
        String path = String.valueOf(file.toAbsolutePath());
        return switch (found.state()) {
            case ABSENT -> isFirst() ? Optional.empty() : Optional.of(Reason.of("kept.missing", path));
            case HEADLESS -> damage().isPresent() ? Optional.empty() : Optional.of(Reason.of("kept.headless", path));
            case DAMAGED -> Optional.empty();
            case WHOLE ->
                isUsable()
                        ? Optional.empty()
                        : Optional.of(Reason.of(
                                "kept.old",
                                path,
                                found.seal().generation(),
                                versions.get(versions.size() - 1).generation()));
        };
    }

    /** Whether the file is believed though the ledger, being new, cannot tell whether it is the newest. */
    boolean isOlderThanTheLedger() {
        return found.state() == State.WHOLE && versions.isEmpty();
    }

    /**
     * Puts a new version in the place of the file. A process that is killed in it leaves the old one or the new one, and
     * both count until the ledger knows which it is.
     */
    public void replace(Path aside, KeptFileHeader.Size size) throws IOException {
        long before = versions.isEmpty()
                ? found.seal().generation()
                : versions.get(versions.size() - 1).generation();
        since = isUsable() ? since : isFirst() ? FIRST : before + 1;
        Seal seal = KeptFileHeader.seal(aside, form, before + 1, since, size);
        if (versions.size() > 1 && version(found.seal()).equals(versions.get(1))) {
            // The process was killed that put it there. Otherwise two versions would be forgotten by one announcement.
            ledger.replaced(name(file));
        }
        ledger.keep(name(file), seal.generation(), aside);
        ledger.announce(name(file), version(seal));
        WholeFile.appear(aside, file);
        ledger.replaced(name(file));
    }

    private static KeptVersion version(Seal seal) {
        return new KeptVersion(seal.generation(), seal.checksum(), seal.entries());
    }
}
