package io.edgesweep.provider;

/**
 * A question to a provider, for those who may have to ask it again.
 *
 * @param <T> what the answer is
 */
@FunctionalInterface
public interface ProviderQuery<T> {

    /**
     * Asks once.
     *
     * @throws ProviderException when there is no answer
     */
    T ask() throws ProviderException, InterruptedException;
}
