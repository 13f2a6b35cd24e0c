package io.edgesweep.notice;

import io.edgesweep.report.Verdict;
import io.edgesweep.report.WrittenReport;
import io.edgesweep.text.Reason;

/** Tells of one run. Throws nothing: what goes wrong is a warning in the log. */
public interface Notice extends AutoCloseable {

    /** Nobody is told. */
    Notice SILENT = new Notice() {

        @Override
        public void begun(String run) {
            // nobody is told
        }

        @Override
        public void ended(WrittenReport report) {
            // nobody is told
        }

        @Override
        public void failed(Verdict verdict, Reason why) {
            // nobody is told
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    /** The run has begun, or is resumed. Returns at once. */
    void begun(String run);

    /** The run has ended with a report. Returns when all were told, or when it has taken long enough. */
    void ended(WrittenReport report);

    /**
     * The run has ended without a report. Returns as {@link #ended} does.
     *
     * @param verdict what that comes to
     * @param why     what kept it from a report
     */
    void failed(Verdict verdict, Reason why);

    @Override
    void close();
}
