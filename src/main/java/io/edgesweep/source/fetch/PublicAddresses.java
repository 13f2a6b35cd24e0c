package io.edgesweep.source.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells public addresses from those of our own networks (IANA's registries of special-purpose addresses, RFC 6890). */
final class PublicAddresses {

    private PublicAddresses() {}

    /** What makes the address one that the public cannot reach, in a word of {@code language}; null when it is public. */
    static @Nullable String notPublic(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return "loopback";
        }
        if (address.isAnyLocalAddress()) {
            return "unspecified";
        }
        if (address.isLinkLocalAddress()) {
            return "link-local";
        }
        if (address.isMulticastAddress()) {
            return "multicast";
        }
        if (address.isSiteLocalAddress()) {
            return "private";
        }
        return address instanceof Inet6Address ? notPublic6(address.getAddress()) : notPublic4(address.getAddress());
    }

    private static @Nullable String notPublic4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        if (first == 100 && second >= 64 && second < 128) {
            return "carrier";
        }
        if (first == 198 && (second == 18 || second == 19)) {
            return "measurement";
        }
        if (first == 192 && second == 0 && address[2] == 0) {
            return "protocol";
        }
        return first == 0 || first >= 240 ? "reserved" : null;
    }

    private static @Nullable String notPublic6(byte[] address) {
        if ((address[0] & 0xfe) == 0xfc) {
            return "private-v6";
        }
        byte[] inner = inner4(address);
        if (inner == null) {
            return null;
        }
        try {
            return notPublic(Inet4Address.getByAddress(inner));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** The IPv4 address that an IPv6 address stands for, by which a translator on the way would reach it. */
    private static byte @Nullable [] inner4(byte[] address) {
        if (startsWith(address, 0x20, 0x02)) {
            return Arrays.copyOfRange(address, 2, 6);
        }
        boolean translated = startsWith(address, 0, 0x64, 0xff, 0x9b);
        boolean compatible = startsWith(address, new int[12]);
        boolean mapped = startsWith(address, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        return translated || compatible || mapped ? Arrays.copyOfRange(address, 12, 16) : null;
    }

    private static boolean startsWith(byte[] address, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((address[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
