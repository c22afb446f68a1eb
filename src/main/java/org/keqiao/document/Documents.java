package org.keqiao.document;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * The files of cases. Who may see, add or remove a file is the case's business; this service sees to it that a kept
 * file is one of the allowed types, harmless and complete, and that a refused one leaves nothing behind.
 */
@Service
public class Documents {

    private static final String COLUMNS =
            "id, case_id, kind, name, media_type, size_bytes, sha256, uploaded_by, uploader_name, stored_at";

    private final FileStore files;
    private final Reception reception;
    private final JdbcClient jdbc;
    private final PaperRows<StoredDocument> rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int mostOfCase;
    private final long quotaOfCase;

    Documents(
            FileStore files,
            Reception reception,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            Clock clock,
            @Value("${keqiao.files.most-per-case:200}") int mostOfCase,
            @Value("${keqiao.files.quota-per-case:1GB}") DataSize quotaOfCase) {
        this.files = files;
        this.reception = reception;
        this.jdbc = jdbc;
        this.rows = new PaperRows<>(jdbc, "stored_document", COLUMNS, "stored_at", Documents::document);
        this.transaction = new TransactionTemplate(transactionManager);
        this.clock = clock;
        this.mostOfCase = mostOfCase;
        this.quotaOfCase = quotaOfCase.toBytes();
    }

    /**
     * Receives and keeps one file.
     *
     * @param kind code of the document kind; the caller has checked that the matter has it
     * @param most how many files of this kind a case may have
     * @param fileName as the user called it; made safe
     * @param content read to its end or to the limit; the caller closes it
     * @throws Refusal TOO_LARGE, UNSUPPORTED or INVALID with the reason; nothing is left behind
     */
    public StoredDocument store(
            UUID caseId, String kind, int most, String fileName, InputStream content, Actor uploader) {
        try (ReceivedFile received = receive(fileName, content)) {
            return keep(received, caseId, kind, most, uploader);
        }
    }

    /**
     * Reads and checks a file without touching the database: call it before taking locks, then {@link #keep}.
     *
     * @throws Refusal as {@link #store}
     */
    public ReceivedFile receive(String fileName, InputStream content) {
        return reception.receive(fileName, content);
    }

    /**
     * Keeps a received file, in the caller's transaction if there is one; a rollback removes the bytes again.
     *
     * @throws Refusal when the case has too many files or bytes
     */
    public StoredDocument keep(ReceivedFile received, UUID caseId, String kind, int most, Actor uploader) {
        return transaction.execute(status -> {
            checkRoom(received, caseId, kind, most);
            StoredDocument document = new StoredDocument(
                    UUID.randomUUID(),
                    caseId,
                    kind,
                    received.name(),
                    received.mediaType(),
                    received.size(),
                    received.sha256(),
                    uploader.accountId(),
                    uploader.displayName(),
                    Instant.now(clock));
            insert(document);
            files.keep(received.path(), received.sha256());
            return document;
        });
    }

    /** Oldest first. */
    public List<StoredDocument> of(UUID caseId) {
        return rows.of(caseId);
    }

    public Optional<StoredDocument> find(UUID id) {
        return rows.find(id);
    }

    /**
     * @throws Refusal NOT_FOUND
     */
    public StoredDocument require(UUID id) {
        return rows.require(id);
    }

    /** Every document with these bytes, in whatever case: the same contract filed twice (domain 3.7). */
    public List<StoredDocument> withDigest(String sha256) {
        return rows.where("sha256 = :it", sha256);
    }

    /**
     * The bytes; the caller closes the stream.
     *
     * @throws Refusal NOT_FOUND
     */
    public InputStream open(UUID id) {
        return files.open(require(id).sha256());
    }

    /**
     * Removes a file that no submission names; the caller has made sure of that.
     *
     * @throws Refusal NOT_FOUND
     */
    public void delete(UUID id) {
        transaction.executeWithoutResult(status -> {
            StoredDocument document = require(id);
            jdbc.sql("delete from stored_document where id = :id")
                    .param("id", id)
                    .update();
            files.release(document.sha256());
        });
    }

    private void checkRoom(ReceivedFile received, UUID caseId, String kind, int most) {
        // Serialises uploads to one case: two at once must not both be the last that is allowed.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:case, 31))")
                .param("case", caseId.toString())
                .query((row, n) -> 0)
                .single();
        Usage usage = jdbc.sql(
                        """
                        select count(*) filter (where kind = :kind) as of_kind, count(*) as of_case,
                            coalesce(sum(size_bytes), 0) as bytes
                        from stored_document where case_id = :case
                        """)
                .param("case", caseId)
                .param("kind", kind)
                .query((row, n) -> new Usage(row.getInt("of_kind"), row.getInt("of_case"), row.getLong("bytes")))
                .single();
        if (usage.ofKind() >= most) {
            throw Refusal.invalid("FILES_TOO_MANY", most);
        }
        if (usage.ofCase() >= mostOfCase) {
            throw Refusal.invalid("FILES_TOO_MANY_IN_CASE", mostOfCase);
        }
        if (usage.bytes() + received.size() > quotaOfCase) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "FILES_QUOTA", quotaOfCase >> 20);
        }
    }

    private void insert(StoredDocument document) {
        jdbc.sql("insert into stored_document (" + COLUMNS + ") values (:id, :caseId, :kind, :name, :mediaType, :size,"
                        + " :sha256, :uploadedBy, :uploaderName, :storedAt)")
                .param("id", document.id())
                .param("caseId", document.caseId())
                .param("kind", document.kind())
                .param("name", document.name())
                .param("mediaType", document.mediaType())
                .param("size", document.size())
                .param("sha256", document.sha256())
                .param("uploadedBy", document.uploadedBy(), Types.OTHER)
                .param("uploaderName", document.uploaderName())
                .param("storedAt", Timestamp.from(document.storedAt()))
                .update();
    }

    private static StoredDocument document(ResultSet row, int n) throws SQLException {
        return new StoredDocument(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getObject("uploaded_by", UUID.class),
                row.getString("uploader_name"),
                row.getTimestamp("stored_at").toInstant());
    }

    /** How many bytes one account has in the store, over all cases and organisations. */
    public long uploadedBy(UUID account) {
        return jdbc.sql("select coalesce(sum(size_bytes), 0) from stored_document where uploaded_by = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private record Usage(int ofKind, int ofCase, long bytes) {}
}
