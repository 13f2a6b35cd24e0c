package io.edgesweep.provider;

/** EdgeOne, called over HTTP. */
class EdgeOneContractTests extends ProviderContract {

    @Override
    Vendor vendor() {
        return new SandboxVendor(Product.EDGEONE);
    }
}
