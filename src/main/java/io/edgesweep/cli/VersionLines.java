package io.edgesweep.cli;

import io.edgesweep.ledger.Ledger;
import io.edgesweep.setup.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} tells: all that a report of a fault should say of the program. */
final class VersionLines implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Build build = Build.ofProgram();
        return new String[] {
            "edgesweep " + build.version(),
            "commit    " + build.commit() + " of " + build.built(),
            "Java      " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor") + ", "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "ledger    " + Ledger.SCHEMA
        };
    }
}
