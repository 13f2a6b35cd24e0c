package io.edgesweep.account.credentials;

/** What a part of a key may be made of: it is sent in a header. */
final class SendableKey {

    private SendableKey() {}

    /**
     * The part, if it can be sent.
     *
     * @param name  what it is called
     * @param where where it was found, in words
     * @throws NoKeyException when it cannot; shows nothing of it
     */
    static String checked(String part, String name, String where) throws NoKeyException {
        if (!part.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new NoKeyException(where + " has a " + name
                    + " with a blank, a control character or one outside ASCII in it, which no key has; copy it again");
        }
        return part;
    }
}
