package org.keqiao.organization;

import java.time.Duration;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.keqiao.document.Documents;
import org.keqiao.document.ReceivedFile;
import org.keqiao.security.Actor;
import org.keqiao.security.AddressLimits;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/**
 * What an account may keep here that nobody knows yet: one without any verified organisation or official role. Anybody can
 * make such accounts; they must not fill the disk of everybody.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class UnverifiedLimits {

    private final OrganisationDirectory directory;
    private final Documents documents;
    private final AddressLimits tries;
    private final JdbcClient jdbc;
    private final int organisations;
    private final int drafts;
    private final DataSize quota;
    private final int filesAnHour;

    UnverifiedLimits(
            OrganisationDirectory directory,
            Documents documents,
            AddressLimits tries,
            JdbcClient jdbc,
            @Value("${keqiao.unverified.organisations:3}") int organisations,
            @Value("${keqiao.unverified.drafts:5}") int drafts,
            @Value("${keqiao.unverified.quota:200MB}") DataSize quota,
            @Value("${keqiao.unverified.files-an-hour:60}") int filesAnHour) {
        this.directory = directory;
        this.documents = documents;
        this.tries = tries;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.drafts = drafts;
        this.quota = quota;
        this.filesAnHour = filesAnHour;
    }

    /**
     * @throws Refusal CONFLICT {@code UNVERIFIED_ORGANISATIONS}
     */
    void requireOrganisation(Actor actor) {
        if (holds(actor)) {
            long there = jdbc.sql("SELECT count(*) FROM organisation WHERE created_by = ? AND status = 'UNVERIFIED'")
                    .param(actor.accountId())
                    .query(Long.class)
                    .single();
            if (there >= organisations) {
                throw Refusal.conflict("UNVERIFIED_ORGANISATIONS", organisations);
            }
        }
    }

    /**
     * @param there how many drafts the account has begun; asked for only where it matters
     * @throws Refusal CONFLICT {@code UNVERIFIED_DRAFTS}
     */
    public void requireDraft(Actor actor, LongSupplier there) {
        if (holds(actor) && there.getAsLong() >= drafts) {
            throw Refusal.conflict("UNVERIFIED_DRAFTS", drafts);
        }
    }

    /**
     * Counts an upload before its bytes are read: what looking at them costs is spent also on a file that is refused, or
     * removed at once. Call it outside of any transaction; within one it is the product itself that attaches a file, a sample
     * for example, and nothing is counted.
     *
     * @throws Refusal TOO_MANY {@code UPLOADS_TOO_MANY}
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void takeUpload(Actor actor) {
        if (!TransactionSynchronizationManager.isActualTransactionActive() && isLimited(actor)) {
            try {
                tries.take("upload", String.valueOf(actor.accountId()), filesAnHour, Duration.ofHours(1));
            } catch (Refusal tooMany) {
                throw Refusal.of(Refusal.Kind.TOO_MANY, "UPLOADS_TOO_MANY", filesAnHour);
            }
        }
    }

    /**
     * @throws Refusal TOO_LARGE {@code UNVERIFIED_QUOTA}
     */
    public void requireRoom(Actor actor, ReceivedFile file) {
        if (holds(actor)) {
            if (documents.uploadedBy(actor.accountId()) + file.size() > quota.toBytes()) {
                throw Refusal.of(Refusal.Kind.TOO_LARGE, "UNVERIFIED_QUOTA", quota.toMegabytes());
            }
        }
    }

    private boolean isLimited(Actor actor) {
        return actor.accountId() != null
                && !actor.isOfficer()
                && directory.of(actor).stream().noneMatch(own -> own.status() == OrganisationStatus.VERIFIED);
    }

    /** Whether the limits hold for the person; if so, no second request of the account counts at the same time. */
    private boolean holds(Actor actor) {
        if (!isLimited(actor)) {
            return false;
        }
        UUID account = actor.accountId();
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:account, 47))")
                .param("account", account.toString())
                .query((row, n) -> 0)
                .single();
        return true;
    }
}
