package org.keqiao.title;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.ReceivedFile;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.title.EnterpriseTitle.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 企业资质: one programme officer enters a title or a list, another one confirms it; so is a title withdrawn and restored. */
@Service
public class EnterpriseTitles {

    static final String PAPER = "title";

    private static final int MOST_PAPERS = 3;

    private final TitleRows rows;
    private final TitleCodes codes;
    private final TitleAccess access;
    private final SecondPerson second;
    private final Documents documents;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EnterpriseTitles(
            TitleRows rows,
            TitleCodes codes,
            TitleAccess access,
            SecondPerson second,
            Documents documents,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.access = access;
        this.second = second;
        this.documents = documents;
        this.currentActor = currentActor;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether the signed-in person may look into it. */
    public boolean isOpen() {
        return currentActor.find().filter(access::reads).isPresent();
    }

    /** Whether the signed-in person may enter. */
    public boolean isKept() {
        return currentActor.find().filter(access::keeps).isPresent();
    }

    /**
     * Newest first.
     *
     * @param words part of the name, the credit code or the number; null for all
     * @param title null for all
     * @param waiting true for those alone of which something waits for a second person
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_TITLE_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<EnterpriseTitle> list(
            @Nullable String words, @Nullable String title, boolean waiting, @Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        access.requireReader(actor);
        List<EnterpriseTitle> found = rows.list(
                words == null ? "" : words.strip(), title, waiting, Cursor.parse(cursor, 2), limit + 1, actor);
        return Cursor.page(found, limit, row -> Cursor.of(row.enteredAt(), row.id()));
    }

    /**
     * Enters one title; the document that proves it is to be added.
     *
     * @throws Refusal FORBIDDEN NOT_THE_TITLE_OFFICE; INVALID with field errors
     */
    @Transactional
    public EnterpriseTitle enter(EnterpriseTitleDraft draft) {
        Actor actor = requireKeeper();
        List<FieldError> errors = new ArrayList<>(draft.errors());
        if (!codes.isTitle(draft.title())) {
            errors.add(FieldError.of("title", "code"));
        }
        EnterpriseTitleDraft.text("source", draft.source(), EnterpriseTitleDraft.LONGEST_SOURCE, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        if (!rows.numbered(draft.title(), List.of(draft.number().strip())).isEmpty()) {
            throw Refusal.invalid(List.of(FieldError.of("number", "titleKnown")));
        }
        Timestamp at = Timestamp.from(clock.instant());
        UUID list = rows.insertList(new TitleListDraft(draft.title(), null, draft.source(), false), null, actor, at);
        return rows.find(rows.insert(list, draft, at), actor);
    }

    /**
     * Adds the document that proves a title, until it is decided.
     *
     * @param content read to its end or to the limit; the caller closes it
     * @throws Refusal FORBIDDEN; NOT_FOUND; conflict NOTHING_TO_CONFIRM once it is decided; as {@link Documents#receive}
     */
    public EnterpriseTitle attach(UUID id, String fileName, InputStream content) {
        Actor actor = requireKeeper();
        UUID list = rows.find(id, actor).list();
        try (ReceivedFile received = documents.receive(fileName, content)) {
            return transaction.execute(status -> {
                second.requireWaiting(TitleRows.LISTS, list);
                documents.keep(received, list, PAPER, MOST_PAPERS, actor);
                return rows.find(id, actor);
            });
        }
    }

    /** @throws Refusal FORBIDDEN; NOT_FOUND also where nobody added it */
    @Transactional(readOnly = true)
    public StoredDocument paper(UUID id) {
        Actor actor = currentActor.require();
        access.requireReader(actor);
        return Optional.ofNullable(rows.find(id, actor).paper())
                .flatMap(documents::find)
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Agrees with what waits: a title with all of its list counts from now on, a withdrawal takes effect. One that is withdrawn
     * from its first day on never was: its number may be entered anew. A withdrawal that is taken back never was either.
     *
     * @throws Refusal FORBIDDEN, SAME_PERSON for who entered it; NOT_FOUND; conflict NOTHING_TO_CONFIRM,
     *     TITLE_PAPER_MISSING for one by itself without its document, TITLE_NUMBER_TAKEN where the number was entered anew
     */
    @Transactional
    public EnterpriseTitle confirm(UUID id) {
        return decide(id, State.IN_FORCE, null);
    }

    /**
     * Disagrees with what waits: nothing of the list counts, a withdrawal takes no effect, or keeps it.
     *
     * @throws Refusal as {@link #confirm}; INVALID without a reason
     */
    @Transactional
    public EnterpriseTitle reject(UUID id, @Nullable String reason) {
        requireKeeper();
        return decide(id, State.REJECTED, SecondPerson.reason(reason));
    }

    private EnterpriseTitle decide(UUID id, State state, @Nullable String note) {
        Actor actor = requireKeeper();
        EnterpriseTitle title = rows.find(id, actor);
        if (title.withdrawal() != null && title.withdrawal().state() == State.ENTERED) {
            second.requireSecond(TitleRows.WITHDRAWALS, title.withdrawal().id());
            second.decide(TitleRows.WITHDRAWALS, title.withdrawal().id(), state, note);
            if (state == State.IN_FORCE) {
                takeEffect(title, title.withdrawal());
            }
            return rows.find(id, actor);
        }
        if (title.restoration() != null && title.restoration().state() == State.ENTERED) {
            second.requireSecond(TitleRows.RESTORATIONS, title.restoration().id());
            second.decide(TitleRows.RESTORATIONS, title.restoration().id(), state, note);
            if (state == State.IN_FORCE) {
                rows.takeBack(id, title.withdrawal().id());
                events.publishEvent(new TitleRestored(
                        title.withdrawal().id(),
                        title.uscc(),
                        title.number(),
                        title.restoration().reason()));
            }
            return rows.find(id, actor);
        }
        second.requireSecond(TitleRows.LISTS, title.list());
        if (state == State.IN_FORCE && title.sourceFile() == null && title.paper() == null) {
            throw Refusal.conflict("TITLE_PAPER_MISSING");
        }
        second.decide(TitleRows.LISTS, title.list(), state, note);
        if (state == State.REJECTED) {
            rows.free(title.list());
        }
        return rows.find(id, actor);
    }

    private void takeEffect(EnterpriseTitle title, EnterpriseTitle.Withdrawal withdrawal) {
        if (!withdrawal.from().isAfter(title.from())) {
            rows.freeOne(title.id());
        }
        events.publishEvent(new TitleWithdrawn(
                withdrawal.id(), title.uscc(), title.number(), withdrawal.from(), withdrawal.reason()));
    }

    /** How many titles are confirmed with this one. */
    @Transactional(readOnly = true)
    public int onList(EnterpriseTitle title) {
        access.requireReader(currentActor.require());
        return rows.count(title.list());
    }

    /**
     * Asks that a title be withdrawn from a day on; it counts until another person has confirmed that.
     *
     * @param from the first day without it; that of the title or an earlier one where it was entered by mistake
     * @throws Refusal FORBIDDEN; NOT_FOUND; conflict TITLE_NOT_IN_FORCE, TITLE_WITHDRAWN; INVALID with field errors
     */
    @Transactional
    public EnterpriseTitle withdraw(UUID id, @Nullable LocalDate from, @Nullable String reason) {
        Actor actor = requireKeeper();
        if (from == null) {
            throw Refusal.invalid(List.of(FieldError.of("from", "required")));
        }
        String why = SecondPerson.reason(reason);
        if (rows.find(id, actor).state() != State.IN_FORCE) {
            throw Refusal.conflict("TITLE_NOT_IN_FORCE");
        }
        rows.withdraw(id, from, why, actor, Timestamp.from(clock.instant()));
        return rows.find(id, actor);
    }

    /**
     * Asks that a withdrawal be taken back because it was wrong; it goes on counting until another person has confirmed that.
     *
     * @throws Refusal FORBIDDEN; NOT_FOUND; conflict TITLE_NOT_WITHDRAWN, TITLE_RESTORING; INVALID without a reason
     */
    @Transactional
    public EnterpriseTitle restore(UUID id, @Nullable String reason) {
        Actor actor = requireKeeper();
        String why = SecondPerson.reason(reason);
        EnterpriseTitle title = rows.find(id, actor);
        if (title.withdrawal() == null || title.withdrawal().state() != State.IN_FORCE) {
            throw Refusal.conflict("TITLE_NOT_WITHDRAWN");
        }
        rows.restore(title.withdrawal().id(), why, actor, Timestamp.from(clock.instant()));
        return rows.find(id, actor);
    }

    private Actor requireKeeper() {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        return actor;
    }
}
