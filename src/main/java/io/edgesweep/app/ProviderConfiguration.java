package io.edgesweep.app;

import io.edgesweep.account.AccountProviders;
import io.edgesweep.account.credentials.CredentialsResolver;
import io.edgesweep.process.Sleeper;
import io.edgesweep.settings.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers: all that is needed to talk to the API. Settings, clock and sleeper are handed in. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

    @Bean
    CredentialsResolver keys(InstantSource clock) {
        return new CredentialsResolver(
                name -> Objects.requireNonNullElse(System.getenv(name), ""),
                Path.of(System.getProperty("user.home", "")),
                clock);
    }

    @Bean
    AccountProviders providers(Settings settings, CredentialsResolver keys, Sleeper sleeper, InstantSource clock) {
        return new AccountProviders(settings, keys, sleeper, clock);
    }
}
