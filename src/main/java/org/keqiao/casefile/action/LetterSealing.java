package org.keqiao.casefile.action;

import java.util.LinkedHashMap;
import java.util.Map;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.event.LetterIssued;
import org.keqiao.casefile.event.LetterReady;
import org.keqiao.casefile.reading.OfficeLetters;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterSealed;
import org.keqiao.document.LetterSeals;
import org.keqiao.process.MatterSettings.LetterKind;
import org.keqiao.process.Matters;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has each letter sealed once it is issued for good, where a provider seals; what fails is tried again by the event
 * registry. Not one transaction: none is open while the provider works.
 */
@Component
class LetterSealing {

    private final LetterSeals seals;
    private final CaseCommands commands;
    private final CaseFiles files;
    private final Matters matters;
    private final OfficeLetters officeLetters;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    LetterSealing(
            LetterSeals seals,
            CaseCommands commands,
            CaseFiles files,
            Matters matters,
            OfficeLetters officeLetters,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.seals = seals;
        this.commands = commands;
        this.files = files;
        this.matters = matters;
        this.officeLetters = officeLetters;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Async
    @TransactionalEventListener
    void on(LetterIssued event) {
        if (!event.sealed()) {
            seals.ask(event.letter()).ifPresent(this::keep);
        }
    }

    private void keep(LetterSeals.SealedPrint print) {
        transaction.executeWithoutResult(status -> {
            Letter letter = print.letter();
            CaseNumber number = new CaseNumber(letter.caseNumber());
            // As the office's stamped copy does: first the case, then the letter.
            commands.lock(number);
            if (seals.keep(print)) {
                Map<String, Object> details = new LinkedHashMap<>();
                details.put("letter", letter.kind());
                if (letter.number() != null) {
                    details.put("letterNumber", letter.number());
                }
                details.put("sha256", print.sha256());
                commands.recordCommand(number, "sealLetter", null, details);
            }
        });
    }

    /** Whoever sealed it: in the seal's own transaction, so that nobody is told of a seal that was rolled back. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void sealed(LetterSealed event) {
        files.find(event.caseId())
                .filter(file -> !officeLetters.isForOffice(file, event.kind()))
                .ifPresent(file -> events.publishEvent(
                        new LetterReady(file.ref(), event.letterId(), name(file, event), event.sha256())));
    }

    private Bilingual name(CaseFile file, LetterSealed event) {
        LetterKind kind = matters.version(file.matter(), file.matterVersion())
                .settings()
                .letters()
                .get(event.kind());
        return kind == null
                ? new Bilingual(event.kind(), event.kind())
                : new Bilingual(kind.name().zh(), kind.name().en());
    }
}
