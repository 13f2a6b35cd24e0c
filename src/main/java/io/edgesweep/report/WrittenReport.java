package io.edgesweep.report;

import java.nio.file.Path;

/**
 * A report that was written.
 *
 * @param report  what it says
 * @param verdict what it comes to
 * @param folder  where its files are
 */
public record WrittenReport(RunReport report, Verdict verdict, Path folder) {}
