package io.edgesweep.submission;

import io.edgesweep.provider.Product;
import io.edgesweep.quota.Quota;
import io.edgesweep.quota.QuotaShare;
import io.edgesweep.quota.Reserve;
import java.util.List;
import java.util.Set;

/** Terms of sites for tests. */
final class Terms {

    private Terms() {}

    /** Of a site of the account {@code main}, which shares its quota with another. */
    static SiteTerms of(Product product) {
        return new SiteTerms(
                "main",
                product,
                20,
                20,
                new QuotaShare("main/" + product.word(), Set.of(), Reserve.NONE),
                Set.of("www", "img"),
                List.of());
    }

    /** The same of a site of the CDN that is counted in an area alone, where the provider tells no quota. */
    static SiteTerms in(String area, Quota configured) {
        return new SiteTerms(
                "main",
                Product.CDN,
                20,
                20,
                new QuotaShare("main/cdn", Set.of(area), Reserve.NONE),
                Set.of("www", "img"),
                List.of(configured));
    }
}
