package io.edgesweep.story;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks an origin about ten thousand pages, night after night: {@code ./mvnw -Psoak test -Dtest=OriginSoak}. */
class OriginSoak {

    @TempDir
    private Path folder;

    @Test
    void ten_thousand_pages_cost_the_quota_of_those_that_have_changed() {
        try (OriginNights nights = new OriginNights(folder)) {
            nights.of(10_000);
        }
    }

    @Test
    void with_a_quarter_of_them_a_night_all_changes_are_found_within_eight_nights_and_nothing_else() {
        try (OriginNights nights = new OriginNights(folder)) {
            nights.inEightNights(10_000, 2_500, 117);
        }
    }

    @Test
    void of_ten_thousand_pages_those_that_changed_are_found_fresh_and_a_missed_purge_is_found() {
        try (EdgeNights nights = new EdgeNights(folder)) {
            VerifiedNights.of(nights, 10_000);
        }
    }
}
