package org.keqiao.intermediary.training;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.application.Cases;
import org.keqiao.intermediary.IntermediaryAccess;
import org.keqiao.intermediary.RegisterNumbers;
import org.keqiao.intermediary.training.TrainingFile.Enrolment;
import org.keqiao.organization.OrganisationStatus;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 技术经纪人培训: who keeps the register announces classes and enrols; natural persons enrol themselves. */
@Service
@Transactional
public class BrokerTrainings {

    private static final String SERIES = "JJPX";
    private static final int CHOICES = 200;
    private static final String LISTING = "intermediary-listing";

    private final JdbcClient jdbc;
    private final TrainingRows rows;
    private final RegisterNumbers numbers;
    private final BrokerCertificates certificates;
    private final IntermediaryAccess access;
    private final Organisations organisations;
    private final Cases cases;
    private final CurrentActor currentActor;
    private final Clock clock;

    BrokerTrainings(
            JdbcClient jdbc,
            TrainingRows rows,
            RegisterNumbers numbers,
            BrokerCertificates certificates,
            IntermediaryAccess access,
            Organisations organisations,
            Cases cases,
            CurrentActor currentActor,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.numbers = numbers;
        this.certificates = certificates;
        this.access = access;
        this.organisations = organisations;
        this.cases = cases;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the signed-in person announces classes and enters results. */
    @Transactional(readOnly = true)
    public boolean isKept() {
        return currentActor.find().filter(access::keeps).isPresent();
    }

    /** The natural persons for whom the signed-in person may enrol: its own alone. */
    @Transactional(readOnly = true)
    public List<OrganisationView> ownPersons() {
        Actor actor = currentActor.require();
        return organisations.of(actor).stream()
                .filter(each -> each.type() == OrganisationType.PERSON && organisations.mayStart(actor, each.id()))
                .toList();
    }

    /**
     * Verified natural persons whom the register's keeper may enrol, by name.
     *
     * @param words part of the name; null for the first ones
     * @throws Refusal FORBIDDEN NOT_THE_REGISTER_OFFICE
     */
    @Transactional(readOnly = true)
    public List<OrganisationView> persons(@Nullable String words) {
        return organisations
                .search(requireKeeper(), words, OrganisationStatus.VERIFIED, OrganisationType.PERSON, null, CHOICES)
                .items();
    }

    /**
     * Those that begin last first.
     *
     * @param words part of the title, the number or the host; null for all
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public CursorPage<BrokerTraining> list(@Nullable String words, @Nullable String cursor, int limit) {
        return Cursor.page(
                rows.list(words == null ? "" : words.strip(), Cursor.parse(cursor, 2), limit + 1),
                limit,
                row -> Cursor.of(row.firstDay().toEpochDay(), row.id()));
    }

    /** @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public TrainingFile file(UUID id) {
        Actor actor = currentActor.require();
        BrokerTraining training = rows.find(id);
        boolean kept = access.keeps(actor);
        List<Enrolment> enrolments = rows.enrolments(id, actor).stream()
                .filter(each -> kept || actor.organisations().contains(each.organisation()))
                .map(each -> kept ? each : each.decided())
                .toList();
        boolean takesPlace = training.cancelledOn() == null;
        return new TrainingFile(
                training,
                enrolments,
                kept ? rows.waiting(id, actor).orElse(null) : null,
                kept,
                takesPlace
                        && !LocalDate.now(clock).isAfter(training.enrolUntil())
                        && training.enrolled() < training.places(),
                kept && takesPlace && !hasResults(id));
    }

    /** @throws Refusal FORBIDDEN NOT_THE_REGISTER_OFFICE; INVALID with field errors */
    public BrokerTraining announce(BrokerTrainingDraft draft) {
        Actor actor = requireKeeper();
        List<FieldError> errors = draft.errors();
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into broker_training (id, number, title, level, host, enrol_until, first_day, last_day, exam_on, places,
                            pass_mark, entered_by, entered_name, entered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        numbers.next(SERIES, LocalDate.now(clock)),
                        draft.title().strip(),
                        draft.level().name(),
                        draft.host().strip(),
                        draft.enrolUntil(),
                        draft.firstDay(),
                        draft.lastDay(),
                        draft.examOn(),
                        draft.places(),
                        draft.mark(),
                        actor.accountId(),
                        actor.displayName(),
                        Timestamp.from(clock.instant()))
                .update();
        return rows.find(id);
    }

    /**
     * It does not take place.
     *
     * @throws Refusal FORBIDDEN; NOT_FOUND; conflict TRAINING_CANCELLED, TRAINING_HAS_RESULTS
     */
    public BrokerTraining cancel(UUID id) {
        requireKeeper();
        requireTakingPlace(rows.lock(id));
        if (hasResults(id)) {
            throw Refusal.conflict("TRAINING_HAS_RESULTS");
        }
        jdbc.sql("update broker_training set cancelled_on = ? where id = ?")
                .params(LocalDate.now(clock), id)
                .update();
        return rows.find(id);
    }

    /**
     * Takes a place for a natural person: one of one's own, or any verified one for who keeps the register.
     *
     * @param person null for the only one of one's own
     * @throws Refusal NOT_FOUND; FORBIDDEN NOT_YOUR_ORGANISATION; INVALID {@code person}; conflict ORGANISATION_UNVERIFIED,
     *     TRAINING_CANCELLED, ENROLMENT_OVER, TRAINING_FULL, ALREADY_ENROLLED
     */
    public Enrolment enrol(UUID training, @Nullable UUID person) {
        Actor actor = currentActor.require();
        OrganisationView who = person(actor, person);
        BrokerTraining of = rows.lock(training);
        requireTakingPlace(of);
        LocalDate today = LocalDate.now(clock);
        if (today.isAfter(of.enrolUntil())) {
            throw Refusal.conflict("ENROLMENT_OVER", of.enrolUntil());
        }
        List<Enrolment> before = rows.enrolments(training, actor);
        if (before.stream()
                .anyMatch(each ->
                        each.cancelledOn() == null && each.organisation().equals(who.id()))) {
            throw Refusal.conflict("ALREADY_ENROLLED", who.name());
        }
        if (of.enrolled() >= of.places()) {
            throw Refusal.conflict("TRAINING_FULL", of.places());
        }
        int seat = before.size() + 1;
        jdbc.sql(
                        """
                        insert into training_enrolment (id, training, seat, organisation, name, enrolled_on, enrolled_by)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(UUID.randomUUID(), training, seat, who.id(), who.name(), today, actor.displayName())
                .update();
        return rows.enrolments(training, actor).get(seat - 1);
    }

    private OrganisationView person(Actor actor, @Nullable UUID asked) {
        boolean keeps = access.keeps(actor);
        List<OrganisationView> own = ownPersons();
        if (asked == null && (keeps || own.size() > 1)) {
            throw Refusal.invalid(List.of(FieldError.of("person", "required")));
        }
        OrganisationView who = asked == null ? own.stream().findFirst().orElse(null) : organisations.find(asked);
        boolean may =
                who != null && (keeps || own.stream().anyMatch(each -> each.id().equals(who.id())));
        if (!may) {
            throw Refusal.forbidden("NOT_YOUR_ORGANISATION");
        }
        if (who.type() != OrganisationType.PERSON) {
            throw Refusal.invalid(List.of(FieldError.of("person", "brokersArePersons")));
        }
        if (!who.isVerified()) {
            throw Refusal.conflict("ORGANISATION_UNVERIFIED", who.name());
        }
        return who;
    }

    /**
     * Gives a place back, before the day of the exam.
     *
     * @throws Refusal NOT_FOUND for others' enrolments; conflict ENROLMENT_CANCELLED, EXAM_HELD
     */
    public void leave(UUID training, UUID enrolment) {
        Actor actor = currentActor.require();
        BrokerTraining of = rows.lock(training);
        Enrolment found = own(actor, training, enrolment);
        if (found.cancelledOn() != null) {
            throw Refusal.conflict("ENROLMENT_CANCELLED");
        }
        LocalDate today = LocalDate.now(clock);
        if (!today.isBefore(of.examOn())) {
            throw Refusal.conflict("EXAM_HELD", of.examOn());
        }
        jdbc.sql("update training_enrolment set cancelled_on = ? where id = ?")
                .params(today, enrolment)
                .update();
    }

    /**
     * Begins the application to be listed upon a certificate: level, number and issuer stand already.
     *
     * @return id of the draft
     * @throws Refusal NOT_FOUND for others' enrolments and without a certificate that stands; as {@link Cases#begin}
     */
    public UUID applyForListing(UUID training, UUID enrolment) {
        Enrolment found = own(currentActor.require(), training, enrolment);
        BrokerCertificate certificate = certificates
                .find(found.certificate())
                .filter(each -> each.annulledOn() == null)
                .orElseThrow(Refusal::notFound);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("listingKind", "BROKER");
        facts.put("title", certificate.name());
        facts.put("brokerLevel", certificate.level().name());
        facts.put("brokerCertificate", certificate.number());
        facts.put("brokerIssuer", certificate.issuer());
        return cases.begin(LISTING, certificate.organisation(), null, facts).id();
    }

    private Enrolment own(Actor actor, UUID training, UUID enrolment) {
        return rows.enrolments(training, actor).stream()
                .filter(each -> each.id().equals(enrolment))
                .filter(each -> access.keeps(actor) || organisations.mayStart(actor, each.organisation()))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private boolean hasResults(UUID training) {
        return jdbc.sql("select exists (select from training_result_list where training = ? and state <> 'REJECTED')")
                .params(training)
                .query(Boolean.class)
                .single();
    }

    private static void requireTakingPlace(BrokerTraining training) {
        if (training.cancelledOn() != null) {
            throw Refusal.conflict("TRAINING_CANCELLED", training.cancelledOn());
        }
    }

    private Actor requireKeeper() {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        return actor;
    }
}
