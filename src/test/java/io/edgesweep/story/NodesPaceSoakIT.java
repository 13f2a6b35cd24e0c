package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * How quick jobs of two accounts are on several nodes, against one: {@code ./mvnw -Psoak verify -Dit.test=NodesPaceSoakIT}. What must hold
 * on any machine is asserted: the accounts' ceilings, and that each target is accepted once. Times are printed.
 */
class NodesPaceSoakIT {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void twelve_jobs_of_two_accounts_on_four_nodes_and_on_one() throws Exception {
        double[] paces = new double[2];
        for (int i = 0; i < 2; i++) {
            int nodes = i == 0 ? 1 : 4;
            try (NodesPace pace = new NodesPace(folder.resolve(nodes + " nodes"), nodes, 12, 6000, 3)) {
                NodesPace.Figures figures = pace.playWarm(12);
                System.out.println(nodes + " nodes: " + figures);
                check(figures);
                paces[i] = figures.callsPerSecond();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "four nodes reach %.1f%% of the pace of one; all of it would be 2 x 20 calls a second%n",
                100 * paces[1] / paces[0]);
    }

    @Test
    void six_jobs_of_six_sites_on_three_nodes() throws Exception {
        try (NodesPace pace = new NodesPace(folder, 3, 6, 2000, 20)) {
            NodesPace.Figures alone = pace.play(1);
            NodesPace.Figures together = pace.play(6);
            check(alone);
            check(together);
            double limit = Math.max(alone.seconds(), pace.limitSeconds());
            System.out.printf(
                    Locale.ROOT,
                    "one job alone %.1f s; six of six sites on three nodes %.1f s = %.2f x the larger of that and the pace's %.1f s; %s%n",
                    alone.seconds(),
                    together.seconds(),
                    together.seconds() / limit,
                    pace.limitSeconds(),
                    together);
        }
    }

    private static void check(NodesPace.Figures figures) {
        assertThat(figures.mostInASecond()).as(figures.toString()).isLessThanOrEqualTo(20);
        assertThat(figures.notOnce()).as(figures.toString()).isZero();
    }
}
