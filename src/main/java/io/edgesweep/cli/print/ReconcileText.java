package io.edgesweep.cli.print;

import io.edgesweep.job.aftermath.ReconcileResult;
import io.edgesweep.language.Words;
import io.edgesweep.ledger.Batch;
import io.edgesweep.text.HumanFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says for people what came of settling runs. */
public final class ReconcileText {

    private static final int BATCHES = 20;

    private ReconcileText() {}

    public static String of(List<ReconcileResult> done) {
        if (done.isEmpty()) {
            return "✓ No run has left anything open of which the provider can be asked.";
        }
        List<String> lines = new ArrayList<>();
        done.forEach(each -> lines.addAll(of(each)));
        return PlainText.shown(lines);
    }

    private static List<String> of(ReconcileResult done) {
        List<String> lines = new ArrayList<>();
        String run = "run " + done.run() + ", job " + done.job() + ": ";
        if (done.open() == 0) {
            lines.add("✓ " + run + "nothing was open");
            return lines;
        }
        lines.add((done.unsettled() == 0 ? "✓ " : "? ") + run + "of "
                + HumanFormat.count(done.open(), "open target", "open targets") + " "
                + HumanFormat.number(done.confirmed())
                + " confirmed, " + HumanFormat.number(done.failed()) + " failed, " + HumanFormat.number(done.toBeSent())
                + " not sent, "
                + (done.duplicate() > 0 ? HumanFormat.number(done.duplicate()) + " asked for again since, " : "")
                + HumanFormat.number(done.unsettled()) + " still open");
        done.ignored()
                .forEach(batch ->
                        lines.add("  batch " + batch + ": your word came too late, for it was settled meanwhile"));
        if (!done.problem().isEmpty()) {
            lines.add("  the provider could not be asked: " + done.problem());
        }
        done.batches().stream().limit(BATCHES).forEach(batch -> lines.add(of(batch)));
        if (done.batches().size() > BATCHES) {
            lines.add(
                    "  and " + HumanFormat.number(done.batches().size() - BATCHES) + " more batches; --json lists all");
        }
        if (done.toBeSent() + done.failed() > 0) {
            lines.add(
                    done.isOver()
                            ? "  the next run of job " + done.job() + " sends what is to be sent"
                            : "  the run is not finished; the same command resumes it");
        }
        if (done.batches().isEmpty() && done.unsettled() > 0) {
            lines.add(
                    "  the provider has accepted them, and nobody can ask what became of them, for no site has their hosts: look"
                            + " in the provider's console; targets.csv of the run names them");
        }
        if (!done.batches().isEmpty()) {
            lines.add("  ask again later; or look in the provider's console, and say what you see: edgesweep reconcile "
                    + done.run() + " --settle " + done.batches().get(0).id() + "=confirmed (or =not-sent)");
        }
        return lines;
    }

    private static String of(Batch batch) {
        return "  batch " + batch.id() + " of site " + batch.key().site() + ", "
                + batch.state().name().toLowerCase(Locale.ROOT) + ", "
                + HumanFormat.count(batch.size(), "target", "targets") + " of kind "
                + batch.key().kind().word() + ", sent "
                + HumanFormat.time(batch.calls().sentAt()) + " UTC"
                + (batch.calls().code().isEmpty()
                        ? ""
                        : ", answered with " + batch.calls().code()) + ": "
                + Words.english().say(batch.reason());
    }
}
