package org.keqiao.notification;

import java.util.UUID;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.lang.Nullable;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The e-mails of the installation, for the system administrator. */
@Service
public class Mails {

    private final MailStore store;
    private final ObjectProvider<JavaMailSender> server;
    private final CurrentActor current;

    Mails(MailStore store, ObjectProvider<JavaMailSender> server, CurrentActor current) {
        this.store = store;
        this.server = server;
        this.current = current;
    }

    /** False when no mail server is configured: e-mails wait then. */
    public boolean hasServer() {
        return server.getIfAvailable() != null;
    }

    /**
     * Newest first.
     *
     * @param state null for all
     */
    @Transactional(readOnly = true)
    public CursorPage<MailView> list(@Nullable MailView.State state, @Nullable String cursor, int limit) {
        requireAdministrator();
        return Cursor.page(
                store.page(state, Cursor.parse(cursor, 2), limit + 1),
                limit,
                mail -> Cursor.of(mail.createdAt(), mail.id()));
    }

    /**
     * Tries an e-mail again, at once and as often as a new one.
     *
     * @throws Refusal NOT_FOUND when it was sent, has expired or does not exist
     */
    public void again(UUID id) {
        requireAdministrator();
        if (!store.again(id)) {
            throw Refusal.notFound();
        }
    }

    private void requireAdministrator() {
        if (!current.require().has(Role.SYSTEM_ADMIN)) {
            throw Refusal.forbidden("FORBIDDEN");
        }
    }
}
