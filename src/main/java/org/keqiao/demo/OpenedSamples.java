package org.keqiao.demo;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keqiao.casefile.application.Openings;
import org.keqiao.casefile.application.Openings.Opening;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases that an officer opens. */
@Component
class OpenedSamples {

    static final String OFFICER = "officer";

    private final Openings openings;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;

    OpenedSamples(
            Openings openings,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            TransactionTemplate transaction) {
        this.openings = openings;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.transaction = transaction;
    }

    /**
     * Opens a case and lets happen what follows from it: all of it happened or none.
     *
     * @param key of the sample; one that was told before is not told again
     * @param time when it is opened
     * @param follows told the new case's number
     * @return true when it happened now
     */
    boolean tell(String key, StoryTime time, Supplier<Opening> opening, Consumer<CaseNumber> follows) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.begin(key)) {
                return false;
            }
            Opening first = opening.get();
            SubmissionReceipt opened = backdating.at(
                    time.now(),
                    () -> currentActor.runAs(accounts.actorNamed(OFFICER), () -> openings.open(first, key)));
            store.made(key, opened.id());
            follows.accept(opened.caseNumber());
            return true;
        }));
    }
}
