package io.edgesweep.settings.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.settings.MistakesException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DatabaseKeysTests {

    @Test
    void refuse_the_database_of_another_program_and_say_who_named_it_without_showing_its_password() {
        ConfigurableEnvironment foreign = environment("jdbc:mysql://db/shop?user=shop&password=canary");

        assertThat(DatabaseKeys.namesOne(foreign)).isTrue();
        assertThatThrownBy(() -> DatabaseKeys.refuseUnknown(foreign))
                .isInstanceOf(MistakesException.class)
                .hasMessageStartingWith(
                        "environment variable SPRING_DATASOURCE_URL: spring.datasource.url: names a database"
                                + " that cannot hold the ledger")
                .hasMessageNotContaining("canary");
    }

    @Test
    void take_a_database_that_can_hold_the_ledger() {
        ConfigurableEnvironment ours = environment("jdbc:postgresql://db/edgesweep");

        DatabaseKeys.refuseUnknown(ours);

        assertThat(DatabaseKeys.place(ours)).contains("environment variable SPRING_DATASOURCE_URL");
        assertThat(DatabaseKeys.namesOne(environment(" "))).isFalse();
    }

    private static ConfigurableEnvironment environment(String url) {
        return new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addLast(new SystemEnvironmentPropertySource(
                        SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of("SPRING_DATASOURCE_URL", url)));
            }
        };
    }
}
