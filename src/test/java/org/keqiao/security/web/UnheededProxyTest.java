package org.keqiao.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UnheededProxyTest {

    @Test
    void aProxyThatIsNotHeededIsTold() throws Exception {
        UnheededProxy proxy = new UnheededProxy("none");
        pass(proxy, null);
        assertThat(proxy.health().getDetails()).doesNotContainKey("problem");
        pass(proxy, "203.0.113.7");
        assertThat(proxy.health().getDetails().get("problem").toString()).contains("KEQIAO_FORWARD_HEADERS");
    }

    @Test
    void oneThatIsHeededIsNone() throws Exception {
        UnheededProxy proxy = new UnheededProxy("framework");
        pass(proxy, "203.0.113.7");
        assertThat(proxy.health().getDetails()).doesNotContainKey("problem");
    }

    private static void pass(UnheededProxy proxy, String forwardedFor) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (forwardedFor != null) {
            request.addHeader("X-Forwarded-For", forwardedFor);
        }
        MockFilterChain chain = new MockFilterChain();
        proxy.doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).isNotNull();
    }
}
