package io.edgesweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.edgesweep.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What docs/starting offers is what cron, systemd and Kubernetes take. */
class StartingTests {

    private static final Path STARTING = Path.of("docs", "starting");
    private static final Path SYSTEMD = Path.of("/usr/bin/systemd-analyze");
    private static final String JAVA = "/usr/bin/java";

    @TempDir
    private Path folder;

    @Test
    void the_cron_job_lets_no_two_pods_run_at_once() throws IOException {
        Map<String, Object> job = new Yaml().load(Files.readString(STARTING.resolve("cronjob.yaml")));
        Map<?, ?> spec = (Map<?, ?>) job.get("spec");

        assertThat(job).containsEntry("apiVersion", "batch/v1").containsEntry("kind", "CronJob");
        assertThat(spec.get("concurrencyPolicy")).isEqualTo("Forbid");
        assertThat(spec.get("schedule").toString().split(" ")).hasSize(5);
        assertThat(ZoneId.getAvailableZoneIds()).contains(spec.get("timeZone").toString());
        assertThat(container(spec).get("args").toString()).startsWith("[run, nightly, ");
    }

    @Test
    void the_cron_job_starts_again_only_what_is_not_finished() throws IOException {
        Map<?, ?> spec = (Map<?, ?>) new Yaml()
                .<Map<String, Object>>load(Files.readString(STARTING.resolve("cronjob.yaml")))
                .get("spec");
        List<?> rules = (List<?>) at(spec, "jobTemplate", "spec", "podFailurePolicy", "rules");
        List<?> values = (List<?>) at((Map<?, ?>) rules.get(0), "onExitCodes", "values");
        Set<Object> finished = Set.copyOf(values);

        assertThat(finished).doesNotContain(10, 11, 130, 137, 143);
        assertThat(finished)
                .containsAll(Stream.of(Verdict.values())
                        .<Object>map(verdict -> verdict.exitCode().code())
                        .filter(code -> !List.of(0, 10, 143).contains(code))
                        .toList());
    }

    @Test
    void kubernetes_knows_all_that_the_cron_job_says() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("starting/cronjob.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);

            assertThat(schema.validate(Files.readString(STARTING.resolve("cronjob.yaml")), InputFormat.YAML))
                    .isEmpty();
            assertThat(schema.validate(
                            Files.readString(STARTING.resolve("cronjob.yaml")).replace("fsGroup:", "fsgroup:"),
                            InputFormat.YAML))
                    .isNotEmpty();
        }
    }

    @Test
    void the_cron_job_runs_without_any_right_and_within_limits() throws IOException {
        Map<?, ?> spec = (Map<?, ?>) new Yaml()
                .<Map<String, Object>>load(Files.readString(STARTING.resolve("cronjob.yaml")))
                .get("spec");
        Map<?, ?> pod = (Map<?, ?>) at(spec, "jobTemplate", "spec", "template", "spec");
        Map<?, ?> container = container(spec);

        assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(at(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
        assertThat(pod.get("automountServiceAccountToken")).isEqualTo(false);
        assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
        assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(at(container, "securityContext", "capabilities", "drop")).isEqualTo(List.of("ALL"));
        assertThat(at(container, "resources", "limits", "memory")).isEqualTo("1Gi");
        // what is written lies on a volume
        assertThat(((List<?>) container.get("volumeMounts"))
                        .stream()
                                .filter(mount -> ((Map<?, ?>) mount).get("readOnly") == null)
                                .map(mount ->
                                        ((Map<?, ?>) mount).get("mountPath").toString())
                                .toList())
                .containsExactly("/var/lib/edgesweep", "/tmp");
    }

    private static Map<?, ?> container(Map<?, ?> spec) {
        Map<?, ?> pod = (Map<?, ?>) at(spec, "jobTemplate", "spec", "template", "spec");
        return (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
    }

    private static Object at(Map<?, ?> map, String... keys) {
        Object value = map;
        for (String key : keys) {
            value = ((Map<?, ?>) value).get(key);
        }
        return value;
    }

    @ParameterizedTest
    @CsvSource({
        "edgesweep.service, edgesweep.service",
        "edgesweep-run@.service, edgesweep-run@nightly.service",
        "edgesweep-run@.timer, edgesweep-run@nightly.timer"
    })
    void systemd_finds_nothing_wrong_with_a_unit(String file, String unit) throws Exception {
        assumeTrue(Files.isExecutable(SYSTEMD));
        for (String each : List.of("edgesweep.service", "edgesweep-run@.service", "edgesweep-run@.timer")) {
            copy(each, each);
        }
        copy(file, unit);

        Process process = new ProcessBuilder(SYSTEMD.toString(), "verify", "--man=no", "./" + unit)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("edgesweep"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"edgesweep.service", "edgesweep-run@.service"})
    void a_unit_may_do_little(String unit) throws Exception {
        assumeTrue(Files.isExecutable(SYSTEMD));
        copy(unit, unit);

        Process process = new ProcessBuilder(SYSTEMD.toString(), "security", "--offline=true", "./" + unit)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher level =
                Pattern.compile("Overall exposure level for \\S+: (\\d+\\.\\d)").matcher(said);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(level.find()).as(said).isTrue();
        assertThat(Double.parseDouble(level.group(1))).as(said).isLessThan(4.0);
    }

    @Test
    void the_line_of_cron_hands_over_the_key_and_runs_in_the_home_folder() throws Exception {
        Path credentials = Files.writeString(
                folder.resolve("credentials"), "TENCENTCLOUD_SECRET_ID=AKID1\nTENCENTCLOUD_SECRET_KEY=key1\n");
        Path java = Files.writeString(
                folder.resolve("java"),
                "#!/bin/sh\necho \"$TENCENTCLOUD_SECRET_ID $TENCENTCLOUD_SECRET_KEY $*\" > told\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        String line = Files.readAllLines(STARTING.resolve("crontab")).stream()
                .filter(each -> each.startsWith("0 2 * * * "))
                .findFirst()
                .orElseThrow();
        ProcessBuilder cron = new ProcessBuilder(
                "/bin/sh",
                "-c",
                line.substring("0 2 * * * ".length())
                        .replace("/etc/edgesweep/credentials", credentials.toString())
                        .replace("cd /var/lib/edgesweep", "cd " + folder)
                        .replace(JAVA, java.toString()));
        cron.environment().clear();

        assertThat(cron.start().waitFor()).isZero();
        assertThat(folder.resolve("told"))
                .hasContent("AKID1 key1 -jar /opt/edgesweep/edgesweep.jar run nightly -q --wait 30m\n");
        assertThat(Files.readString(STARTING.resolve("crontab"))).contains("crontab -u edgesweep");
    }

    /** With a Java that is on this machine, which systemd looks for. */
    private void copy(String from, String to) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                folder.resolve(to), Files.readString(STARTING.resolve(from)).replace(JAVA, java));
    }
}
