package org.keqiao.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.keqiao.shared.DemoMode;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Seals where no e-seal provider is connected: a marked one on the demonstration, otherwise a marked place. */
@Configuration(proxyBeanMethods = false)
class Seals {

    @Bean
    @ConditionalOnMissingBean
    SealProvider sealProvider(DemoMode demo) {
        return () -> demo.active() ? Letter.Seal.DEMO : Letter.Seal.BLANK;
    }

    /** A red round seal that says that it is a demonstration's; PNG with a clear ground. */
    static byte[] demonstration() {
        try (InputStream in = Seals.class.getResourceAsStream("/letters/demo-seal.png")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
