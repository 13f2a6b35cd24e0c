package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SpringVariablesTests {

    @Test
    void of_others_are_left_out() {
        assertThat(SpringVariables.isOfOthers("SPRING_APPLICATION_JSON")).isTrue();
        assertThat(SpringVariables.isOfOthers("SPRING_BATCH_JOB_ENABLED")).isTrue();
        assertThat(SpringVariables.isOfOthers("SPRING_DATASOURCE_DRIVER_CLASS_NAME"))
                .isTrue();
        assertThat(SpringVariables.isOfOthers("LOGGING_LEVEL_ROOT")).isTrue();
        assertThat(SpringVariables.isOfOthers("SERVER_PORT")).isTrue();
        assertThat(SpringVariables.isOfOthers("SPRING_DATASOURCE_PASSWORD")).isFalse();
        assertThat(SpringVariables.isOfOthers("EDGESWEEP_HOME")).isFalse();
        assertThat(SpringVariables.isOfOthers("PATH")).isFalse();
    }

    @Test
    void are_told_for_what_they_are() {
        assertThat(SpringVariables.told(Set.of("SPRING_DATASOURCE_URL", "SPRING_FLYWAY_ENABLED", "HOME")))
                .satisfiesExactly(
                        heeded -> assertThat(heeded).startsWith("variable SPRING_DATASOURCE_URL counts"),
                        left -> assertThat(left).startsWith("variable SPRING_FLYWAY_ENABLED is not read"));
    }
}
