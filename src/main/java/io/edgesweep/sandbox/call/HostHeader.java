package io.edgesweep.sandbox.call;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code HostHeader} header of a call: where the client believes to be. */
public record HostHeader(String text) {

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    public HostHeader {
        text = text.toLowerCase(Locale.ROOT);
    }

    String withoutPort() {
        return PORT.matcher(text).replaceFirst("");
    }

    String firstLabel() {
        return firstLabel(withoutPort());
    }

    /** What the vendor's SDKs sign as the service: their product, or the first label of the endpoint. */
    public List<String> services(ApiProduct product) {
        return List.of(product.shortName(), firstLabel(text), firstLabel());
    }

    /**
     * What the vendor's SDKs may have signed as host: the header, the header without its port, or, when they were
     * led to this machine through an API gateway setting, the real service's name.
     */
    public List<String> signedForms(ApiProduct product) {
        Stream<String> asSent = Stream.of(text, withoutPort());
        return (isLoopback() ? Stream.concat(asSent, product.realHosts().stream()) : asSent).toList();
    }

    private boolean isLoopback() {
        return withoutPort().equals("localhost") || withoutPort().startsWith("127.");
    }

    private static String firstLabel(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
