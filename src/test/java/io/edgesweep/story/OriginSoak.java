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
}
