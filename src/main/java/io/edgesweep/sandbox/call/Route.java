package io.edgesweep.sandbox.call;

/** Where a call is to go. */
public record Route(ApiProduct product, String name, Action action) {

    /** The action's name after its product's, as in {@code cdn:DescribePurgeTasks}: there are two of that name. */
    public String fullName() {
        return product.shortName() + ":" + name;
    }
}
