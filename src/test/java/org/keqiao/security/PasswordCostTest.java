package org.keqiao.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What whoever steals the hashes pays for each guess; tests on the whole application pay less. */
class PasswordCostTest {

    @Test
    void aGuessCosts16MebibytesAndTwoPassesOfArgon2id() {
        assertThat(new SecurityBeans().passwordEncoder().encode("a guess"))
                .startsWith("{argon2}$argon2id$v=19$m=16384,t=2,p=1$");
    }
}
