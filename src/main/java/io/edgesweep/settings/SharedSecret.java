package io.edgesweep.settings;

/**
 * A secret that we share with whoever takes our messages, to sign them. As a text it shows nothing.
 *
 * @param value the secret itself
 */
public record SharedSecret(String value) {

    @Override
    public String toString() {
        return "…";
    }
}
