package org.keqiao.casefile;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.reading.CaseAccess;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterKeeper;
import org.keqiao.document.LetterServing;
import org.keqiao.document.Letters;
import org.keqiao.document.StampedCopies;
import org.keqiao.document.StampedCopy;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 用印与送达: what the office that handles a case does with its letters, recorded in the case. */
@Service
public class LetterKeeping {

    private static final Role[] STATION = {Role.INTAKE_CLERK, Role.REGISTRAR, Role.STATION_REVIEWER, Role.STATION_HEAD};
    private static final Role[] BUREAU = {
        Role.INTAKE_CLERK, Role.COUNTY_DEPT, Role.PROGRAM_OFFICER, Role.DEPUTY_DIRECTOR
    };

    private final CaseFiles files;
    private final CaseCommands commands;
    private final CaseAccess access;
    private final Letters letters;
    private final StampedCopies stampedCopies;
    private final LetterServing serving;
    private final AccessLog accessLog;
    private final CurrentActor currentActor;
    private final TransactionTemplate transaction;

    LetterKeeping(
            CaseFiles files,
            CaseCommands commands,
            CaseAccess access,
            Letters letters,
            StampedCopies stampedCopies,
            LetterServing serving,
            AccessLog accessLog,
            CurrentActor currentActor,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.commands = commands;
        this.access = access;
        this.letters = letters;
        this.stampedCopies = stampedCopies;
        this.serving = serving;
        this.accessLog = accessLog;
        this.currentActor = currentActor;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the actor seals and serves the letters of this case. */
    public boolean mayKeep(UUID caseId) {
        return files.find(caseId).filter(this::isKeeper).isPresent();
    }

    /** The keeping of one letter. */
    public LetterKeeper of(UUID letterId) {
        return new LetterKeeper() {
            @Override
            public void stamp(
                    String fileName, InputStream content, @Nullable String lastDigits, @Nullable String reason) {
                LetterKeeping.this.stamp(letterId, fileName, content, lastDigits, reason);
            }

            @Override
            public void serve(Letter.Service service, LocalDate on, @Nullable String note) {
                LetterKeeping.this.serve(letterId, service, on, note);
            }

            @Override
            public List<StampedCopies.Earlier> earlier() {
                return LetterKeeping.this.earlier(letterId);
            }

            @Override
            public InputStream open(String sha256) {
                return LetterKeeping.this.open(letterId, sha256);
            }
        };
    }

    /**
     * Takes the stamped copy of a letter, or the right one in the place of a wrong one; a certificate becomes valid by it.
     *
     * @param content a PDF; the caller closes it
     * @param lastDigits of the letter's number, needed where the scan is only a picture; null when not given
     * @param reason why it takes the place of another copy; null or blank for the first one
     * @throws Refusal NOT_FOUND, FORBIDDEN for others than the office that handles the case, or as
     *     {@link StampedCopies#stamp} and {@link StampedCopies#replace}
     */
    public Letter stamp(
            UUID letterId, String fileName, InputStream content, @Nullable String lastDigits, @Nullable String reason) {
        boolean replaces = reason != null && !reason.isBlank();
        Letter found = requireKept(letterId);
        if (!replaces && found.isSealed()) {
            throw Refusal.conflict("LETTER_ALREADY_SEALED");
        }
        // The file is looked at, and searched for viruses, before anybody has to wait for the case.
        try (StampedCopy copy = stampedCopies.receive(letterId, fileName, content)) {
            return transaction.execute(status -> {
                commands.lock(new CaseNumber(found.caseNumber()));
                // Who waited for the lock sees what the one before did: the copy that is replaced is the one that is
                // named.
                Letter before = requireKept(letterId);
                Actor actor = currentActor.require();
                if (!replaces) {
                    Letter stamped = stampedCopies.stamp(letterId, copy, lastDigits, actor);
                    record(stamped, "stampLetter", null, Map.of("sha256", copy.sha256()));
                    return stamped;
                }
                Letter now = stampedCopies.replace(letterId, copy, lastDigits, reason, actor);
                record(now, "replaceStampedLetter", reason, Map.of("sha256", copy.sha256(), "before", before.sha256()));
                return now;
            });
        }
    }

    /**
     * Records how a letter reached the party; it takes effect from that day.
     *
     * @param note who received it, or where the proof lies; null without one
     * @throws Refusal NOT_FOUND, FORBIDDEN for others than the office that handles the case, or as {@link LetterServing#serve}
     */
    public Letter serve(UUID letterId, Letter.Service service, LocalDate on, @Nullable String note) {
        return transaction.execute(status -> {
            Letter before = requireKept(letterId);
            commands.lock(new CaseNumber(before.caseNumber()));
            Letter served = serving.serve(letterId, service, on, note, currentActor.require());
            record(served, "serveLetter", note, Map.of("service", service.name(), "servedOn", on.toString()));
            return served;
        });
    }

    /**
     * Stamped copies of a letter that others took the place of, oldest first.
     *
     * @throws Refusal NOT_FOUND, FORBIDDEN for others than the office that handles the case
     */
    public List<StampedCopies.Earlier> earlier(UUID letterId) {
        return stampedCopies.earlier(requireKept(letterId).id());
    }

    /**
     * One of them, to be read; the caller closes it. The reading is noted like that of the letter itself.
     *
     * @throws Refusal as {@link #earlier}; NOT_FOUND too when the letter has had no such copy
     */
    public InputStream open(UUID letterId, String sha256) {
        Letter letter = requireKept(letterId);
        InputStream copy = stampedCopies.open(letter.id(), sha256);
        accessLog.read(
                currentActor.require(), AccessLog.What.LETTER, letter.id(), letter.caseNumber() + " " + letter.name());
        return copy;
    }

    private void record(Letter letter, String name, @Nullable String note, Map<String, Object> details) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("letter", letter.kind());
        if (letter.number() != null) {
            all.put("letterNumber", letter.number());
        }
        commands.recordCommand(new CaseNumber(letter.caseNumber()), name, note, all);
    }

    private Letter requireKept(UUID letterId) {
        Actor actor = currentActor.require();
        Letter letter = letters.find(letterId).orElseThrow(Refusal::notFound);
        CaseFile file = files.find(letter.caseId()).orElseThrow(Refusal::notFound);
        if (access.require(actor, file) != CaseAccess.Standing.OFFICER || !isKeeper(file)) {
            throw Refusal.forbidden("LETTER_NOT_YOURS");
        }
        return letter;
    }

    private boolean isKeeper(CaseFile file) {
        return access.isOfficerOf(currentActor.require(), file, file.scope().station() != null ? STATION : BUREAU);
    }
}
