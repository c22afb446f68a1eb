package org.keqiao.security;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * The accounts table. Plain SQL, because almost every write is one guarded statement; callers hold the transaction.
 */
@Component
class Accounts {

    private static final String SELECT =
            """
            SELECT a.*, ARRAY(SELECT r.role FROM account_role r WHERE r.account = a.id) AS roles
            FROM account a
            """;

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE a.id = ?")
                .param(id)
                .query(Accounts::read)
                .optional();
    }

    Optional<Account> named(String username) {
        return jdbc.sql(SELECT + " WHERE a.username = ?")
                .param(normalise(username))
                .query(Accounts::read)
                .optional();
    }

    /**
     * Enabled accounts of a sign-in name or e-mail address that have a password, and an e-mail address which nobody else
     * has changed since. Whoever registers accounts under another's address afterwards stands behind the other's own.
     */
    List<Account> reachable(String nameOrMail, Instant since) {
        return jdbc.sql(SELECT
                        + " WHERE a.enabled AND a.password_hash IS NOT NULL AND a.email <> ''"
                        + " AND (a.email_changed_at IS NULL OR a.email_changed_at < :since)"
                        + " AND (a.username = :name OR lower(a.email) = lower(:mail))"
                        + " ORDER BY a.family = 'APPLICANT', a.created_at, a.username LIMIT 10")
                .param("since", Timestamp.from(since))
                .param("name", normalise(nameOrMail))
                .param("mail", nameOrMail.strip())
                .query(Accounts::read)
                .list();
    }

    List<Account> all(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SELECT + " WHERE a.id IN (:ids)")
                .param("ids", ids)
                .query(Accounts::read)
                .list();
    }

    List<Account> inRole(Role role) {
        return jdbc.sql(SELECT
                        + " WHERE a.enabled AND EXISTS (SELECT 1 FROM account_role r WHERE r.account = a.id AND r.role = ?)"
                        + " ORDER BY a.display_name, a.id")
                .param(role.name())
                .query(Accounts::read)
                .list();
    }

    /** Enabled ones with any of these roles, by name. */
    List<Account> inAnyRole(Collection<Role> roles) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE a.enabled AND EXISTS (SELECT 1 FROM account_role r
                            WHERE r.account = a.id AND r.role = ANY(CAST(? AS text[])))
                         ORDER BY a.display_name, a.id
                        """)
                .param(roles.stream().map(Role::name).toArray(String[]::new))
                .query(Accounts::read)
                .list();
    }

    /** Name or sign-in name contains the text; keyset by sign-in name. */
    List<Account> search(@Nullable String text, @Nullable Role role, @Nullable String after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE (CAST(:text AS text) IS NULL OR position(lower(:text) IN a.username) > 0
                                OR position(:text IN a.display_name) > 0)
                           AND (CAST(:role AS text) IS NULL
                                OR EXISTS (SELECT 1 FROM account_role r WHERE r.account = a.id AND r.role = :role))
                           AND (CAST(:after AS text) IS NULL OR a.username > :after)
                         ORDER BY a.username
                         LIMIT :limit
                        """)
                .param("text", text)
                .param("role", role == null ? null : role.name())
                .param("after", after)
                .param("limit", limit)
                .query(Accounts::read)
                .list();
    }

    /** False when the sign-in name is taken. */
    boolean add(NewAccount account, UUID id, @Nullable String passwordHash, @Nullable UUID by, Instant at) {
        return jdbc.sql(
                                """
                        INSERT INTO account (id, family, username, display_name, email, mobile, password_hash,
                            must_change_password, station, county, city_window, locale, created_at, created_by)
                        VALUES (?, 'APPLICANT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (username) DO NOTHING
                        """)
                        .params(
                                id,
                                normalise(account.username()),
                                account.displayName().strip(),
                                account.email(),
                                account.mobile(),
                                passwordHash,
                                account.mustChangePassword(),
                                account.station(),
                                account.county(),
                                account.cityWindow(),
                                account.locale(),
                                Timestamp.from(at),
                                by)
                        .update()
                == 1;
    }

    void describe(
            UUID id,
            String displayName,
            @Nullable String email,
            @Nullable String mobile,
            @Nullable String station,
            @Nullable String county,
            boolean cityWindow) {
        jdbc.sql("UPDATE account SET display_name = ?, email = ?, mobile = ?, station = ?, county = ?, city_window = ?"
                        + " WHERE id = ?")
                .params(displayName, email, mobile, station, county, cityWindow, id)
                .update();
    }

    /** The person wrote it. Links for a new password that went to another address are void. */
    void reachAt(UUID id, @Nullable String email, @Nullable String mobile) {
        jdbc.sql("UPDATE account SET email = ?, mobile = ?, email_changed_at = NULL WHERE id = ?")
                .params(email, mobile, id)
                .update();
        jdbc.sql("DELETE FROM password_reset WHERE account = ? AND used_at IS NULL")
                .param(id)
                .update();
    }

    /** Somebody else wrote the e-mail address. */
    void readdressed(UUID id, Instant at) {
        jdbc.sql("UPDATE account SET email_changed_at = ? WHERE id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    void enable(UUID id, boolean enabled) {
        jdbc.sql("UPDATE account SET enabled = ?, stamp = stamp + 1 WHERE id = ?")
                .params(enabled, id)
                .update();
    }

    /** Ends every session and token of the account. */
    void raiseStamp(UUID id) {
        jdbc.sql("UPDATE account SET stamp = stamp + 1 WHERE id = ?").param(id).update();
    }

    void password(UUID id, String hash, boolean mustChange) {
        jdbc.sql("UPDATE account SET password_hash = ?, must_change_password = ?, stamp = stamp + 1 WHERE id = ?")
                .params(hash, mustChange, id)
                .update();
    }

    /** A newer hash of the same password: sessions go on. */
    void rehash(UUID id, String hash) {
        jdbc.sql("UPDATE account SET password_hash = ? WHERE id = ?")
                .params(hash, id)
                .update();
    }

    void locale(UUID id, @Nullable String locale) {
        jdbc.sql("UPDATE account SET locale = ? WHERE id = ?")
                .params(locale, id)
                .update();
    }

    /** The family follows the roles; false when the account holds it already. */
    boolean grant(UUID id, Role role, @Nullable UUID by, Instant at) {
        jdbc.sql("UPDATE account SET family = ? WHERE id = ? AND family = 'APPLICANT'")
                .params(RoleFamily.of(role).name(), id)
                .update();
        return jdbc.sql(
                                """
                        INSERT INTO account_role (account, family, role, granted_at, granted_by)
                        SELECT id, family, ?, ?, ? FROM account WHERE id = ?
                        ON CONFLICT (account, role) DO NOTHING
                        """)
                        .params(role.name(), Timestamp.from(at), by, id)
                        .update()
                == 1;
    }

    boolean revoke(UUID id, Role role) {
        boolean revoked = jdbc.sql("DELETE FROM account_role WHERE account = ? AND role = ?")
                        .params(id, role.name())
                        .update()
                == 1;
        jdbc.sql("UPDATE account SET family = 'APPLICANT' WHERE id = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM account_role WHERE account = account.id)")
                .param(id)
                .update();
        return revoked;
    }

    /** Serialises what must see the account's roles as they are. */
    void lock(UUID id) {
        jdbc.sql("SELECT id FROM account WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional();
    }

    boolean anyAdministrator() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM account_role WHERE family = 'ADMIN')")
                .query(Boolean.class)
                .single();
    }

    /** Sign-in names are compared in lower case and without full-width look-alikes. */
    static String normalise(String username) {
        return java.text.Normalizer.normalize(username, java.text.Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("mobile"),
                row.getString("password_hash"),
                row.getBoolean("must_change_password"),
                row.getBoolean("enabled"),
                row.getString("station"),
                row.getString("county"),
                row.getBoolean("city_window"),
                row.getString("locale"),
                row.getInt("stamp"),
                row.getString("totp_secret"),
                row.getBoolean("totp_confirmed"),
                roles(row.getArray("roles")));
    }

    private static Set<Role> roles(Array array) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) array.getArray()).map(Role::valueOf).forEach(roles::add);
        return roles;
    }
}
