package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever answers a refusal by going another way commits; whoever does not rolls back. */
@KeqiaoTest
class RefusalRuleTest {

    private static final CaseNumber NOBODYS = new CaseNumber("JS-421300-2020-999999");

    @Autowired
    RefusalCaller caller;

    @Autowired
    CaseCommands cases;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aRefusalThatWasAnsweredLeavesTheCallersTransaction() {
        Supplier<Outcome> goesAnotherWay = () -> {
            assertThatThrownBy(() -> cases.ref(NOBODYS)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> cases.facts(NOBODYS)).isInstanceOf(Refusal.class);
            assertThatThrownBy(() -> caller.write(Refusal::notFound)).isInstanceOf(Refusal.class);
            return outcome();
        };

        Outcome byTemplate = transaction.execute(status -> goesAnotherWay.get());
        assertThat(byTemplate.status).isEqualTo(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(caller.read(goesAnotherWay).status).isEqualTo(TransactionSynchronization.STATUS_COMMITTED);
    }

    @Test
    void aRefusalThatNobodyAnsweredRollsBack() {
        Outcome[] outcomes = new Outcome[2];

        assertThatThrownBy(() -> caller.write(() -> {
                    outcomes[0] = outcome();
                    return Refusal.conflict("STALE");
                }))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> caller.read(() -> {
                    outcomes[1] = outcome();
                    return cases.ref(NOBODYS).number();
                }))
                .isInstanceOf(Refusal.class);

        assertThat(outcomes)
                .extracting(outcome -> outcome.status)
                .containsOnly(TransactionSynchronization.STATUS_ROLLED_BACK);
    }

    @Test
    void anythingElseSpoilsTheTransactionWhereverItIsCaught() {
        Throwable thrown = catchThrowable(() -> caller.read(() -> {
            assertThatThrownBy(() -> caller.write(() -> new IllegalStateException("broken")))
                    .isInstanceOf(IllegalStateException.class);
            return null;
        }));

        assertThat(thrown).isInstanceOf(UnexpectedRollbackException.class);
    }

    private static Outcome outcome() {
        Outcome outcome = new Outcome();
        TransactionSynchronizationManager.registerSynchronization(outcome);
        return outcome;
    }

    /** How a transaction ended. */
    private static final class Outcome implements TransactionSynchronization {

        private Integer status;

        @Override
        public void afterCompletion(int ended) {
            status = ended;
        }
    }
}
