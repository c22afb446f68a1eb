package org.keqiao.organization;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.ReceivedFile;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.AccessLog;
import org.keqiao.security.Actor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 证照、授权书: what the bureau checks before it believes who speaks for an organisation. */
@Service
public class OrganisationPapers {

    static final List<String> KINDS = List.of("businessLicence", "authorisation", "identityCard");
    private static final int MOST_OF_A_KIND = 5;

    private final OrganisationRegistration registration;
    private final OrganisationRecords records;
    private final OrganisationDirectory directory;
    private final OrganisationLedger ledger;
    private final UnverifiedLimits limits;
    private final Documents documents;
    private final AccessLog accessLog;
    private final TransactionTemplate transaction;

    OrganisationPapers(
            OrganisationRegistration registration,
            OrganisationRecords records,
            OrganisationDirectory directory,
            OrganisationLedger ledger,
            UnverifiedLimits limits,
            Documents documents,
            AccessLog accessLog,
            PlatformTransactionManager transactions) {
        this.registration = registration;
        this.records = records;
        this.directory = directory;
        this.ledger = ledger;
        this.limits = limits;
        this.documents = documents;
        this.accessLog = accessLog;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Adds one; the organisation is another version then, so that nobody decides on papers that were not looked at.
     *
     * @param kind {@code businessLicence}, {@code authorisation} or {@code identityCard}
     * @param content read to its end or to the limit; the caller closes it
     * @throws Refusal NOT_FOUND to strangers; FORBIDDEN to members who do not own it; as {@link Documents#store}, and of
     *     the limits of unverified accounts
     */
    public StoredDocument add(Actor actor, UUID id, String kind, String fileName, InputStream content) {
        // Who may not, or not this kind, is told before the bytes are read.
        registration.requireOwner(actor, id);
        if (!KINDS.contains(kind)) {
            throw Refusal.invalid(List.of(FieldError.of("kind", "invalid")));
        }
        limits.takeUpload(actor);
        // Inspected, and searched for viruses, before anybody has to wait for the organisation or for a connection.
        try (ReceivedFile received = documents.receive(fileName, content)) {
            return transaction.execute(status -> {
                registration.requireOwner(actor, id);
                Organisation organisation = records.lockForPapers(id).orElseThrow(Refusal::notFound);
                limits.requireRoom(actor, received);
                StoredDocument document = documents.keep(received, id, kind, MOST_OF_A_KIND, actor);
                organisation.answered();
                ledger.add(id, OrganisationLedger.Kind.EVIDENCE_ADDED, actor, document.name());
                return document;
            });
        }
    }

    /** For the organisation's members and for officers who may see it. */
    @Transactional(readOnly = true)
    public List<StoredDocument> of(Actor actor, UUID id) {
        registration.view(actor, id);
        return documents.of(id);
    }

    /**
     * One to be read; an officer's reading is noted.
     *
     * @throws Refusal NOT_FOUND when there is no such paper, or not for the actor
     */
    @Transactional(readOnly = true)
    public StoredDocument read(Actor actor, UUID id, UUID document) {
        StoredDocument paper = of(actor, id).stream()
                .filter(found -> found.id().equals(document))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        if (directory.rolesOf(actor, id).isEmpty()) {
            accessLog.read(
                    actor, AccessLog.What.EVIDENCE, document, directory.find(id).name());
        }
        return paper;
    }
}
