package org.keqiao.subsidy.batch;

import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.GatheredCases;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.shared.CaseNumber;
import org.keqiao.subsidy.payment.PaymentFacts;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The payment cases of a batch: when the last of them has ended, the batch learns of it. */
@Component
class BatchPayments {

    private final JdbcClient jdbc;
    private final GatheredCases gathered;

    BatchPayments(JdbcClient jdbc, GatheredCases gathered) {
        this.jdbc = jdbc;
        this.gathered = gathered;
    }

    /** How many payments of the batch's awards are still worked. */
    int open(CaseNumber batch) {
        return jdbc.sql(
                        """
                        select count(*) from subsidy_batch_line l
                        join case_file a on a.case_number = l.application
                        join case_file p on p.linked_to = a.id and p.matter = :payments
                        where l.batch = :batch and l.state = 'AWARDED' and p.status in ('SUBMITTED', 'CORRECTION', 'ACCEPTED')
                        """)
                .param("payments", PaymentFacts.MATTER)
                .param("batch", batch.value())
                .query(Integer.class)
                .single();
    }

    @EventListener
    @Order(1)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CaseDecided decided) {
        if (!decided.of().matter().equals(PaymentFacts.MATTER)) {
            return;
        }
        batchOf(decided.of());
    }

    private void batchOf(CaseRef payment) {
        jdbc.sql(
                        """
                        select l.batch from case_file p
                        join case_file a on a.id = p.linked_to
                        join subsidy_batch_line l on l.application = a.case_number and l.state = 'AWARDED'
                        where p.case_number = ?
                        """)
                .params(payment.number().value())
                .query(String.class)
                .optional()
                // Two that end at the same time see each other open: the batch itself counts, under its lock.
                .map(CaseNumber::new)
                .ifPresent(batch -> gathered.tell(batch, "paymentsSettled"));
    }
}
