package org.keqiao.casefile.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Which stored documents belong to a case, since which submission, and for whose eyes. */
@Repository
public class CaseDocuments {

    /** @param removedIn submission without it, null while it counts */
    private record Mark(UUID document, int submission, @Nullable Integer removedIn, boolean internal) {}

    private final JdbcClient jdbc;
    private final Documents documents;

    CaseDocuments(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    public void add(UUID caseId, UUID document, int submission, boolean internal) {
        jdbc.sql(
                        """
                        insert into case_document (document_id, case_id, submission, internal)
                        values (:document, :case, :submission, :internal)
                        """)
                .param("document", document)
                .param("case", caseId)
                .param("submission", submission)
                .param("internal", internal)
                .update();
    }

    /**
     * Documents as they were filed last: what the applicant adds or takes away in a correction is nobody's to see before it
     * is sent, and never happened when it is not.
     */
    public List<CaseDocument> filed(CaseFile file, boolean officer) {
        return list(
                file,
                mark -> officer && mark.internal() && mark.removedIn() == null
                        || !mark.internal()
                                && mark.submission() <= file.submission()
                                && (mark.removedIn() == null || mark.removedIn() > file.submission()));
    }

    /** What a firm's person reads: as filed by the applicant, and what the person added. */
    public List<CaseDocument> filedAnd(CaseFile file, UUID account) {
        List<CaseDocument> all = new ArrayList<>(filed(file, false));
        all.addAll(addedBy(file, account, mark -> true));
        return all;
    }

    /** What one officer added to the present submission. */
    public List<CaseDocument> ofOfficer(CaseFile file, UUID account) {
        return addedBy(file, account, mark -> mark.submission() == file.submission());
    }

    private List<CaseDocument> addedBy(CaseFile file, UUID account, Predicate<Mark> wanted) {
        Set<UUID> own = documents.of(file.id()).stream()
                .filter(document -> account.equals(document.uploadedBy()))
                .map(StoredDocument::id)
                .collect(Collectors.toSet());
        return list(file, mark -> mark.internal() && wanted.test(mark) && own.contains(mark.document()));
    }

    /** Whether one officer added it. */
    public boolean isAddedBy(UUID document, UUID account) {
        return documents
                .find(document)
                .filter(stored -> account.equals(stored.uploadedBy()))
                .isPresent();
    }

    /** Documents that would be filed now, unsent changes of a draft or a correction included. */
    public List<CaseDocument> of(CaseFile file, boolean officer) {
        return list(file, mark -> mark.removedIn() == null && (officer || !mark.internal()));
    }

    /** With those that were set aside in a correction. */
    public List<CaseDocument> all(CaseFile file, boolean officer) {
        return list(file, mark -> officer || !mark.internal());
    }

    /**
     * Documents that officers added to the present submission: what they added to an earlier one spoke of other papers,
     * and what the applicant brought is not theirs.
     */
    public List<CaseDocument> ofOfficers(CaseFile file) {
        return list(file, mark -> mark.internal() && mark.submission() == file.submission());
    }

    private List<CaseDocument> list(CaseFile file, Predicate<Mark> wanted) {
        Map<UUID, Mark> marks = new HashMap<>();
        jdbc.sql("select document_id, submission, removed_in, internal from case_document where case_id = :case")
                .param("case", file.id())
                .query((row, n) -> new Mark(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, Integer.class),
                        row.getBoolean(4)))
                .list()
                .forEach(mark -> marks.put(mark.document(), mark));
        if (marks.isEmpty()) {
            return List.of();
        }
        return documents.of(file.id()).stream()
                .filter(document -> marks.containsKey(document.id()))
                .filter(document -> wanted.test(marks.get(document.id())))
                .map(document -> view(file, document, marks.get(document.id())))
                .toList();
    }

    private static CaseDocument view(CaseFile file, StoredDocument document, Mark mark) {
        boolean unsent = mark.submission() > file.submission();
        return new CaseDocument(
                document.id(),
                document.kind(),
                document.name(),
                document.sha256(),
                document.size(),
                document.mediaType(),
                mark.submission(),
                unsent && file.isEditable(),
                document.storedAt());
    }

    public Optional<UUID> caseOf(UUID document) {
        return jdbc.sql("select case_id from case_document where document_id = :document")
                .param("document", document)
                .query(UUID.class)
                .optional();
    }

    public boolean isInternal(UUID document) {
        return jdbc.sql("select internal from case_document where document_id = :document")
                .param("document", document)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The submission that a document came, or will come, with. */
    public int submissionOf(UUID document) {
        return jdbc.sql("select submission from case_document where document_id = :document")
                .param("document", document)
                .query(Integer.class)
                .single();
    }

    /** How many documents of a kind earlier submissions keep although they no longer count. */
    public int setAside(UUID caseId, List<UUID> ofKind) {
        if (ofKind.isEmpty()) {
            return 0;
        }
        return jdbc.sql(
                        """
                        select count(*) from case_document
                        where case_id = :case and removed_in is not null and document_id in (:documents)
                        """)
                .param("case", caseId)
                .param("documents", ofKind)
                .query(Integer.class)
                .single();
    }

    /** Sets a submitted document aside from the coming submission on; its earlier submission keeps it. */
    public void setAside(UUID document, int submission) {
        jdbc.sql("update case_document set removed_in = :submission where document_id = :document")
                .param("document", document)
                .param("submission", submission)
                .update();
    }

    /** Forgets a document that no submission named. */
    public void forget(UUID document) {
        jdbc.sql("delete from case_document where document_id = :document")
                .param("document", document)
                .update();
    }
}
