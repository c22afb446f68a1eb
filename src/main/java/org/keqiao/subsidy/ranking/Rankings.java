package org.keqiao.subsidy.ranking;

import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.casefile.StandingAside;
import org.keqiao.document.Documents;
import org.keqiao.document.ReceivedFile;
import org.keqiao.document.StoredDocument;
import org.keqiao.policy.Policies;
import org.keqiao.policy.PolicyHands;
import org.keqiao.policy.PolicyInputs;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Duty;
import org.keqiao.security.Role;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.ranking.Ranking.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rankings are entered by a programme officer from the signed sheet, which is added as PDF, and come into force when another
 * person has compared both. Until expert panels score here, the sheet is theirs.
 */
@Service
public class Rankings {

    private static final String SHEET = "rankingSheet";
    private static final int MOST_SHEETS = 1;
    private static final SecondPerson.Table KEPT = new SecondPerson.Table("ranking", State.ENTERED, "entered_by");

    private final Policies policies;
    private final Competitors competitors;
    private final Documents documents;
    private final SecondPerson second;
    private final StandingAside aside;
    private final PolicyHands hands;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CurrentActor currentActor;
    private final Clock clock;

    Rankings(
            Policies policies,
            Competitors competitors,
            Documents documents,
            SecondPerson second,
            StandingAside aside,
            PolicyHands hands,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            CurrentActor currentActor,
            Clock clock) {
        this.policies = policies;
        this.competitors = competitors;
        this.documents = documents;
        this.second = second;
        this.aside = aside;
        this.hands = hands;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the actor may look at rankings. */
    public boolean isOpen() {
        return currentActor
                .find()
                .filter(actor -> decides(actor) || actor.has(Role.DISCIPLINE) || actor.has(Role.AUDITOR))
                .isPresent();
    }

    /** Whether the actor may enter one. */
    public boolean isKept() {
        return currentActor
                .find()
                .filter(actor -> actor.has(Role.PROGRAM_OFFICER))
                .isPresent();
    }

    private static boolean decides(Actor actor) {
        return actor.has(Role.PROGRAM_OFFICER) || actor.has(Role.RECHECKER);
    }

    /** Items that are ranked. */
    public List<PolicyItem> items() {
        return policies.items().stream()
                .filter(item -> item.mode() == PolicyItem.Mode.COMPETITIVE)
                .toList();
    }

    /**
     * The applications of a year that compete or have won, in the order of their submission; those of earlier winners
     * are left out where the item is not given again.
     *
     * @throws Refusal FORBIDDEN NOT_THE_RANKING_OFFICE
     */
    @Transactional(readOnly = true)
    public List<Competitor> competitors(String item, int year) {
        require(isOpen());
        Map<String, Integer> winners = refused(item, year);
        return competitors.of(item, year).stream()
                .filter(one -> !winners.containsKey(one.caseNumber()))
                .toList();
    }

    /**
     * Numbers of applications whose holder won in an earlier year, with that year, where the rules of the application's own
     * day do not let it win again.
     */
    private Map<String, Integer> refused(String item, int year) {
        if (items().stream().noneMatch(each -> each.key().equals(item))) {
            return Map.of();
        }
        Map<LocalDate, Boolean> refuses = new HashMap<>();
        return competitors.winnersBefore(item, year).stream()
                .filter(one -> refuses.computeIfAbsent(one.rulesAsOf(), day -> refuses(item, day)))
                .collect(Collectors.toMap(Competitors.Repeated::caseNumber, Competitors.Repeated::won));
    }

    private boolean refuses(String item, LocalDate on) {
        return policies.possible(item, on, PolicyInputs.NONE)
                .filter(PolicyTerms::refusesRepeatWinners)
                .isPresent();
    }

    /**
     * Newest first, what waits for a second person before the rest.
     *
     * @param limit 1 to 200
     * @throws Refusal FORBIDDEN NOT_THE_RANKING_OFFICE
     */
    @Transactional(readOnly = true)
    public CursorPage<Ranking> list(@Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        require(isOpen());
        CursorPage<Ranking> page = second.page(
                KEPT,
                "entered_at",
                cursor,
                limit,
                (row, n) -> ranking(row, actor),
                ranking -> Cursor.of(ranking.state() == State.ENTERED, ranking.enteredAt(), ranking.id()));
        return new CursorPage<>(placed(page.items()), page.next());
    }

    /**
     * Enters a ranking; the places follow from the scores.
     *
     * @throws Refusal FORBIDDEN, POLICY_WRITER; INVALID with field errors, at scores of applications that do not compete, or from which whoever
     *     enters it stands back, as well
     */
    @Transactional
    public Ranking enter(RankingDraft draft) {
        Actor actor = currentActor.require();
        require(isKept());
        draft.check();
        if (items().stream().noneMatch(item -> item.key().equals(draft.item()))) {
            throw Refusal.invalid(List.of(FieldError.of("item", "option", draft.item())));
        }
        requireNoRulesOf(actor, draft.item());
        Map<String, Competitor> known = competitors.of(draft.item(), draft.year()).stream()
                .collect(Collectors.toMap(Competitor::caseNumber, Function.identity()));
        Map<String, Integer> winners = refused(draft.item(), draft.year());
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < draft.scores().size(); i++) {
            Integer won = winners.get(draft.scores().get(i).caseNumber());
            if (won != null) {
                errors.add(FieldError.of("scores[" + i + "].caseNumber", "repeatWinner", String.valueOf(won)));
            } else if (!known.containsKey(draft.scores().get(i).caseNumber())) {
                errors.add(FieldError.of("scores[" + i + "].caseNumber", "notCompeting"));
            } else if (!aside.takesPart(new CaseNumber(draft.scores().get(i).caseNumber()), actor.accountId())) {
                errors.add(FieldError.of("scores[" + i + "].caseNumber", "standsAside"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into ranking (id, item, year, reference, state, entered_by, entered_name, entered_at)
                        values (:id, :item, :year, :reference, 'ENTERED', :by, :name, :at)
                        """)
                .param("id", id)
                .param("item", draft.item())
                .param("year", draft.year())
                .param("reference", draft.reference().strip())
                .param("by", actor.accountId())
                .param("name", actor.displayName())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        insert(id, Scored.ranked(draft.scores(), known, ties(draft.item())));
        return lock(id, actor);
    }

    /** By the table of the day on which the sheet is entered. */
    private TieRule ties(String item) {
        return policies.possible(item, LocalDate.now(clock), PolicyInputs.NONE)
                .map(terms -> terms.answer().text("tieRule"))
                .map(TieRule::valueOf)
                .orElse(TieRule.INDICATORS);
    }

    private void insert(UUID id, List<Scored> ranked) {
        jdbc.sql(
                        """
                        insert into ranking_place (ranking, place, case_number, score, indicators, own_funds)
                        select :id, n, c, s, i, o
                        from unnest(:cases::text[], :scores::numeric[], :indicators::numeric[], :own::numeric[])
                            with ordinality as t (c, s, i, o, n)
                        """)
                .param("id", id)
                .param("cases", ranked.stream().map(Scored::caseNumber).toArray(String[]::new))
                .param("scores", ranked.stream().map(Scored::score).toArray(BigDecimal[]::new))
                .param("indicators", ranked.stream().map(Scored::indicators).toArray(BigDecimal[]::new))
                .param("own", ranked.stream().map(Scored::ownFunds).toArray(BigDecimal[]::new))
                .update();
    }

    /**
     * Adds the signed sheet.
     *
     * @param content read to its end or to the limit; the caller closes it
     * @throws Refusal FORBIDDEN; NOT_FOUND; conflict NOTHING_TO_CONFIRM once it is decided; as {@link Documents#receive}
     */
    public Ranking attach(UUID id, String fileName, InputStream content) {
        Actor actor = currentActor.require();
        require(isKept());
        transaction.executeWithoutResult(status -> lock(id, actor));
        try (ReceivedFile received = documents.receive(fileName, content)) {
            return transaction.execute(status -> {
                second.requireWaiting(KEPT, id);
                StoredDocument kept = documents.keep(received, id, SHEET, MOST_SHEETS, actor);
                jdbc.sql("update ranking set sheet = ? where id = ?")
                        .params(kept.id(), id)
                        .update();
                return lock(id, actor);
            });
        }
    }

    /** The signed sheet. */
    @Transactional
    public StoredDocument sheet(UUID id) {
        require(isOpen());
        return Optional.ofNullable(lock(id, currentActor.require()).sheet())
                .flatMap(documents::find)
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Another person has compared it with the signed sheet: its places count, in place of those of an earlier one.
     *
     * @throws Refusal FORBIDDEN, SAME_PERSON for who entered it, and as every act on a case for who stands back from one of them;
     *     conflict NOTHING_TO_CONFIRM, SHEET_MISSING
     */
    @Transactional
    public Ranking confirm(UUID id) {
        Ranking ranking = requireSecond(id);
        if (ranking.sheet() == null) {
            throw Refusal.conflict("SHEET_MISSING");
        }
        jdbc.sql("update ranking set state = 'REPLACED' where item = ? and year = ? and state = 'IN_FORCE'")
                .params(ranking.item(), ranking.year())
                .update();
        second.decide(KEPT, id, State.IN_FORCE, null);
        return lock(id, currentActor.require());
    }

    /** @throws Refusal as {@link #confirm}; INVALID without a reason */
    @Transactional
    public Ranking reject(UUID id, @Nullable String reason) {
        String why = SecondPerson.reason(reason);
        requireSecond(id);
        second.decide(KEPT, id, State.REJECTED, why);
        return lock(id, currentActor.require());
    }

    private Ranking requireSecond(UUID id) {
        Actor actor = currentActor.require();
        require(decides(actor));
        second.requireSecond(KEPT, id);
        Ranking ranking = lock(id, actor);
        requireNoRulesOf(actor, ranking.item());
        ranking.places()
                .forEach(place -> aside.requireTakesPart(new CaseNumber(place.caseNumber()), actor.accountId()));
        return ranking;
    }

    private void requireNoRulesOf(Actor actor, String item) {
        if (hands.wroteThisYear(actor.accountId(), item, LocalDate.now(clock))) {
            throw Refusal.forbidden("POLICY_WRITER", Duty.DECIDE.text());
        }
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw Refusal.forbidden("NOT_THE_RANKING_OFFICE");
        }
    }

    private Ranking lock(UUID id, Actor actor) {
        Ranking ranking = jdbc.sql("select * from ranking where id = ? for update")
                .param(id)
                .query((row, n) -> ranking(row, actor))
                .optional()
                .orElseThrow(Refusal::notFound);
        return placed(List.of(ranking)).get(0);
    }

    private record Placed(UUID ranking, Ranking.Place place) {}

    /** The same with their places. */
    private List<Ranking> placed(List<Ranking> rankings) {
        Map<UUID, List<Ranking.Place>> places = jdbc
                .sql(
                        """
                        select p.*, c.applicant, c.title from ranking_place p join competitor c on c.case_number = p.case_number
                        where p.ranking = any(?) order by p.ranking, p.place
                        """)
                .param(rankings.stream().map(Ranking::id).toArray(UUID[]::new))
                .query((row, n) -> new Placed(
                        row.getObject("ranking", UUID.class),
                        new Ranking.Place(
                                row.getInt("place"),
                                row.getString("case_number"),
                                row.getString("applicant"),
                                row.getString("title"),
                                row.getBigDecimal("score"),
                                row.getBigDecimal("indicators"),
                                row.getBigDecimal("own_funds"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Placed::ranking, Collectors.mapping(Placed::place, Collectors.toList())));
        return rankings.stream()
                .map(ranking -> ranking.with(places.getOrDefault(ranking.id(), List.of())))
                .toList();
    }

    private static Ranking ranking(ResultSet row, Actor reader) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Ranking(
                row.getObject("id", UUID.class),
                row.getString("item"),
                row.getInt("year"),
                row.getString("reference"),
                row.getObject("sheet", UUID.class),
                state,
                row.getString("entered_name"),
                row.getTimestamp("entered_at").toInstant(),
                row.getString("decided_name"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("note"),
                List.of(),
                decides(reader) && KEPT.awaits(row, reader));
    }
}
