package org.keqiao.subsidy.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.application.Openings;
import org.keqiao.policy.PolicyItem;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.SubsidyItems;
import org.keqiao.subsidy.grant.AutoGrantList.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 免申即享: a programme officer has the product list who qualifies by the register of contracts and looks through it; when
 * another person confirms it, each one on it gets a case, in which only its account is missing.
 */
@Service
public class AutoGrants {

    /** Each one on a list becomes a case in one transaction. */
    static final int MOST = 100;

    private static final String MATTER = "subsidy-application";
    private static final SecondPerson.Table KEPT =
            new SecondPerson.Table("auto_grant_list", State.PREPARED, "prepared_by");
    private static final int LONGEST_TITLE = 200;

    private final SubsidyItems items;
    private final Qualifying qualifying;
    private final GrantEntries entries;
    private final CertifiedContracts contracts;
    private final Openings openings;
    private final SecondPerson second;
    private final ListedRelations relations;
    private final JdbcClient jdbc;
    private final CurrentActor currentActor;
    private final Clock clock;

    AutoGrants(
            SubsidyItems items,
            Qualifying qualifying,
            GrantEntries entries,
            CertifiedContracts contracts,
            Openings openings,
            SecondPerson second,
            ListedRelations relations,
            JdbcClient jdbc,
            CurrentActor currentActor,
            Clock clock) {
        this.items = items;
        this.qualifying = qualifying;
        this.entries = entries;
        this.contracts = contracts;
        this.openings = openings;
        this.second = second;
        this.relations = relations;
        this.jdbc = jdbc;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the actor may look at lists. */
    public boolean isOpen() {
        return currentActor
                .find()
                .filter(actor -> decides(actor) || actor.has(Role.DISCIPLINE) || actor.has(Role.AUDITOR))
                .isPresent();
    }

    /** Whether the actor may prepare one. */
    public boolean isKept() {
        return currentActor
                .find()
                .filter(actor -> actor.has(Role.PROGRAM_OFFICER))
                .isPresent();
    }

    private static boolean decides(Actor actor) {
        return actor.has(Role.PROGRAM_OFFICER) || actor.has(Role.DEPUTY_DIRECTOR);
    }

    /** Items that are given without application. */
    public List<PolicyItem> items() {
        return items.granted();
    }

    /**
     * What waits for a second person first, then the newest.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_GRANTING_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<AutoGrantList> list(@Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        require(isOpen());
        CursorPage<AutoGrantList> page = second.page(
                KEPT,
                "prepared_at",
                cursor,
                limit,
                (row, n) -> head(row, actor),
                list -> Cursor.of(list.state() == State.PREPARED, list.preparedAt(), list.id()));
        List<AutoGrantList> heads = page.items();
        Map<UUID, List<AutoGrantEntry>> found = entries
                .of(heads.stream().map(AutoGrantList::id).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        GrantEntries.Listed::list,
                        Collectors.mapping(GrantEntries.Listed::entry, Collectors.toList())));
        return new CursorPage<>(
                heads.stream()
                        .map(head -> with(head, found.getOrDefault(head.id(), List.of())))
                        .toList(),
                page.next());
    }

    /**
     * Lists who qualifies today by contracts registered in these days, those with their reason who do not; and contracts of other
     * days that a confirmed list left out because of a right which keeps them from it no more.
     *
     * @throws Refusal FORBIDDEN, LISTED_RELATED, POLICY_WRITER for who declared a relation with one of them; INVALID with field errors;
     *     INVALID POLICY_NOT_SET while the bureau has not set the figures
     */
    @Transactional
    public AutoGrantList prepare(AutoGrantDraft draft) {
        Actor actor = currentActor.require();
        require(isKept());
        LocalDate today = LocalDate.now(clock);
        draft.check(today);
        PolicyItem item = items().stream()
                .filter(each -> each.key().equals(draft.item()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(List.of(FieldError.of("item", "option", draft.item()))));
        List<CertifiedContract> registered = contracts.registeredBetween(draft.first(), draft.last(), MOST + 1);
        if (registered.size() > MOST) {
            throw Refusal.invalid(List.of(FieldError.of("last", "tooManyContracts", MOST)));
        }
        List<CertifiedContract> returning = returning(item, registered);
        List<AutoGrantEntry> listed = qualifying.parties(item, registered, returning, today);
        if (registered.isEmpty() && listed.isEmpty()) {
            throw Refusal.invalid(List.of(FieldError.of("last", "noContracts")));
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into auto_grant_list (id, item, first_day, last_day, state, prepared_by, prepared_name, prepared_at)
                        values (:id, :item, :first, :last, 'PREPARED', :by, :name, :at)
                        """)
                .param("id", id)
                .param("item", item.key())
                .param("first", draft.first())
                .param("last", draft.last())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        listed.forEach(entry -> entries.insert(id, entry));
        AutoGrantList list = lock(id, actor);
        relations.requireNone(list, actor.accountId());
        return list;
    }

    /** Contracts of earlier lists that were left out because of a right, as many as this list has room for. */
    private List<CertifiedContract> returning(PolicyItem item, List<CertifiedContract> registered) {
        Set<String> known = registered.stream().map(CertifiedContract::number).collect(Collectors.toSet());
        return entries.leftOutForRights(item.key()).stream()
                .filter(number -> !known.contains(number))
                .limit(MOST - registered.size())
                .flatMap(number -> contracts.find(number).stream())
                .filter(contract -> contract.state() == Certificate.State.VALID)
                .toList();
    }

    /**
     * Strikes out who should not get it, before the list is confirmed.
     *
     * @throws Refusal FORBIDDEN, LISTED_RELATED, POLICY_WRITER; NOT_FOUND; conflict NOTHING_TO_CONFIRM; INVALID without a reason
     */
    @Transactional
    public AutoGrantList strike(UUID id, String certificateNo, @Nullable String reason) {
        Actor actor = currentActor.require();
        require(decides(actor));
        String why = SecondPerson.reason(reason);
        second.requireWaiting(KEPT, id);
        AutoGrantList list = lock(id, actor);
        relations.requireNone(list, actor.accountId());
        AutoGrantEntry entry = list.entries().stream()
                .filter(each -> each.certificateNo().equals(certificateNo) && each.leftOut() == null)
                .findFirst()
                .orElseThrow(Refusal::notFound);
        entries.leaveOut(id, entry, LeftOut.STRUCK, why);
        return lock(id, actor);
    }

    /**
     * Another person has looked through it: each one on it gets its case. Whoever came by the benefit since, or does not
     * qualify any more, is left out with the reason.
     *
     * @throws Refusal FORBIDDEN, LISTED_RELATED, POLICY_WRITER, SAME_PERSON for who prepared it; conflict NOTHING_TO_CONFIRM; and what opening a case refuses
     */
    @Transactional
    public AutoGrantList confirm(UUID id) {
        Actor actor = currentActor.require();
        AutoGrantList list = requireSecond(id);
        PolicyItem item = items.granted().stream()
                .filter(each -> each.key().equals(list.item()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("ITEM_NOT_GRANTED", list.item()));
        second.decide(KEPT, id, State.CONFIRMED, null);
        List<AutoGrantEntry> chosen =
                list.entries().stream().filter(each -> each.leftOut() == null).toList();
        // Nobody claims on these contracts, and none of them changes, until each has its case.
        contracts.hold(chosen.stream().map(AutoGrantEntry::certificateNo).toList());
        LocalDate today = LocalDate.now(clock);
        for (AutoGrantEntry entry : chosen) {
            Optional<LeftOut> obstacle = qualifying.obstacle(item, entry, today);
            if (obstacle.isPresent()) {
                entries.leaveOut(id, entry, obstacle.get(), null);
            } else {
                open(id, item, entry);
            }
        }
        return lock(id, actor);
    }

    private void open(UUID list, PolicyItem item, AutoGrantEntry entry) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("policyItem", item.key());
        answers.put("title", cut(entry.title(), LONGEST_TITLE));
        answers.put("autoGrantList", list.toString());
        answers.put("grantedContract", entry.certificateNo());
        openings.openFor(entry.organisation(), MATTER, list + " " + entry.certificateNo(), answers);
    }

    /** @throws Refusal as {@link #confirm}; INVALID without a reason */
    @Transactional
    public AutoGrantList reject(UUID id, @Nullable String reason) {
        String why = SecondPerson.reason(reason);
        requireSecond(id);
        second.decide(KEPT, id, State.REJECTED, why);
        return lock(id, currentActor.require());
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private AutoGrantList requireSecond(UUID id) {
        Actor actor = currentActor.require();
        require(decides(actor));
        second.requireSecond(KEPT, id);
        AutoGrantList list = lock(id, actor);
        relations.requireNone(list, actor.accountId());
        return list;
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Refusal.forbidden("NOT_THE_GRANTING_OFFICE");
        }
    }

    private AutoGrantList lock(UUID id, Actor actor) {
        AutoGrantList head = jdbc.sql("select * from auto_grant_list where id = ? for update")
                .param(id)
                .query((row, n) -> head(row, actor))
                .optional()
                .orElseThrow(Refusal::notFound);
        return with(
                head,
                entries.of(List.of(id)).stream().map(GrantEntries.Listed::entry).toList());
    }

    private static AutoGrantList with(AutoGrantList head, List<AutoGrantEntry> entries) {
        return new AutoGrantList(
                head.id(),
                head.item(),
                head.first(),
                head.last(),
                head.state(),
                head.preparedBy(),
                head.preparedAt(),
                head.decidedBy(),
                head.decidedOn(),
                head.note(),
                entries,
                head.awaitsReader());
    }

    private static AutoGrantList head(ResultSet row, Actor reader) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new AutoGrantList(
                row.getObject("id", UUID.class),
                row.getString("item"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                state,
                row.getString("prepared_name"),
                row.getTimestamp("prepared_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"),
                List.of(),
                decides(reader) && KEPT.awaits(row, reader));
    }
}
