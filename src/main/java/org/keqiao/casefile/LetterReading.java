package org.keqiao.casefile;

import java.util.UUID;
import java.util.function.Function;
import org.keqiao.casefile.reading.CaseAccess;
import org.keqiao.casefile.reading.CaseAccess.Standing;
import org.keqiao.casefile.reading.OfficeLetters;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.document.Letter;
import org.keqiao.document.LetterPrints;
import org.keqiao.document.Letters;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;

/** A letter's PDF for who may read its case. No transaction of its own: the PDF may have to be made. */
@Service
public class LetterReading {

    private final CaseFiles files;
    private final CaseAccess access;
    private final OfficeLetters officeLetters;
    private final Letters letters;
    private final LetterPrints prints;
    private final AccessLog accessLog;
    private final CurrentActor currentActor;

    LetterReading(
            CaseFiles files,
            CaseAccess access,
            OfficeLetters officeLetters,
            Letters letters,
            LetterPrints prints,
            AccessLog accessLog,
            CurrentActor currentActor) {
        this.files = files;
        this.access = access;
        this.officeLetters = officeLetters;
        this.letters = letters;
        this.prints = prints;
        this.accessLog = accessLog;
        this.currentActor = currentActor;
    }

    /** A letter as its reader gets it. */
    public record Paper(Letter letter, byte[] pdf) {}

    /**
     * Parties read a marked preview until the letter is sealed, officers what is to be sealed.
     *
     * @throws Refusal NOT_FOUND when the actor may not read the letter's case, or for a party when it went to another authority, or for an outside firm
     */
    public Paper open(UUID id) {
        return read(id, prints::forOffice);
    }

    /**
     * The same on the screen: where it rests on a policy that is not verified, officers read a draft that says so until the
     * letter is sealed.
     *
     * @throws Refusal as {@link #open}
     */
    public Paper look(UUID id) {
        return read(id, prints::draft);
    }

    private Paper read(UUID id, Function<UUID, byte[]> forOffice) {
        Letter letter = letters.require(id);
        Actor actor = currentActor.require();
        CaseFile file = files.find(letter.caseId()).orElseThrow(Refusal::notFound);
        Standing standing = access.require(actor, file);
        if (standing == Standing.FIRM
                || standing != Standing.OFFICER && officeLetters.isForOffice(file, letter.kind())) {
            throw Refusal.notFound();
        }
        if (standing == Standing.OFFICER) {
            accessLog.read(actor, AccessLog.What.LETTER, id, letter.caseNumber() + " " + letter.name());
        }
        return new Paper(letter, standing == Standing.OFFICER ? forOffice.apply(id) : prints.forParties(id));
    }
}
