package org.keqiao.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A data directory of its own for each run, so that an interrupted one leaves nothing for the next to trip over. */
class TestHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path homes = Files.createDirectories(Path.of("target", "test-homes"));
            Path home = Files.createTempDirectory(homes.toAbsolutePath(), "home");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(home)));
            TestPropertyValues.of("keqiao.home=" + home)
                    .and(TestIdentityProvider.INSTANCE.properties())
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteQuietly(Path home) {
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            System.err.println("left behind: " + home);
        }
    }
}
