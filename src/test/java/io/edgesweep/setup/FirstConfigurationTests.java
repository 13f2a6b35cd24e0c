package io.edgesweep.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgesweep.provider.Product;
import io.edgesweep.settings.CredentialsSource;
import io.edgesweep.settings.Settings;
import io.edgesweep.settings.read.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

class FirstConfigurationTests {

    @TempDir
    private Path folder;

    private static FirstAccount account(Product product, String credentials) {
        return new FirstAccount(product, credentials, "", true);
    }

    private Settings settings() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("first", new FileSystemResource(folder.resolve("application.yml")))
                .forEach(environment.getPropertySources()::addLast);
        return SettingsReader.read(environment);
    }

    @Test
    void is_what_the_program_reads() throws IOException {
        new FirstConfiguration(
                        account(Product.EDGEONE, "profile:ops"),
                        "shop",
                        "zone-1example",
                        List.of("*.example.com", "a.example.com", "www.example.com"),
                        List.of("url: 10,000 a day"))
                .write(folder);

        Settings settings = settings();
        assertThat(settings.site("shop").zoneId()).isEqualTo("zone-1example");
        assertThat(settings.site("shop").site().hosts()).contains("*.example.com", "www.example.com");
        assertThat(settings.accountOf(settings.site("shop")).credentials())
                .isEqualTo(new CredentialsSource.Profile("ops"));
        assertThat(settings.accountOf(settings.site("shop")).endpoint(Product.EDGEONE))
                .hasToString("Server[uri=https://teo.intl.tencentcloudapi.com]");
        assertThat(folder.resolve("urls.csv")).hasContent("url\nhttps://www.example.com/\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("application.yml"))))
                .isEqualTo("rw-------");
    }

    @Test
    void names_the_docs_that_are_packed_beside_the_program() throws IOException {
        new FirstConfiguration(account(Product.CDN, "default"), "img", "", List.of("img.example.com"), List.of())
                .write(folder);

        assertThat(folder.resolve("application.yml")).content().contains("share/docs/configuration.md");
        assertThat(folder.resolve("jobs/first.yml")).content().contains("share/docs/jobs.md");
        assertThat(Path.of("src", "main", "packaging", "build.xml"))
                .content()
                .contains("<copy todir=\"${tree}/share/docs\">");
        assertThat(Path.of("docs")).isDirectoryContaining("glob:**/configuration.md");
        assertThat(Path.of("docs")).isDirectoryContaining("glob:**/jobs.md");
    }

    @Test
    void names_no_zone_for_the_cdn() throws IOException {
        FirstConfiguration first = new FirstConfiguration(
                account(Product.CDN, "role:purger"), "img", "", List.of("img.example.com"), List.of());
        first.write(folder);

        assertThat(first.isPartial()).isFalse();
        assertThat(settings().site("img").product()).isEqualTo(Product.CDN);
    }

    @Test
    void marks_what_is_not_known() throws IOException {
        FirstConfiguration first =
                new FirstConfiguration(account(Product.EDGEONE, "default"), "www", "", List.of(), List.of());
        first.write(folder);

        assertThat(first.isPartial()).isTrue();
        assertThat(folder.resolve("application.yml"))
                .content()
                .contains("zone-id: zone-FILL-IN")
                .contains("hosts: [FILL-IN]");
        assertThatThrownBy(this::settings)
                .hasMessageContaining("edgesweep.sites.www.zone-id: is still to be filled in")
                .hasMessageContaining("edgesweep.sites.www.hosts[0]: is still to be filled in");
    }

    @Test
    void overwrites_nothing() throws IOException {
        Files.writeString(folder.resolve("urls.csv"), "mine");

        assertThatIOException()
                .isThrownBy(
                        () -> new FirstConfiguration(account(Product.CDN, "default"), "www", "", List.of(), List.of())
                                .write(folder))
                .withMessageContaining("urls.csv is there already");
        assertThat(folder.resolve("application.yml")).doesNotExist();
    }
}
