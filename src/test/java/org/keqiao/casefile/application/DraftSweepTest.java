package org.keqiao.casefile.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Contract;
import org.keqiao.organization.OrganisationType;
import org.keqiao.testing.Api;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts go when nobody wants them any more, and not before somebody was told. */
@KeqiaoTest
class DraftSweepTest {

    @Autowired
    DraftSweep sweep;

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Api owner;
    private String draft;

    @BeforeEach
    void draft() {
        Newcomers newcomers = Newcomers.of(context);
        String somebody = newcomers.account();
        String uscc = Newcomers.creditCode();
        newcomers.verified(somebody, OrganisationType.ENTERPRISE, uscc);
        draft = Contract.of(new org.keqiao.acceptance.Api(
                        "http://localhost:" + environment.getRequiredProperty("local.server.port")))
                .by(somebody, uscc)
                .drafted()
                .id();
        owner = Api.of(environment).as(somebody);
    }

    @Test
    void goAMonthAfterTheirPeopleWereTold() {
        passed("updated_at", 340);
        sweep.sweep();
        sweep.sweep();
        await().untilAsserted(() -> assertThat(
                        owner.get("/notifications").json().get("items").findValuesAsText("text"))
                .filteredOn(text -> text.contains("将被清理"))
                .hasSize(1));
        assertThat(owner.get("/cases/" + draft).status()).isEqualTo(200);

        passed("updated_at", 60);
        sweep.sweep();
        assertThat(owner.get("/cases/" + draft).status()).as("told only now").isEqualTo(200);
        passed("fading_told_at", 31);
        sweep.sweep();
        assertThat(owner.get("/cases/" + draft).status()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from stored_document where case_id = cast(? as uuid)")
                        .param(draft)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void stayWhenSomebodyComesBackToThem() {
        passed("updated_at", 340);
        sweep.sweep();
        passed("updated_at", 60);
        passed("fading_told_at", 31);
        assertThat(owner.put("/cases/" + draft + "/answers", Map.of("title", "又来了"))
                        .status())
                .isEqualTo(200);
        sweep.sweep();
        assertThat(owner.get("/cases/" + draft).status()).isEqualTo(200);
    }

    @Test
    void oneThatCannotGoKeepsNoOther() {
        String stuck = draft;
        draft();
        transaction.executeWithoutResult(
                status -> jdbc.sql("update case_file set linked_to = cast(? as uuid) where id = cast(? as uuid)")
                        .params(stuck, draft)
                        .update());
        for (String id : List.of(stuck, draft)) {
            transaction.executeWithoutResult(
                    status -> jdbc.sql("update case_file set fading_told_at = now() - interval '40 days',"
                                    + " updated_at = now() - interval '3 years' where id = cast(? as uuid)")
                            .param(id)
                            .update());
        }
        sweep.sweep();
        assertThat(left(stuck)).isTrue();
        assertThat(left(draft)).isFalse();
        sweep.sweep();
        assertThat(left(stuck)).isFalse();
    }

    private boolean left(String id) {
        return jdbc.sql("select count(*) from case_file where id = cast(? as uuid)")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void aDraftCannotBeLinkedTo() {
        Api.Answer refused = owner.post("/cases", Map.of("matter", "contract-certification", "linkedTo", draft));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("LINKED_TO_DRAFT");
    }

    private void passed(String column, int days) {
        transaction.executeWithoutResult(status -> jdbc.sql("update case_file set " + column + " = " + column
                        + " - make_interval(days => ?) where id = cast(? as uuid)")
                .params(days, draft)
                .update());
    }
}
