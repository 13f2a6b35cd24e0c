package io.edgesweep.app;

import io.edgesweep.settings.Settings;
import io.edgesweep.settings.SettingsReader;
import io.edgesweep.time.Sleeper;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The configuration and the providers: all that is needed to talk to the API. Clock and sleeper are handed in. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    Settings settings(ConfigurableEnvironment environment) {
        return SettingsReader.read(environment);
    }

    @Bean
    AccountProviders providers(Settings settings, Sleeper sleeper, InstantSource clock) {
        return new AccountProviders(
                settings, name -> Objects.requireNonNullElse(System.getenv(name), ""), sleeper, clock);
    }
}
