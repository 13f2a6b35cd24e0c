package io.edgesweep.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** The attacker's list against a {@code serve} whose job folder holds an alias bomb. */
final class AttackStory {

    /** Less than a session for each request of the long form would take. */
    private static final long MOST_GROWN = 16L * 1024 * 1024;

    private AttackStory() {}

    /** What came of it; what must hold whatever the machine has been looked at. */
    static Attack.Outcome play(Path folder, int requests, int slow, int uploads)
            throws InterruptedException, ExecutionException {
        World world = new World(folder).configured("console.password", Served.PASSWORD);
        world.urlFile("urls.csv", 1);
        world.jobFor("nightly", folder.resolve("urls.csv"));
        world.job("bomb", bomb());
        try (Served served = Served.in(world)) {
            Attack.Outcome outcome = new Attack(served.loggedIn(), folder.resolve("home")).of(requests, slow, uploads);

            assertThat(outcome.refused()).isEqualTo(requests);
            assertThat(outcome.sessions()).isZero();
            assertThat(outcome.uploads()).isZero();
            assertThat(outcome.left()).isEmpty();
            assertThat(outcome.grown()).isLessThan(MOST_GROWN);
            return outcome;
        }
    }

    /** A few hundred bytes that stand for ten to the power of twelve words. */
    static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        return bomb.append("site: *a11\n").toString();
    }
}
