package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkAddressTest {

    /** One household or office counts once: an IPv4 address, or the 64 bits of an IPv6 network. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::1, 2001:db8:1:3:0:0:0:0/64",
        "unknown-host.invalid, unknown-host.invalid"
    })
    void countsNetworks(String address, String counted) {
        assertThat(NetworkAddress.of(address)).isEqualTo(counted);
    }
}
