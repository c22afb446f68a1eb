package org.keqiao.casefile.clock;

import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.document.LetterServed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A letter takes effect when it is served: what it gives time for begins then, in the same transaction. */
@Component
class ServiceStarts {

    private final CaseFiles files;
    private final CaseDeadlines deadlines;

    ServiceStarts(CaseFiles files, CaseDeadlines deadlines) {
        this.files = files;
        this.deadlines = deadlines;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(LetterServed served) {
        files.find(served.caseId())
                .filter(file -> !file.status().isTerminal())
                .ifPresent(file -> deadlines.served(file, served.letterId(), served.on()));
    }
}
