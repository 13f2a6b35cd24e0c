package io.edgesweep.check;

import io.edgesweep.session.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Warns of what others on the machine may read, or change, that should be ours alone. */
public final class PrivacyChecks {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private PrivacyChecks() {}

    /**
     * A warning for each that is open to others.
     *
     * @param home  the home folder, with the ledger in it
     * @param files with a key or a password in them
     */
    public static List<Check> of(Path home, List<Path> files) {
        List<Check> warnings = new ArrayList<>();
        warn(warnings, "home", home, "what was sent and what is known of the sites is in it", "chmod 700 ");
        files.forEach(file -> warn(warnings, "configuration", file, "a key or password is in it", "chmod 600 "));
        return warnings;
    }

    private static void warn(List<Check> warnings, String subject, Path file, String why, String remedy) {
        if (isOpen(file)) {
            warnings.add(new Check(
                    subject,
                    true,
                    true,
                    file + " is open to others on this machine, and " + why + "; do " + remedy + file));
        }
    }

    /** What is not there, or lies where rights are not told in this way, is open to nobody as far as we can see. */
    private static boolean isOpen(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
