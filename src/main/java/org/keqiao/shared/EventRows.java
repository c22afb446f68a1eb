package org.keqiao.shared;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The events of one transaction are written down in one go, just before it commits: under the lock of a case every
 * statement keeps others waiting. All else is the library's.
 */
@Primary
@Component
class EventRows implements EventPublicationRepository {

    private final EventPublicationRepository rows;
    private final ObjectProvider<Pending> pending;

    EventRows(
            @Qualifier("jdbcEventPublicationRepository") EventPublicationRepository rows,
            ObjectProvider<Pending> pending) {
        this.rows = rows;
        this.pending = pending;
    }

    @Override
    public TargetEventPublication create(TargetEventPublication publication) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !pending.getObject().add(publication)) {
            return rows.create(publication);
        }
        return publication;
    }

    /** What one transaction has to say. */
    @Component
    @Scope(TransactionScope.NAME)
    static class Pending implements TransactionSynchronization {

        private final JdbcTemplate jdbc;
        private final EventSerializer serializer;
        private final List<Object[]> events = new ArrayList<>();
        private boolean written;

        Pending(JdbcTemplate jdbc, EventSerializer serializer) {
            this.jdbc = jdbc;
            this.serializer = serializer;
            TransactionSynchronizationManager.registerSynchronization(this);
        }

        /** False once they are written: what is published in the commit's own last steps is written at once. */
        boolean add(TargetEventPublication publication) {
            if (!written) {
                events.add(new Object[] {
                    publication.getIdentifier(),
                    publication.getEvent().getClass().getName(),
                    publication.getTargetIdentifier().getValue(),
                    Timestamp.from(publication.getPublicationDate()),
                    serializer.serialize(publication.getEvent())
                });
            }
            return !written;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            jdbc.batchUpdate(
                    "insert into event_publication (id, event_type, listener_id, publication_date, serialized_event)"
                            + " values (?, ?, ?, ?, ?)",
                    events);
        }
    }

    @Override
    public void markCompleted(Object event, PublicationTargetIdentifier identifier, Instant completionDate) {
        rows.markCompleted(event, identifier, completionDate);
    }

    @Override
    public void markCompleted(UUID identifier, Instant completionDate) {
        rows.markCompleted(identifier, completionDate);
    }

    @Override
    public List<TargetEventPublication> findIncompletePublications() {
        return rows.findIncompletePublications();
    }

    @Override
    public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant instant) {
        return rows.findIncompletePublicationsPublishedBefore(instant);
    }

    @Override
    public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(
            Object event, PublicationTargetIdentifier targetIdentifier) {
        return rows.findIncompletePublicationsByEventAndTargetIdentifier(event, targetIdentifier);
    }

    @Override
    public List<TargetEventPublication> findCompletedPublications() {
        return rows.findCompletedPublications();
    }

    @Override
    public void deletePublications(List<UUID> identifiers) {
        rows.deletePublications(identifiers);
    }

    @Override
    public void deleteCompletedPublications() {
        rows.deleteCompletedPublications();
    }

    @Override
    public void deleteCompletedPublicationsBefore(Instant instant) {
        rows.deleteCompletedPublicationsBefore(instant);
    }
}
