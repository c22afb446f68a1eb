package org.keqiao.subsidy.clawback;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.keqiao.subsidy.AllowedClasses;
import org.keqiao.title.TitleRestored;
import org.keqiao.title.TitleWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The title because of which somebody was given money was withdrawn, as {@link LostGrounds} has it, or was so wrongly. */
@Component
class LostClasses {

    private static final String LOST = "classLost";
    private static final String STANDS = "classStands";

    private final LostGrounds grounds;
    private final ClawbackRows rows;
    private final AllowedClasses classes;
    private final CaseCommands cases;
    private final Texts texts;
    private final JdbcClient jdbc;

    LostClasses(
            LostGrounds grounds,
            ClawbackRows rows,
            AllowedClasses classes,
            CaseCommands cases,
            Texts texts,
            JdbcClient jdbc) {
        this.grounds = grounds;
        this.rows = rows;
        this.classes = classes;
        this.cases = cases;
        this.texts = texts;
        this.jdbc = jdbc;
    }

    /** From the day of the application or before it: whoever held it then keeps what it was given. Of what is not paid, the record tells. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TitleWithdrawn withdrawn) {
        classes.withdrawn(awardedTo(withdrawn.uscc())).stream()
                .sorted(Comparator.comparing(CaseNumber::value))
                .filter(classes::isWithdrawnAtPayment)
                .forEach(award -> {
                    String why = texts.get(
                            "clawback.opening.TITLE" + (classes.isUnknown(award) ? "_UNKNOWN" : ""),
                            Locale.SIMPLIFIED_CHINESE,
                            withdrawn.number(),
                            withdrawn.from(),
                            withdrawn.reason());
                    grounds.openOrNote(
                            award,
                            CheckPaidAward.TITLE_WITHDRAWN,
                            withdrawn.withdrawal().toString(),
                            why);
                    cases.recordFinding(award, LOST, Map.of("about", why), Map.of());
                });
    }

    /** Whoever works the clawback is told, and the record of the award; whether it goes on is decided there. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(TitleRestored restored) {
        String why = texts.get("clawback.titleStands", Locale.SIMPLIFIED_CHINESE, restored.number(), restored.reason());
        awardedTo(restored.uscc()).stream()
                .filter(this::hasLostItsClass)
                .filter(award -> !classes.isWithdrawnAtPayment(award))
                .forEach(award -> {
                    rows.openOf(award)
                            .ifPresent(open ->
                                    cases.recordFinding(open.caseNumber(), STANDS, Map.of("about", why), Map.of()));
                    cases.recordFinding(award, STANDS, Map.of("about", why), Map.of());
                });
    }

    /** By the last that its record says of it. */
    private boolean hasLostItsClass(CaseNumber award) {
        return cases.acts(award).stream()
                .filter(act -> act.kind() == ActRecord.Kind.SYSTEM)
                .map(ActRecord::name)
                .filter(Set.of(LOST, STANDS)::contains)
                .reduce((earlier, later) -> later)
                .filter(LOST::equals)
                .isPresent();
    }

    /** Applications of whoever has this credit code, to which money was promised. */
    private List<CaseNumber> awardedTo(String uscc) {
        return jdbc.sql(
                        """
                        select distinct a.case_number from funding_allocation a
                        join case_file c on c.case_number = a.case_number
                        join organisation o on o.id = c.applicant
                        where a.committed > 0 and o.uscc = ?
                        order by a.case_number
                        """)
                .params(uscc)
                .query((row, n) -> new CaseNumber(row.getString("case_number")))
                .list();
    }
}
