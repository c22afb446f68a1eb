package org.keqiao.database;

import java.nio.file.Path;
import java.util.Map;

/** A PostgreSQL apart from the product, as a bureau's own server would be. */
public final class TestServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static TestServer start(Path home, Path binaries) {
        return new TestServer(EmbeddedPostgres.start(home, binaries));
    }

    /** What the product is told about it. */
    public Map<String, String> environment() {
        return Map.of(
                "SPRING_DATASOURCE_URL", postgres.url(),
                "SPRING_DATASOURCE_USERNAME", EmbeddedPostgres.USER,
                "SPRING_DATASOURCE_PASSWORD", postgres.password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
