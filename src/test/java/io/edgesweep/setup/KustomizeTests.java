package io.edgesweep.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.settings.JobFile;
import io.edgesweep.settings.KnownSites;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.JobFileReader;
import io.edgesweep.settings.read.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.Yaml;

/** What the kustomize folder offers is whole, and what the program takes. */
class KustomizeTests {

    private static final Path FOLDER = Path.of("src/main/packaging/kustomize");

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(FOLDER.resolve(file)));
    }

    private static Object at(Object value, Object... path) {
        Object found = value;
        for (Object step : path) {
            found = step instanceof Integer index ? ((List<?>) found).get(index) : ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "nightly"})
    void names_files_that_are_there_and_a_configuration_that_is_read(String which) throws IOException {
        Map<String, Object> kustomization = yaml(which + "/kustomization.yaml");

        assertThat((List<?>) kustomization.get("resources")).isNotEmpty().allSatisfy(file -> assertThat(
                        FOLDER.resolve(which).resolve(file.toString()))
                .isRegularFile());
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("kustomize", new FileSystemResource(FOLDER.resolve(which).resolve("application.yml")))
                .forEach(environment.getPropertySources()::addLast);
        if (which.equals("serve")) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "secret", Map.of("edgesweep.console.password", "correct horse battery staple")));
        }
        Settings settings = SettingsReader.read(environment);
        JobFile job = JobFileReader.read(
                FOLDER.resolve(which).resolve("nightly.yml"),
                Map.of(),
                List.of(),
                KnownSites.of(settings.sites()),
                Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(job.sites()).containsExactly("www");
    }

    @Test
    void lets_no_two_pods_into_one_home_without_any_right() throws IOException {
        Map<String, Object> night = yaml("nightly/cronjob.yaml");
        Map<String, Object> serve = yaml("serve/deployment.yaml");

        assertThat(at(night, "spec", "concurrencyPolicy")).isEqualTo("Forbid");
        assertThat(at(serve, "spec", "strategy", "type")).isEqualTo("Recreate");
        for (Object pod : List.of(
                at(night, "spec", "jobTemplate", "spec", "template", "spec"), at(serve, "spec", "template", "spec"))) {
            assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
            assertThat(at(pod, "containers", 0, "securityContext", "readOnlyRootFilesystem"))
                    .isEqualTo(true);
        }
        assertThat(at(serve, "spec", "template", "spec", "containers", 0, "readinessProbe", "httpGet", "path"))
                .isEqualTo("/actuator/health/readiness");
    }
}
