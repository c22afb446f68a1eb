package org.keqiao.testing;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.keqiao.document.Letter;
import org.keqiao.document.SealProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Seals as the demonstration does, or for a while as a test's provider of electronic seals. */
public final class TestSeals implements SealProvider {

    private final AtomicReference<Sealing> sealing = new AtomicReference<>();

    /** What a provider answers. */
    @FunctionalInterface
    public interface Sealing {

        byte[] seal(UUID letter, byte[] pdf);
    }

    /** A test's work. */
    @FunctionalInterface
    public interface Work {

        void run() throws Exception;
    }

    /** Runs with this provider and goes back to the demonstration's mark. */
    public void electronically(Sealing provider, Work work) throws Exception {
        sealing.set(provider);
        try {
            work.run();
        } finally {
            sealing.set(null);
        }
    }

    @Override
    public Letter.Seal kind() {
        return sealing.get() == null ? Letter.Seal.DEMO : Letter.Seal.ELECTRONIC;
    }

    @Override
    public byte[] seal(UUID letter, byte[] pdf, String sealName) {
        return sealing.get().seal(letter, pdf);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        TestSeals testSeals() {
            return new TestSeals();
        }
    }
}
