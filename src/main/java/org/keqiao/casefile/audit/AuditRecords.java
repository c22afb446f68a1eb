package org.keqiao.casefile.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record of one case for the auditor, who reads it without being an officer of the case. */
@Service
@Transactional(readOnly = true)
public class AuditRecords {

    private final CaseFiles files;
    private final Acts acts;
    private final AuditChain chain;
    private final AccessLog accessLog;
    private final CurrentActor currentActor;

    AuditRecords(CaseFiles files, Acts acts, AuditChain chain, AccessLog accessLog, CurrentActor currentActor) {
        this.files = files;
        this.acts = acts;
        this.chain = chain;
        this.accessLog = accessLog;
        this.currentActor = currentActor;
    }

    /**
     * @param acts oldest first
     * @param breaks where the chain does not hold; empty when all is well
     */
    public record CaseRecord(
            UUID caseId,
            CaseNumber caseNumber,
            String title,
            CaseStatus status,
            List<ActRecord> acts,
            List<AuditChain.Break> breaks) {

        public boolean isUnbroken() {
            return breaks.isEmpty();
        }
    }

    /**
     * The acts of a case, their chain verified now.
     *
     * @throws Refusal forbidden AUDITOR_ONLY, NOT_FOUND for an unknown number
     */
    public CaseRecord of(CaseNumber caseNumber) {
        return read(caseNumber, AccessLog.What.RECORD);
    }

    private CaseRecord read(CaseNumber caseNumber, AccessLog.What what) {
        Actor actor = requireAuditor();
        CaseFile file = files.require(caseNumber);
        accessLog.read(actor, what, file.id(), caseNumber.value());
        return new CaseRecord(
                file.id(),
                caseNumber,
                file.title(),
                file.status(),
                acts.of(file.id()).stream().map(ActRow::act).toList(),
                chain.verify(file.id()).breaks());
    }

    /** The same as a JSON file in UTF-8, to be kept outside: with it any later change of the record can be shown. */
    public byte[] export(CaseNumber caseNumber) {
        return CaseJson.write(read(caseNumber, AccessLog.What.EXPORT)).getBytes(StandardCharsets.UTF_8);
    }

    private Actor requireAuditor() {
        Actor actor = currentActor.require();
        if (!actor.has(Role.AUDITOR)) {
            throw Refusal.forbidden("AUDITOR_ONLY");
        }
        return actor;
    }
}
