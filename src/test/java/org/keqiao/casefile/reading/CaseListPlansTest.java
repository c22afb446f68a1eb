package org.keqiao.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.testing.Effort;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** However many cases there are, nobody's list reads them all. What the server itself counts is looked at. */
@KeqiaoTest
class CaseListPlansTest {

    private static final int CASES = Effort.of(20_000, 300_000);
    private static final String CITY = "999900";
    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final Actor REGISTRAR = officer(Role.REGISTRAR, "99990107");
    private static final Actor COUNTY = officer(Role.COUNTY_DEPT, "999907");
    private static final Actor BUREAU = officer(Role.PROGRAM_OFFICER, CITY);
    /** A clerk of one station who keeps the register of another. */
    private static final Actor OF_TWO_STATIONS = new Actor(
            UUID.randomUUID(),
            "plans",
            "测试",
            Set.of(Role.INTAKE_CLERK, Role.REGISTRAR),
            Set.of("INTAKE_CLERK@99990107", "REGISTRAR@99990108"),
            null,
            null,
            Set.of());

    private static final Actor APPLICANT =
            new Actor(UUID.randomUUID(), "plans", "测试", Set.of(), Set.of(), null, null, Set.of(ORGANISATION));

    @Autowired
    private CaseReading reading;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void noListReadsTheWholeTable() {
        transaction.executeWithoutResult(alone -> {
            // Nobody else ever sees these rows, nor the statistics made of them.
            alone.setRollbackOnly();
            seed();
            for (Actor actor : List.of(REGISTRAR, COUNTY, BUREAU, OF_TWO_STATIONS, APPLICANT)) {
                assertThat(scansOf(actor, CaseQuery.ALL, 50)).as(actor + " all").isZero();
                assertThat(scansOf(actor, new CaseQuery(null, CaseStatus.CORRECTION, null), 1))
                        .as(actor + " in correction")
                        .isZero();
                assertThat(scansOf(actor, new CaseQuery(null, null, "技术合同" + 77), 0))
                        .as(actor + " with a text")
                        .isZero();
            }
            long before = scans();
            assertThat(currentActor.runAs(APPLICANT, reading::waitingForCorrection))
                    .isPositive();
            assertThat(scans()).as("the count in the navigation").isEqualTo(before);
            jdbc.sql("select count(*) from case_file where title = ''")
                    .query(Long.class)
                    .single();
            assertThat(scans()).as("what counts scans sees one").isGreaterThan(before);
        });
    }

    @Test
    void pagesOfTwoOfficesFollowEachOtherWithoutGapOrRepetition() {
        transaction.executeWithoutResult(alone -> {
            alone.setRollbackOnly();
            seed();
            List<UUID> all = currentActor.runAs(OF_TWO_STATIONS, () -> pages(7));

            assertThat(all).doesNotHaveDuplicates();
            assertThat(all)
                    .isEqualTo(jdbc.sql("select id from case_file where station in ('99990107', '99990108')"
                                    + " order by created_at desc, id desc limit 70")
                            .query(UUID.class)
                            .list());
        });
    }

    private List<UUID> pages(int size) {
        List<UUID> all = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < 70 / size; page++) {
            var found = reading.list(CaseQuery.ALL, cursor, size);
            found.items().stream().map(CaseSummary::id).forEach(all::add);
            cursor = found.next();
        }
        return all;
    }

    private long scansOf(Actor actor, CaseQuery query, int atLeast) {
        long before = scans();
        assertThat(currentActor
                        .runAs(actor, () -> reading.list(query, null, 50))
                        .items())
                .as(actor + " " + query)
                .hasSizeGreaterThanOrEqualTo(atLeast);
        return scans() - before;
    }

    /** Sequential scans of this transaction so far, of the cases and their parties. */
    private long scans() {
        return jdbc.sql("select sum(seq_scan) from pg_stat_xact_user_tables"
                        + " where relname in ('case_file', 'case_party')")
                .query(Long.class)
                .single();
    }

    private void seed() {
        jdbc.sql(
                        """
                        insert into case_file (id, case_number, matter, matter_version, status, title, applicant,
                            applicant_name, station, county, city, submission, received_on, accepted_on, decided_at,
                            started_by, created_at, updated_at)
                        select gen_random_uuid(), 'JSHT-999900-2026-' || lpad(i::text, 6, '0'), 'plans', 1, s.status, '技术合同' || i,
                            case when i % 200 = 0 then :organisation::uuid else gen_random_uuid() end, '某公司' || i % 997,
                            '999901' || lpad((i % 61)::text, 2, '0'), '9999' || lpad((i % 61)::text, 2, '0'), :city,
                            1, date '2026-01-01', date '2026-01-02',
                            case when s.status like 'DECIDED%' then timestamptz '2026-01-03 00:00+08' end,
                            gen_random_uuid(), timestamptz '2020-01-01 00:00+08' + i * interval '1 minute', now()
                        from generate_series(1, :cases) as i,
                            lateral (select case when i % 100 = 0 then 'CORRECTION' when i % 7 = 0 then 'ACCEPTED'
                                else 'DECIDED_POSITIVE' end as status) s
                        """)
                .param("organisation", ORGANISATION)
                .param("city", CITY)
                .param("cases", CASES)
                .update();
        jdbc.sql(
                        """
                        insert into case_party (case_id, role, organisation, name)
                        select id, 'BUYER', case when right(case_number, 3) = '333' then :organisation::uuid
                            else gen_random_uuid() end, '某公司'
                        from case_file where matter = 'plans'
                        """)
                .param("organisation", ORGANISATION)
                .update();
        jdbc.sql("analyze case_file").update();
        jdbc.sql("analyze case_party").update();
    }

    private static Actor officer(Role role, String office) {
        return new Actor(
                UUID.randomUUID(),
                "plans",
                "测试",
                Set.of(role),
                Set.of(role.name() + "@" + office),
                null,
                null,
                Set.of());
    }
}
