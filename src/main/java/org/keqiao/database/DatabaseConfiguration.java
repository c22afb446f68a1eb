package org.keqiao.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.keqiao.shared.DemoMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With {@code spring.datasource.url} the database is an external one; without it, one of our own starts. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** An external database is somebody's real one: no demonstration unless it is asked for by name. */
    @Bean
    DemoMode demoMode(
            @Value("${spring.datasource.url:}") String externalUrl, @Value("${keqiao.demo:#{null}}") Boolean asked) {
        return new DemoMode(asked != null ? asked : externalUrl.isBlank());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres embeddedPostgres(
                @Value("${keqiao.home}") Path home,
                @Value("${keqiao.postgres.binaries:${keqiao.home}/postgres-17}") Path binaries) {
            return EmbeddedPostgres.start(home, binaries);
        }

        /** Closed before the server, since it depends on it. */
        @Bean(destroyMethod = "close")
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(EmbeddedPostgres postgres) {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(postgres.url());
            pool.setUsername(EmbeddedPostgres.USER);
            pool.setPassword(postgres.password());
            pool.setPoolName("keqiao");
            return pool;
        }
    }
}
