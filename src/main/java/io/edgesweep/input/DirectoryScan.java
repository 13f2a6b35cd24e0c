package io.edgesweep.input;

import io.edgesweep.batch.CollapseRule;
import io.edgesweep.batch.DirectoryTally;
import io.edgesweep.batch.DirectoryTally.Directory;
import io.edgesweep.settings.Settings;
import io.edgesweep.spill.LastPurge;
import io.edgesweep.spill.Spill;
import io.edgesweep.targets.Kind;
import io.edgesweep.targets.RejectedRow;
import io.edgesweep.targets.TargetRow;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the directories of a run's input in which much is to be purged, of sites where a directory can be. */
public final class DirectoryScan {

    private final Settings settings;
    private final ChangeDetection changes;
    private final DirectoryTally directories = new DirectoryTally();

    public DirectoryScan(Settings settings, ChangeDetection changes) {
        this.settings = settings;
        this.changes = changes;
    }

    /** A target is to be purged. Gives whether a directory may be purged in its place. */
    public boolean find(TargetRow row) {
        boolean can = row.target().kind() == Kind.URL
                && settings.site(row.site()).refusal(Kind.PREFIX).isEmpty();
        if (can) {
            directories.find(row);
        }
        return can;
    }

    /** All targets of a spill, as {@link #find}. */
    void find(Spill spill) throws IOException {
        spill.drain(new Telling(this::find, row -> {}));
    }

    /**
     * The best of them, when all targets have been told of.
     *
     * @param most how many there may be
     */
    public List<Directory> best(Spill spill, CollapseRule rule, int most) throws IOException {
        if (!directories.beginCounting()) {
            return List.of();
        }
        spill.drain(new Telling(directories::countPurged, directories::countOther));
        changes.removals().forEachKept(directories::countOther);
        return directories.best(rule, most);
    }

    /** Tells apart what is to be purged and what is not. A duplicate counts with the row that it is the same as. */
    private final class Telling implements Spill.Sink {

        private final Consumer<TargetRow> changed;
        private final Consumer<TargetRow> unchanged;

        Telling(Consumer<TargetRow> changed, Consumer<TargetRow> unchanged) {
            this.changed = changed;
            this.unchanged = unchanged;
        }

        @Override
        public void unique(TargetRow row, @Nullable LastPurge known) {
            (changes.unchanged(row, known).isEmpty() ? changed : unchanged).accept(row);
        }

        @Override
        public void duplicate(RejectedRow row) {}

        @Override
        public void end() {}
    }
}
