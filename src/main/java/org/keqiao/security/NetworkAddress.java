package org.keqiao.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one address: an IPv4 address, or the /64 that one IPv6 line has to itself. */
final class NetworkAddress {

    private static final int LONGEST = 64;
    private static final int PREFIX = 8;

    private NetworkAddress() {}

    /** As the request names it, at most 64 characters. */
    static String plain(String address) {
        return address.length() <= LONGEST ? address : address.substring(0, LONGEST);
    }

    /**
     * @param address as the request names it
     * @return at most 64 characters
     */
    static String of(String address) {
        String plain = plain(address);
        // Only what is an address already: a name would be looked up.
        if (!plain.contains(":")) {
            return plain;
        }
        try {
            InetAddress parsed = InetAddress.getByName(plain);
            if (!(parsed instanceof Inet6Address)) {
                return parsed.getHostAddress();
            }
            byte[] network = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), PREFIX), 2 * PREFIX);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException notAnAddress) {
            return plain;
        }
    }
}
