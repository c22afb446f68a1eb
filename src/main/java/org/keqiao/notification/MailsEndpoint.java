package org.keqiao.notification;

import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.security.Role;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The installation's e-mails over HTTP. */
@RestController
@RequestMapping("/api/v1/mails")
@Access(roles = Role.SYSTEM_ADMIN)
class MailsEndpoint {

    private final Mails mails;

    MailsEndpoint(Mails mails) {
        this.mails = mails;
    }

    @GetMapping
    CursorPage<MailView> list(
            @RequestParam(required = false) @Nullable MailView.State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return mails.list(state, cursor, Cursor.limit(limit));
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void again(@PathVariable UUID id) {
        mails.again(id);
    }
}
