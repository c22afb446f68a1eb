package org.keqiao.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** At the end of the year all vouchers lapse in one night, however many there are. */
@KeqiaoTest
class VoucherLapseTest {

    @Autowired
    Redemptions redemptions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Test
    void takesBackMoreThanOnePage() {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        // Nothing stays that is written outside a transaction.
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into voucher (id, number, case_number, organisation, applicant, item, item_name, amount,
                            granted_on, valid_to, provider_in_city, state)
                        select gen_random_uuid(), 'LAPSE-' || n, 'CXQ-350500-2096-' || lpad(n::text, 6, '0'), gen_random_uuid(),
                            '测试企业', 'LAPSE_TEST', '券', 100, :day, :day, false, 'GRANTED' from generate_series(1, 1001) n
                        """)
                .param("day", yesterday)
                .update());

        redemptions.lapse();

        assertThat(jdbc.sql("select count(*) from voucher where item = 'LAPSE_TEST' and state <> 'LAPSED'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from voucher where item = 'LAPSE_TEST'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1001);
    }
}
