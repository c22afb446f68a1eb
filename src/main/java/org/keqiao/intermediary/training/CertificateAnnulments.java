package org.keqiao.intermediary.training;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.keqiao.intermediary.CertificateAnnulled;
import org.keqiao.intermediary.IntermediaryAccess;
import org.keqiao.intermediary.training.TrainingFile.Annulment;
import org.keqiao.intermediary.training.TrainingFile.Enrolment;
import org.keqiao.intermediary.training.TrainingRows.State;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.SecondPerson;
import org.keqiao.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 撤销证书: one who keeps the register asks that a certificate that was given in error be annulled, another one decides. It counts
 * as never given from then on; the person may sit the exam again.
 */
@Service
@Transactional
public class CertificateAnnulments {

    private final JdbcClient jdbc;
    private final TrainingRows rows;
    private final BrokerCertificates certificates;
    private final IntermediaryAccess access;
    private final SecondPerson second;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CertificateAnnulments(
            JdbcClient jdbc,
            TrainingRows rows,
            BrokerCertificates certificates,
            IntermediaryAccess access,
            SecondPerson second,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.certificates = certificates;
        this.access = access;
        this.second = second;
        this.currentActor = currentActor;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for it; the certificate stands until another person has agreed.
     *
     * @throws Refusal FORBIDDEN NOT_THE_REGISTER_OFFICE; NOT_FOUND; INVALID without a reason; conflict CERTIFICATE_NOT_STANDING,
     *     ANNULMENT_WAITING
     */
    public Enrolment ask(UUID training, UUID enrolment, @Nullable String reason) {
        Actor actor = requireKeeper();
        String why = SecondPerson.reason(reason);
        rows.lock(training);
        Enrolment found = rows.enrolment(training, enrolment, actor);
        if (!found.isCertified()) {
            throw Refusal.conflict("CERTIFICATE_NOT_STANDING");
        }
        if (found.annulment() != null) {
            throw Refusal.conflict("ANNULMENT_WAITING");
        }
        jdbc.sql(
                        """
                        insert into certificate_annulment (id, certificate, reason, state, entered_by, entered_name, entered_at)
                        values (?, ?, ?, 'ENTERED', ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        found.certificate(),
                        why,
                        actor.accountId(),
                        actor.displayName(),
                        Timestamp.from(clock.instant()))
                .update();
        return rows.enrolment(training, enrolment, actor);
    }

    /**
     * Agrees: the certificate never was, and whether who is listed on it stays listed is looked into.
     *
     * @throws Refusal FORBIDDEN, SAME_PERSON for who asked; NOT_FOUND; conflict NOTHING_TO_CONFIRM
     */
    public Enrolment confirm(UUID training, UUID enrolment) {
        Enrolment found = decide(training, enrolment, State.IN_FORCE, null);
        certificates.annul(found.certificate());
        events.publishEvent(new CertificateAnnulled(
                found.certificate(),
                found.organisation(),
                training,
                found.annulment().reason()));
        return rows.enrolment(training, enrolment, currentActor.require());
    }

    /**
     * Disagrees: the certificate stands.
     *
     * @throws Refusal as {@link #confirm}; INVALID without a reason
     */
    public Enrolment reject(UUID training, UUID enrolment, @Nullable String reason) {
        requireKeeper();
        decide(training, enrolment, State.REJECTED, SecondPerson.reason(reason));
        return rows.enrolment(training, enrolment, currentActor.require());
    }

    private Enrolment decide(UUID training, UUID enrolment, State state, @Nullable String note) {
        Actor actor = requireKeeper();
        rows.lock(training);
        Enrolment found = rows.enrolment(training, enrolment, actor);
        Annulment waiting = found.annulment();
        if (waiting == null || waiting.annulledOn() != null) {
            throw Refusal.conflict("NOTHING_TO_CONFIRM");
        }
        second.requireSecond(TrainingRows.ANNULMENTS, waiting.id());
        second.decide(TrainingRows.ANNULMENTS, waiting.id(), state, note);
        return found;
    }

    private Actor requireKeeper() {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        return actor;
    }
}
