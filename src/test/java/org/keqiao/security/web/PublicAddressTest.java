package org.keqiao.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.shared.DemoMode;
import org.springframework.mock.web.MockServletContext;

class PublicAddressTest {

    @Test
    void keepsTheSessionsCookieToHttps() {
        assertThat(secure("https://keqiao.example.gov.cn")).isTrue();
        assertThat(secure("HTTPS://keqiao.example.gov.cn/")).isTrue();
        assertThat(secure("http://keqiao.example.gov.cn")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "https://LOCALHOST",
                "http://127.0.0.1",
                "http://[::1]:8080",
                "keqiao.example",
                "not an address",
                "http://keqiao.example.gov.cn"
            })
    void warnsOfAnAddressThatIsNoGoodForRealCertificates(String url) {
        assertThat(address(url, false).health().getDetails()).containsKeys("address", "problem");
        assertThat(address(url, true).health().getDetails()).doesNotContainKey("problem");
    }

    @Test
    void isContentWithAPublicAddress() {
        assertThat(address("https://keqiao.example.gov.cn", false).health().getDetails())
                .doesNotContainKey("problem");
    }

    private static boolean secure(String url) {
        MockServletContext context = new MockServletContext();
        address(url, false).onStartup(context);
        return context.getSessionCookieConfig().isSecure();
    }

    private static PublicAddress address(String url, boolean demo) {
        return new PublicAddress(url, new DemoMode(demo));
    }
}
