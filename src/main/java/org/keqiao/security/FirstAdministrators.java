package org.keqiao.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.shared.DemoMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * On an empty installation: the system and the security administrator, each with a one-time password that is printed
 * once. Two, because neither may both make accounts and grant roles.
 */
@Component
@Order(10)
class FirstAdministrators implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrators.class);
    /** Any number, the same on every node: two nodes that start at once must not both print. */
    private static final long LOCK = 7_203_311_001L;

    private final FirstAccounts first;
    private final DemoMode demo;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FirstAdministrators(FirstAccounts first, DemoMode demo, JdbcClient jdbc, TransactionTemplate transaction) {
        this.first = first;
        this.demo = demo;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (demo.active()) {
            return;
        }
        Map<String, String> made = transaction.execute(status -> make());
        if (made != null) {
            made.forEach((name, password) ->
                    LOG.warn("First administrator '{}', one-time password: {} (printed this once)", name, password));
        }
    }

    private Map<String, String> make() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> 0)
                .list();
        Map<String, String> made = new LinkedHashMap<>();
        if (first.needed()) {
            make(made, "sysadmin", "系统管理员", Role.SYSTEM_ADMIN);
            make(made, "secadmin", "安全管理员", Role.SECURITY_ADMIN);
        }
        return made;
    }

    private void make(Map<String, String> made, String username, String name, Role role) {
        byte[] bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        NewAccount account = new NewAccount(username, name, null, null, null, null, false, null, true);
        first.ensure(List.of(new FirstAccounts.First(account, Set.of(role))), password);
        made.put(username, password);
    }
}
