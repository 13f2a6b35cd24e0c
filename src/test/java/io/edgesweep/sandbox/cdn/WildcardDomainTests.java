package io.edgesweep.sandbox.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgesweep.sandbox.edgeone.SandboxZone;
import java.util.List;
import org.junit.jupiter.api.Test;

class WildcardDomainTests {

    @Test
    void a_zone_covers_every_name_below_its_wildcard_and_no_other() {
        SandboxZone zone = SandboxZone.of("zone-1", "*.Example.com", "www.example.org");

        assertThat(zone.covers("a.b.EXAMPLE.com")).isTrue();
        assertThat(zone.covers("www.example.org")).isTrue();
        assertThat(zone.covers("example.com")).isFalse();
        assertThat(zone.covers("notexample.com")).isFalse();
        assertThat(zone.covers("a.example.com.evil.net")).isFalse();
        assertThat(zone.covers("a.www.example.org")).isFalse();
    }

    @Test
    void a_host_has_the_domain_that_names_it_most_closely() {
        Domains domains = new Domains(List.of(
                SandboxDomain.of("*.example.com"),
                SandboxDomain.of("*.img.example.com").in(CdnArea.OVERSEAS),
                SandboxDomain.of("a.img.example.com").in(CdnArea.MAINLAND)));

        assertThat(domains.find("main", "a.img.example.com"))
                .map(SandboxDomain::area)
                .hasValue(CdnArea.MAINLAND);
        assertThat(domains.find("main", "b.img.example.com"))
                .map(SandboxDomain::area)
                .hasValue(CdnArea.OVERSEAS);
        assertThat(domains.find("main", "c.example.com"))
                .map(SandboxDomain::name)
                .hasValue("*.example.com");
        assertThat(domains.find("main", "example.com")).isEmpty();
        assertThat(domains.find("other", "c.example.com")).isEmpty();
    }
}
