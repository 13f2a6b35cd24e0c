package io.edgesweep.provider;

import org.junit.jupiter.api.Nested;

/** The provider of the domain's tests keeps what the real ones promise, with the capabilities of either. */
class InMemoryContractTests {

    @Nested
    class AsEdgeOne extends ProviderContract {

        @Override
        Vendor vendor() {
            return new InMemoryVendor(Product.EDGEONE);
        }
    }

    @Nested
    class AsCdn extends ProviderContract {

        @Override
        Vendor vendor() {
            return new InMemoryVendor(Product.CDN);
        }
    }
}
