package io.edgesweep.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.pause.Work;
import io.edgesweep.schedule.RunPlaces.Claim;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPlacesTests {

    private final RunPlaces places = new RunPlaces(3);

    @Test
    void lets_runs_of_different_jobs_go_on_side_by_side() {
        places.begin(Claim.of("nightly"));

        assertThat(places.mayBegin(Claim.of("hourly"))).isTrue();
    }

    @Test
    void lets_a_job_have_one_run_at_a_time() {
        Claim nightly = Claim.of("nightly");
        places.begin(nightly);

        assertThat(places.mayBegin(nightly)).isFalse();
        places.end(nightly);
        assertThat(places.mayBegin(nightly)).isTrue();
    }

    @Test
    void lets_jobs_that_purge_changes_of_a_site_take_turns() {
        places.begin(changes("nightly", "www", "shop"));

        assertThat(places.mayBegin(changes("news", "www"))).isFalse();
        assertThat(places.mayBegin(changes("pictures", "img"))).isTrue();
        assertThat(places.mayBegin(Claim.of("whole"))).isTrue();
    }

    @Test
    void is_full_with_as_many_as_are_allowed() {
        places.begin(Claim.of("a"));
        places.begin(Claim.of("b"));
        assertThat(places.isFull()).isFalse();
        places.begin(Claim.of("c"));

        assertThat(places.isFull()).isTrue();
        assertThat(places.mayBegin(Claim.of("d"))).isFalse();
    }

    private static Claim changes(String job, String... sites) {
        return new Claim(new Work(job, Set.of(sites), List.of()), Set.of(sites));
    }
}
