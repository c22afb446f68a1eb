package org.keqiao.register.external;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.ReceivedFile;
import org.keqiao.document.StoredDocument;
import org.keqiao.form.CodeTables;
import org.keqiao.register.external.ExternalContract.Source;
import org.keqiao.register.external.ExternalContract.State;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Contracts registered elsewhere: one person enters, another one verifies, and somebody looks again before each payment. */
@Service
public class ExternalContracts {

    static final String PAPER = "certificate";

    private static final int MOST_PAPERS = 3;
    private static final int LONGEST_NOTE = 500;

    private final ExternalAccess access;
    private final Documents documents;
    private final CodeTables codes;
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExternalContracts(
            ExternalAccess access,
            Documents documents,
            CodeTables codes,
            JdbcClient jdbc,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.access = access;
        this.documents = documents;
        this.codes = codes;
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What the signed-in person may do here. */
    public record Rights(boolean enter, boolean importFiles) {}

    public Rights rights() {
        return currentActor
                .find()
                .map(actor ->
                        new Rights(access.imports(actor) || !access.own(actor).isEmpty(), access.imports(actor)))
                .orElse(new Rights(false, false));
    }

    /** Whether the person has anything to do with them. */
    public boolean isOpen() {
        return currentActor
                .find()
                .filter(actor -> access.readsAll(actor) || !access.own(actor).isEmpty())
                .isPresent();
    }

    /**
     * What waits to be verified first, then newest first. Enterprises see those that they are a party of.
     *
     * @param words part of the number, the title or a party's name; null for all
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public CursorPage<ExternalContract> list(@Nullable String words, @Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        boolean all = access.readsAll(actor);
        Optional<Cursor> after = Cursor.parse(cursor, 3);
        JdbcClient.StatementSpec statement = jdbc.sql(
                        """
                        select c.*, (select d.id from stored_document d where d.case_id = c.id order by d.stored_at desc, d.id limit 1)
                            as paper
                        from (select *, state = 'ENTERED' as waits from external_contract) c
                        where (:all or c.seller_uscc = any(:own::text[]) or c.buyer_uscc = any(:own::text[]))
                            and (:words = '' or position(lower(:words) in lower(c.registration_number || ' ' || c.title || ' '
                                || c.seller_name || ' ' || c.buyer_name)) > 0)
                            and %s
                        order by c.waits desc, c.entered_at desc, c.id desc limit :limit
                        """
                                .formatted(
                                        after.isEmpty()
                                                ? "true"
                                                : "(c.waits, c.entered_at, c.id) < (:waits, :at, :after)"))
                .param("all", all)
                .param("own", all ? new String[0] : access.own(actor).toArray(String[]::new))
                .param("words", words == null ? "" : words.strip())
                .param("limit", limit + 1);
        if (after.isPresent()) {
            statement = statement
                    .param("waits", Boolean.valueOf(after.get().text(0)))
                    .param("at", Timestamp.from(after.get().instant(1)))
                    .param("after", after.get().uuid(2));
        }
        List<ExternalContract> found =
                statement.query((row, n) -> contract(row, actor)).list();
        return Cursor.page(
                found,
                limit,
                row -> Cursor.of(row.state() == ExternalContract.State.ENTERED, row.enteredAt(), row.id()));
    }

    /**
     * Enters one as its certificate says it; the certificate's PDF is to be added.
     *
     * @throws Refusal INVALID with field errors; FORBIDDEN NOT_YOURS_TO_ENTER
     */
    @Transactional
    public ExternalContract enter(ExternalContractDraft draft) {
        Actor actor = currentActor.require();
        access.requireEntering(actor, draft.sellerUscc(), draft.buyerUscc());
        List<FieldError> errors = errors(draft);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return find(insert(draft, null, actor), actor);
    }

    /** What is wrong with one, the register's own word included. */
    List<FieldError> errors(ExternalContractDraft draft) {
        List<FieldError> errors = new ArrayList<>(draft.errors(codes, LocalDate.now(clock)));
        if (errors.stream().noneMatch(error -> error.field().equals("number"))) {
            String number = draft.number().strip();
            if (exists("certificate where registration_number = ?", number)) {
                errors.add(FieldError.of("number", "registeredHere"));
            } else if (exists(
                    "external_contract where state in ('ENTERED', 'VERIFIED') and registration_number = ?", number)) {
                errors.add(FieldError.of("number", "externalKnown"));
            }
        }
        return errors;
    }

    private boolean exists(String what, String number) {
        return jdbc.sql("select exists (select 1 from " + what + ")")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** @param file null for a form */
    UUID insert(ExternalContractDraft draft, @Nullable String file, Actor actor) {
        UUID id = UUID.randomUUID();
        try {
            jdbc.sql(
                            """
                            insert into external_contract (id, registration_number, source, source_file, registered_on,
                                registering_body, seller_region, title, category, contract_amount, technical_amount,
                                amount_provisional, seller_name, seller_uscc, buyer_name, buyer_uscc, sign_date, state,
                                entered_by, entered_name, entered_at)
                            values (:id, :number, :source, :file, :registeredOn, :body, :region, :title, :category, :contract,
                                :technical, :provisional, :seller, :sellerUscc, :buyer, :buyerUscc, :signed, 'ENTERED',
                                :by, :byName, :at)
                            """)
                    .param("id", id)
                    .param("number", draft.number().strip())
                    .param("source", (file == null ? Source.PAPER : Source.FILE).name())
                    .param("file", file, Types.VARCHAR)
                    .param("registeredOn", draft.registeredOn())
                    .param("body", draft.registeringBody().strip())
                    .param("region", empty(draft.sellerRegion()), Types.VARCHAR)
                    .param("title", draft.title().strip())
                    .param("category", draft.category())
                    .param("contract", draft.contractAmount().yuan())
                    .param("technical", draft.technicalAmount().yuan())
                    .param("provisional", Boolean.TRUE.equals(draft.amountProvisional()))
                    .param("seller", draft.sellerName().strip())
                    .param("sellerUscc", code(draft.sellerUscc()), Types.VARCHAR)
                    .param("buyer", draft.buyerName().strip())
                    .param("buyerUscc", code(draft.buyerUscc()), Types.VARCHAR)
                    .param("signed", draft.signDate())
                    .param("by", actor.accountId())
                    .param("byName", actor.displayName())
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw Refusal.invalid(List.of(FieldError.of("number", "externalKnown")));
        }
        return id;
    }

    /**
     * Adds the certificate as PDF, by whoever entered it or an officer.
     *
     * @param content read to its end or to the limit; the caller closes it
     * @throws Refusal NOT_FOUND; conflict NOT_TO_BE_VERIFIED once it is decided; as {@link Documents#receive}
     */
    public ExternalContract attach(UUID id, String fileName, InputStream content) {
        Actor actor = currentActor.require();
        requireMayAttach(id, actor);
        try (ReceivedFile received = documents.receive(fileName, content)) {
            return transaction.execute(status -> {
                if (lock(id, actor).state() != State.ENTERED) {
                    throw Refusal.conflict("NOT_TO_BE_VERIFIED");
                }
                documents.keep(received, id, PAPER, MOST_PAPERS, actor);
                return find(id, actor);
            });
        }
    }

    private void requireMayAttach(UUID id, Actor actor) {
        ExternalContract contract = find(id, actor);
        access.requireEntering(actor, contract.sellerUscc(), contract.buyerUscc());
    }

    /** The certificate's PDF. */
    @Transactional(readOnly = true)
    public StoredDocument paper(UUID id) {
        return Optional.ofNullable(find(id, currentActor.require()).paper())
                .flatMap(documents::find)
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Another person has compared it with the register of its place: from now on it counts. What ended before is counted
     * anew upon the certificate that its place gave since.
     *
     * @param how where it was looked up, and when
     * @throws Refusal FORBIDDEN, SAME_PERSON for who entered it; conflict NOT_TO_BE_VERIFIED, PAPER_MISSING; INVALID
     */
    @Transactional
    public ExternalContract verify(UUID id, @Nullable String how) {
        return decide(id, State.VERIFIED, how);
    }

    /** It is not what it says it is; it may be entered again, rightly. */
    @Transactional
    public ExternalContract reject(UUID id, @Nullable String reason) {
        return decide(id, State.REJECTED, reason);
    }

    private ExternalContract decide(UUID id, State state, @Nullable String note) {
        Actor actor = currentActor.require();
        access.requireVerifying(actor);
        String why = note(note);
        ExternalContract contract = lock(id, actor);
        if (contract.state() != State.ENTERED) {
            throw Refusal.conflict("NOT_TO_BE_VERIFIED");
        }
        if (!contract.awaitsReader()) {
            throw Refusal.forbidden("SAME_PERSON");
        }
        boolean papered = contract.source() == Source.PAPER
                || exists("external_contract where state = 'ENDED' and registration_number = ?", contract.number());
        if (state == State.VERIFIED && papered && contract.paper() == null) {
            throw Refusal.conflict("PAPER_MISSING");
        }
        jdbc.sql(
                        """
                        update external_contract set state = :state, decided_by = :by, decided_name = :name,
                            checked_on = :on, checked_by = :name, check_note = :note where id = :id
                        """)
                .param("state", state.name())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("on", LocalDate.now(clock))
                .param("note", why)
                .param("id", id)
                .update();
        return find(id, actor);
    }

    /**
     * Compares a verified one with the register of its place again, as before each payment.
     *
     * @param holds false when it was ended there, or changed: nothing is paid on it then, and once a second person finds so
     *     nothing rests on it any more
     * @throws Refusal FORBIDDEN, SAME_PERSON for who found so first; conflict NOT_VERIFIED; INVALID without a note
     */
    @Transactional
    public ExternalContract recheck(UUID id, boolean holds, @Nullable String note) {
        Actor actor = currentActor.require();
        access.requireVerifying(actor);
        String how = note(note);
        ExternalContract contract = lock(id, actor);
        if (contract.state() != State.VERIFIED) {
            throw Refusal.conflict("NOT_VERIFIED");
        }
        if (holds) {
            checked(
                    contract,
                    State.VERIFIED,
                    how,
                    actor,
                    "doubted_by = null, doubted_name = null, doubted_on = null, doubt_note = null");
        } else if (contract.doubtedBy() == null) {
            doubted(contract, how, actor);
        } else if (isDoubter(contract, actor)) {
            throw Refusal.forbidden("SAME_PERSON");
        } else {
            checked(contract, State.ENDED, how, actor, "doubted_by = doubted_by");
            events.publishEvent(new ExternalContractEnded(id, contract.number(), how));
        }
        return find(id, actor);
    }

    private void checked(ExternalContract contract, State state, String how, Actor actor, String doubt) {
        jdbc.sql(
                        """
                        update external_contract set state = :state, checked_on = :on, checked_by = :name, check_note = :note, %s
                        where id = :id
                        """
                                .formatted(doubt))
                .param("state", state.name())
                .param("on", LocalDate.now(clock))
                .param("name", actor.displayName())
                .param("note", how)
                .param("id", contract.id())
                .update();
    }

    private void doubted(ExternalContract contract, String what, Actor actor) {
        jdbc.sql(
                        """
                        update external_contract set doubted_by = :by, doubted_name = :name, doubted_on = :on, doubt_note = :note
                        where id = :id
                        """)
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("on", LocalDate.now(clock))
                .param("note", what)
                .param("id", contract.id())
                .update();
        events.publishEvent(new ExternalContractDoubted(contract.id(), contract.number(), what, LocalDate.now(clock)));
    }

    private boolean isDoubter(ExternalContract contract, Actor actor) {
        return jdbc.sql("select doubted_by = ? from external_contract where id = ?")
                .params(actor.accountId(), contract.id())
                .query(Boolean.class)
                .single();
    }

    private static String note(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("note", "required")));
        }
        String text = typed.strip();
        return text.substring(0, Math.min(text.length(), LONGEST_NOTE));
    }

    private ExternalContract lock(UUID id, Actor actor) {
        UUID locked = jdbc.sql("select id from external_contract where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(Refusal::notFound);
        return find(locked, actor);
    }

    private ExternalContract find(UUID id, Actor actor) {
        return jdbc.sql(
                        """
                        select c.*, (select d.id from stored_document d where d.case_id = c.id order by d.stored_at desc, d.id limit 1)
                            as paper
                        from external_contract c where c.id = ?
                        """)
                .param(id)
                .query((row, n) -> contract(row, actor))
                .optional()
                .filter(found -> access.readsAll(actor) || isPartyOf(found, access.own(actor)))
                .orElseThrow(Refusal::notFound);
    }

    private static boolean isPartyOf(ExternalContract contract, List<String> own) {
        return own.contains(String.valueOf(contract.sellerUscc()))
                || own.contains(String.valueOf(contract.buyerUscc()));
    }

    private ExternalContract contract(ResultSet row, Actor reader) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new ExternalContract(
                row.getObject("id", UUID.class),
                row.getString("registration_number"),
                Source.valueOf(row.getString("source")),
                row.getString("source_file"),
                row.getObject("registered_on", LocalDate.class),
                row.getString("registering_body"),
                row.getString("seller_region"),
                row.getString("title"),
                row.getString("category"),
                Money.of(row.getBigDecimal("contract_amount")),
                Money.of(row.getBigDecimal("technical_amount")),
                row.getBoolean("amount_provisional"),
                row.getString("seller_name"),
                row.getString("seller_uscc"),
                row.getString("buyer_name"),
                row.getString("buyer_uscc"),
                row.getObject("sign_date", LocalDate.class),
                state,
                row.getString("entered_name"),
                row.getTimestamp("entered_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("checked_on", LocalDate.class),
                row.getString("checked_by"),
                row.getString("check_note"),
                row.getString("doubted_name"),
                row.getObject("doubted_on", LocalDate.class),
                row.getString("doubt_note"),
                row.getObject("paper", UUID.class),
                access.verifies(reader) && awaits(row, state, reader));
    }

    /** Whether it waits for a second person, and that may be this one. */
    private static boolean awaits(ResultSet row, State state, Actor reader) throws SQLException {
        UUID first =
                switch (state) {
                    case ENTERED -> row.getObject("entered_by", UUID.class);
                    case VERIFIED -> row.getObject("doubted_by", UUID.class);
                    case REJECTED, ENDED -> null;
                };
        return first != null && !first.equals(reader.accountId());
    }

    @Nullable
    private static String empty(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    @Nullable
    private static String code(@Nullable String typed) {
        return empty(typed) == null ? null : CreditCode.normalise(typed);
    }
}
