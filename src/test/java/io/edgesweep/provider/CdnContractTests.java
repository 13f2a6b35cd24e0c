package io.edgesweep.provider;

/** The classic CDN, called over HTTP. */
class CdnContractTests extends ProviderContract {

    @Override
    Vendor vendor() {
        return new SandboxVendor(Product.CDN);
    }
}
