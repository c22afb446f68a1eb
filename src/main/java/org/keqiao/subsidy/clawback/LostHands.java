package org.keqiao.subsidy.clawback;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.inbox.HandExamined;
import org.keqiao.inbox.RecusalAnswered;
import org.keqiao.inbox.RelationDeclared;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 事后得知应当回避 (domain 9.2): somebody who had a hand in money that was paid declares a relation to its receiver or another
 * party, or stands back by a decision. What they did on a decided case is not done again; somebody else looks whether the money should stay, where
 * {@link LostGrounds} has it looked at.
 */
@Component
class LostHands {

    private static final String FOUND = "handRelated";

    private static final String RELATED =
            """
            exists (select from related_organisation r where r.relation = :relation
                and (r.until is null or c.received_on <= r.until)
                and (r.organisation = c.applicant or exists (select from case_party p
                    where p.case_id = c.id and p.organisation = r.organisation)))
            """;

    private static final String OF_TEAM =
            """
             and (c.applicant = :team or exists (select from case_party p
                where p.case_id = c.id and p.organisation = :team))
            """;

    private static final String OF_BATCH =
            """
            c.id in (select t.other from case_tie t join case_file f on f.id = t.case_id
                where f.case_number = :of and f.matter = 'subsidy-batch')
            """;

    private final LostGrounds grounds;
    private final ClawbackRows rows;
    private final CaseCommands cases;
    private final CurrentActor currentActor;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    LostHands(
            LostGrounds grounds,
            ClawbackRows rows,
            CaseCommands cases,
            CurrentActor currentActor,
            Texts texts,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.grounds = grounds;
        this.rows = rows;
        this.cases = cases;
        this.currentActor = currentActor;
        this.texts = texts;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RelationDeclared declared) {
        UUID team = declared.team();
        List<CaseNumber> paid = team == null
                ? handled(RELATED, Map.of("relation", declared.relation()), declared.account(), declared.since())
                : handled(
                        RELATED + OF_TEAM,
                        Map.of("relation", declared.relation(), "team", team),
                        declared.account(),
                        declared.since());
        look(
                paid,
                declared.relation(),
                declared.account(),
                texts.get(
                        team == null ? "clawback.opening.HAND_RELATED" : "clawback.opening.HAND_OF_LEADER",
                        Locale.SIMPLIFIED_CHINESE,
                        declared.person(),
                        declared.organisation()));
    }

    /**
     * 回避 that is decided while another purse's payment, or the batch, is under way. One on a payment is about its award. One on a
     * batch is about the lines to whose parties the person has a lasting relation; of the others nobody knows, and its record
     * names them.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RecusalAnswered answered) {
        if (!answered.granted()) {
            return;
        }
        String of = answered.of().number().value();
        String why = texts.get("clawback.opening.HAND_RECUSED", Locale.SIMPLIFIED_CHINESE, answered.person(), of);
        List<CaseNumber> award = handled(
                """
                c.id = (select f.linked_to from case_file f where f.case_number = :of and f.matter = 'subsidy-payment')
                """,
                Map.of("of", of),
                answered.account(),
                null);
        look(award, answered.id(), answered.account(), why);
        List<CaseNumber> unclear = new ArrayList<>(handled(OF_BATCH, Map.of("of", of), answered.account(), null));
        for (Lasting relation : unclear.isEmpty() ? List.<Lasting>of() : lasting(answered.account())) {
            List<CaseNumber> lines = handled(
                    OF_BATCH + " and " + RELATED,
                    Map.of("of", of, "relation", relation.id()),
                    answered.account(),
                    relation.since());
            look(lines, relation.id(), answered.account(), why);
            unclear.removeAll(lines);
        }
        if (!unclear.isEmpty()) {
            String about = texts.get(
                    "clawback.handUnclear",
                    Locale.SIMPLIFIED_CHINESE,
                    answered.person(),
                    unclear.stream().map(CaseNumber::value).collect(Collectors.joining("、")));
            cases.recordFinding(answered.of().number(), "handUnclear", Map.of("about", about), Map.of());
        }
    }

    /** @param since as it was declared; null for ever */
    private record Lasting(UUID id, @Nullable LocalDate since) {}

    private List<Lasting> lasting(UUID account) {
        return jdbc.sql("select id, since_day from officer_relation where account = ? and ended_at is null order by id")
                .params(account)
                .query((row, n) ->
                        new Lasting(row.getObject("id", UUID.class), row.getObject("since_day", LocalDate.class)))
                .list();
    }

    /**
     * @param because id of what became known
     * @param account of whoever had the hand, who has none in the examination
     */
    private void look(List<CaseNumber> paid, UUID because, UUID account, String why) {
        // Whoever has to stand back opens nothing.
        currentActor.runAs(Actor.SYSTEM, () -> {
            paid.forEach(award -> {
                grounds.openOrNote(award, CheckPaidAward.HAND_RELATED, because.toString(), why);
                rows.openOf(award)
                        .ifPresent(open -> events.publishEvent(new HandExamined(open.caseNumber(), account, why)));
                cases.recordFinding(award, FOUND, Map.of("about", why), Map.of());
            });
            return paid.size();
        });
    }

    /**
     * Paid applications on which, or on whose payments, the officer acted. What they did on the case from which they stand back is
     * void.
     *
     * @param which says of {@code c} which applications
     * @param about what it names; {@code of} is the number of a case whose own acts do not count
     * @param since first day of the acts that count; null for all
     */
    private List<CaseNumber> handled(String which, Map<String, Object> about, UUID account, @Nullable LocalDate since) {
        return jdbc.sql(
                        """
                        select distinct c.case_number
                        from case_file c
                        join funding_allocation a on a.case_number = c.case_number and a.paid > 0
                        where c.matter = 'subsidy-application' and %s
                            and exists (select from act t join case_file h on h.id = t.case_id
                                where (h.id = c.id or h.linked_to = c.id and h.matter = 'subsidy-payment')
                                    and (t.account_id = :account or t.on_behalf_of = :account)
                                    and t.duty <> 'APPLICANT' and t.at >= :since and h.case_number <> :own)
                        order by c.case_number
                        """
                                .formatted(which))
                .params(about)
                .param("own", about.getOrDefault("of", ""))
                .param("account", account)
                .param(
                        "since",
                        Timestamp.from((since == null ? LocalDate.EPOCH : since)
                                .atStartOfDay(clock.getZone())
                                .toInstant()))
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }
}
