package io.edgesweep.sandbox.call;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A product of the vendor, known by the version of its API. */
public enum ApiProduct {
    TEO("teo", "2022-09-01"),
    CDN("cdn", "2018-06-06");

    private static final String DOMAIN = ".tencentcloudapi.com";

    private final String shortName;
    private final String version;

    ApiProduct(String shortName, String version) {
        this.shortName = shortName;
        this.version = version;
    }

    public String shortName() {
        return shortName;
    }

    /** The hosts of the real service, for accounts of the mainland and of the international site. */
    List<String> realHosts() {
        return List.of(shortName + DOMAIN, shortName + ".intl" + DOMAIN);
    }

    /** A call that names a real host must name this product's; a local name says nothing. */
    public boolean maySitAt(HostHeader host) {
        return !host.withoutPort().endsWith(DOMAIN) || host.firstLabel().equals(shortName);
    }

    public static Optional<ApiProduct> ofVersion(String version) {
        return Stream.of(values())
                .filter(product -> product.version.equals(version))
                .findFirst();
    }
}
