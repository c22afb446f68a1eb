package org.keqiao.testing;

import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The product's hash of passwords with the least work: its cost is there to slow down who guesses, and took a tenth of all
 * tests' time. What it costs there stands in {@code PasswordCostTest}.
 */
@TestConfiguration(proxyBeanMethods = false)
class TestPasswords {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int KIBIBYTES = 64;

    @Bean
    @Primary
    PasswordEncoder cheapPasswordEncoder() {
        return new DelegatingPasswordEncoder(
                "argon2", Map.of("argon2", new Argon2PasswordEncoder(SALT, HASH, 1, KIBIBYTES, 1)));
    }
}
