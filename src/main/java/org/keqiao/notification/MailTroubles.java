package org.keqiao.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.Trouble;
import org.keqiao.shared.TroubleSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** E-mails that were tried as often as it is worth. */
@Component
class MailTroubles implements TroubleSource {

    private final MailStore store;

    MailTroubles(MailStore store) {
        this.store = store;
    }

    @Override
    public Trouble.Kind kind() {
        return Trouble.Kind.MAIL;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trouble> troubles(int most) {
        return store.page(MailView.State.FAILED, Optional.empty(), most).stream()
                .map(mail -> new Trouble(
                        Trouble.Kind.MAIL,
                        mail.id().toString(),
                        mail.caseNumber(),
                        mail.createdAt(),
                        mail.lastError() == null ? "operations.reason.mail" : mail.lastError(),
                        List.of()))
                .toList();
    }

    @Override
    public boolean retry(String id) {
        return store.again(UUID.fromString(id));
    }
}
