package org.keqiao.security;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed and secrets sealed. */
@Configuration(proxyBeanMethods = false)
class SecurityBeans {

    private static final String ARGON2 = "argon2";

    /** Argon2id; the prefix lets a later installation move to another hash as people sign in. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                ARGON2, Map.of(ARGON2, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    @Bean
    SecretBox secretBox(
            @Value("${keqiao.security.master-key:}") String configured, @Value("${keqiao.home}") Path home) {
        return new SecretBox(MasterKey.read(configured, home));
    }
}
