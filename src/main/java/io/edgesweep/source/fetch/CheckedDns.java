package io.edgesweep.source.fetch;

import io.edgesweep.text.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks a host up once and refuses it unless all its addresses are public or allowed by name. The client connects to the
 * addresses that come from here, so that a name cannot mean one thing when it is checked and another when it is used.
 */
public final class CheckedDns implements Dns {

    /** What the client takes for an address, and so never looks up here. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*|[\\d.]+");

    /** An address in the one form that everybody reads alike, and for which no name is ever looked up. */
    private static final Pattern USUAL =
            Pattern.compile(".*:.*|(OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));

    private final Dns resolver;
    private final Set<String> allowedHosts = new HashSet<>();
    private final Set<InetAddress> allowedAddresses = new HashSet<>();

    /**
     * @param resolver     that looks names up
     * @param allowPrivate hosts and addresses that need not be public
     */
    public CheckedDns(Dns resolver, List<String> allowPrivate) {
        this.resolver = resolver;
        for (String allowed : allowPrivate) {
            String host = allowed.strip().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
            allowedHosts.add(host);
            InetAddress address = address(host);
            if (address != null) {
                allowedAddresses.add(address);
            }
        }
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolver.lookup(host);
        for (InetAddress address : addresses) {
            check(host, address);
        }
        return addresses;
    }

    /** Checks a host that is an address itself: the client does not look it up, so nobody else would check it. */
    void checkAddress(String host) throws UnknownHostException {
        if (!ADDRESS.matcher(host).matches()) {
            return;
        }
        InetAddress address = address(host);
        if (address == null) {
            throw new RefusedAddressException(Reason.of("fault.odd-address", host));
        }
        check(host, address);
    }

    private void check(String host, InetAddress address) throws RefusedAddressException {
        String reason = PublicAddresses.notPublic(address);
        if (reason != null && !allowedHosts.contains(host) && !allowedAddresses.contains(address)) {
            throw new RefusedAddressException(
                    host.equals(address.getHostAddress())
                            ? Reason.of("fault.not-public", host, Reason.of("address." + reason))
                            : Reason.of(
                                    "fault.host-not-public",
                                    host,
                                    address.getHostAddress(),
                                    Reason.of("address." + reason)));
        }
    }

    /** The address that the host is; null when it is none in its usual form. */
    private static @Nullable InetAddress address(String host) {
        try {
            boolean usual =
                    ADDRESS.matcher(host).matches() && USUAL.matcher(host).matches();
            return usual ? InetAddress.getByName(host) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
