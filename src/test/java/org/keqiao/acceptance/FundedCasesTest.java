package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.funding.FundingInvariants;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Money and the state of its case: an award is funded, what ended otherwise is not, and a payment has its possible day. */
@KeqiaoTest
class FundedCasesTest {

    @LocalServerPort
    private int port;

    @Autowired
    TestClock clock;

    @Autowired
    NoticeKeeping notices;

    @Autowired
    FundingInvariants invariants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private FundedItem item;

    @BeforeEach
    void anItem() {
        item = new FundedItem(new Api("http://localhost:" + port), clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update case_file set status = 'WITHDRAWN', decided_at = now() where case_number = :case",
                "update case_file set status = 'DECIDED_NEGATIVE', decided_at = now() where case_number = :case",
                "with a as (update funding_allocation set case_number = 'X-1' where case_number = :case)"
                        + " update case_file set status = 'DECIDED_POSITIVE', decided_at = now() where case_number = :case"
            })
    void findsCasesWhoseMoneyIsNotTheirs(String tamper) {
        String number = item.waiting().number();
        assertThat(invariants.violations().get("I2")).doesNotContain(number);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(tamper).param("case", number).update();
            assertThat(invariants.violations().get("I2")).contains(number);
        });
    }

    /** The bank does not pay before it was told to; the form itself refuses tomorrow. */
    @Test
    void aPaymentIsNotMadeBeforeItsOrder() {
        Subsidy award = item.waiting().awarded(clock, notices);
        assertThat(invariants.violations().get("I2")).doesNotContain(award.number());
        Payment city = Payment.of(new Api("http://localhost:" + port), award).get(0);
        String before = LocalDate.now(clock).minusDays(1).toString();
        Api.Answer answer = city.tries("treasury", "payment-result", "paid", body -> {
            item.paidToday().accept(body);
            ((ObjectNode) body.path("answers")).put("paidOn", before);
        });
        assertThat(answer.text("code")).isEqualTo("PAID_ON_IMPOSSIBLE");
        city.does("treasury", "payment-result", "paid", item.paidToday());
    }
}
