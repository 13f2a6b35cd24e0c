package io.edgesweep.report;

import io.edgesweep.quota.Reserve;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;

/**
 * What a report needs to know that the ledger does not.
 *
 * @param folder       where reports are written
 * @param reserves     the reserve of the site with a name
 * @param ceiling      the calls per second that the account's configuration allows
 * @param successCodes the exit codes that the job counts as success
 */
public record Reporting(Path folder, Function<String, Reserve> reserves, int ceiling, Set<Integer> successCodes) {

    /** What the process exits with for a verdict. */
    public int exitCode(Verdict verdict) {
        int code = verdict.exitCode().code();
        return successCodes.contains(code) ? ExitCode.OK.code() : code;
    }
}
