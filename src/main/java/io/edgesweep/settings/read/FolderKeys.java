package io.edgesweep.settings.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the keys that name the program's own folders, and refuses those that would be in each other's way. */
final class FolderKeys {

    /** What ends a path in the address of the ledger, or is taken for something else there. */
    private static final Pattern NOT_IN_HOME = Pattern.compile(".*(;|\\$\\{|\\p{Cntrl}).*", Pattern.DOTALL);

    /** What the home folder holds (see ledger, job and console). */
    private static final List<String> OF_HOME =
            List.of("ledger", "snapshots", "spill", "spool", "uploads", "serve", "lock");

    private final KeyReader keys;

    FolderKeys(KeyReader keys) {
        this.keys = keys;
    }

    Path home() {
        Path home = folder("home", "var");
        if (NOT_IN_HOME.matcher(home.toAbsolutePath().toString()).matches()) {
            keys.wrong(
                    "home",
                    "is, or lies in, a folder whose name holds ';', '${' or a control character, which the ledger's address"
                            + " has another meaning for; allowed: any other");
        }
        return home;
    }

    Path jobs() {
        return folder("jobs", "jobs");
    }

    /** Who may read the reports must not find the ledger and the password beside them. */
    Path reports(Path home) {
        Path reports = folder("reports", "reports");
        Path real = real(reports);
        Path realHome = real(home);
        if (realHome.startsWith(real)) {
            keys.wrong("reports", "is, or holds, the home folder " + home + "; allowed: one beside it");
        } else if (OF_HOME.stream().map(realHome::resolve).anyMatch(real::startsWith)) {
            keys.wrong("reports", "is a folder that the home folder needs for itself; allowed: one beside it");
        }
        return reports;
    }

    private Path folder(String key, String absent) {
        // Empty, as from a variable that is not set, is not "the usual one": a new ledger would be made there, and all
        // be sent again.
        return keys.valueOrLeftOut(
                        key,
                        text -> text.startsWith("~") ? Optional.empty() : ValueParser.path(text),
                        "a path; '~' is not resolved here, so write the user's home in full, or './~…' for a folder of that name")
                .orElse(Path.of(absent));
    }

    /** Where it really is, as far as it is there at all. */
    private static Path real(Path folder) {
        Path missing = folder.toAbsolutePath().normalize();
        Path there = missing;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(missing));
        } catch (IOException e) {
            return missing;
        }
    }
}
