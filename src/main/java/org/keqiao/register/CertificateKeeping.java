package org.keqiao.register;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 用印与送达: what a station does with a certificate after the decision, recorded in its case. */
@Service
@Transactional
public class CertificateKeeping {

    private final RegisterReading register;
    private final CaseCommands cases;
    private final Letters letters;
    private final CurrentActor currentActor;

    CertificateKeeping(RegisterReading register, CaseCommands cases, Letters letters, CurrentActor currentActor) {
        this.register = register;
        this.cases = cases;
        this.letters = letters;
        this.currentActor = currentActor;
    }

    /**
     * Takes the stamped copy, with which the certificate becomes valid.
     *
     * @param content a PDF; the caller closes it
     * @throws Refusal NOT_FOUND, FORBIDDEN for others than the station, or as {@link Letters#stamp}
     */
    public Letter stamp(UUID id, String fileName, InputStream content) {
        Certificate certificate = requireKept(id);
        CaseNumber caseNumber = new CaseNumber(certificate.caseNumber());
        cases.lock(caseNumber);
        Letter stamped = letters.stamp(certificate.letter(), fileName, content, actor());
        cases.recordCommand(
                caseNumber,
                "stampCertificate",
                null,
                Map.of("letterNumber", certificate.number(), "sha256", String.valueOf(stamped.sha256())));
        return stamped;
    }

    /**
     * Records how the certificate reached its holder.
     *
     * @param note who received it, or where the proof lies; null without one
     * @throws Refusal NOT_FOUND, FORBIDDEN for others than the station, or as {@link Letters#serve}
     */
    public Letter serve(UUID id, Letter.Service service, LocalDate on, @Nullable String note) {
        Certificate certificate = requireKept(id);
        CaseNumber caseNumber = new CaseNumber(certificate.caseNumber());
        cases.lock(caseNumber);
        Letter served = letters.serve(certificate.letter(), service, on, note, actor());
        cases.recordCommand(
                caseNumber,
                "serveCertificate",
                note,
                Map.of("letterNumber", certificate.number(), "service", service.name(), "servedOn", on.toString()));
        return served;
    }

    private Certificate requireKept(UUID id) {
        Certificate certificate = register.require(id);
        if (!register.mayKeep(certificate)) {
            throw Refusal.forbidden("CERTIFICATE_NOT_YOURS");
        }
        return certificate;
    }

    private Actor actor() {
        return currentActor.require();
    }
}
