package io.edgesweep.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that are reached without a proxy, as curl reads them (curl's manual, {@code --noproxy}): names, which stand for all
 * names below them too and may begin with a dot; addresses; networks as {@code 10.0.0.0/8}; or a single {@code *} for all.
 */
final class NoProxyHosts {

    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|.*:.*");

    private final List<String> entries;

    /** @param list what is reached without one, with commas or blanks between */
    NoProxyHosts(String list) {
        this.entries = Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** @param host a name, or an address without brackets */
    boolean covers(String host) {
        String name = withoutDot(host.toLowerCase(Locale.ROOT));
        return entries.equals(List.of("*"))
                || entries.stream()
                        .anyMatch(entry -> ADDRESS.matcher(name).matches()
                                ? isWithin(name, entry)
                                : isBelow(name, withoutDot(entry.replaceFirst("^\\.", ""))));
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean isBelow(String name, String domain) {
        return name.equals(domain) || (!domain.isEmpty() && name.endsWith("." + domain));
    }

    /** Both are literals, so nothing is looked up. */
    private static boolean isWithin(String address, String entry) {
        String[] network = entry.replaceAll("[\\[\\]]", "").split("/", 2);
        if (!ADDRESS.matcher(network[0]).matches()) {
            return false;
        }
        try {
            byte[] one = InetAddress.getByName(address).getAddress();
            byte[] other = InetAddress.getByName(network[0]).getAddress();
            int bits = network.length == 1 ? one.length * 8 : Integer.parseInt(network[1]);
            return one.length == other.length && bits >= 0 && bits <= one.length * 8 && isSame(one, other, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isSame(byte[] one, byte[] other, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            if (((one[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
