package org.keqiao.casefile.application;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.organization.Station;
import org.keqiao.process.Matter;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** For whom somebody may file, and which offices the case then belongs to. */
@Component
class Applicants {

    private static final Set<Role> CLERKS = EnumSet.of(Role.INTAKE_CLERK, Role.COUNTY_DEPT);

    private final Organisations organisations;
    private final CityProfiles cities;

    Applicants(Organisations organisations, CityProfiles cities) {
        this.organisations = organisations;
        this.cities = cities;
    }

    /**
     * @param atCounter true when a clerk writes down what an applicant brings
     */
    record Choice(OrganisationView organisation, boolean atCounter) {}

    Choice choose(Actor actor, Matter matter, @Nullable UUID wanted) {
        if (wanted != null) {
            if (organisations.mayStart(actor, wanted)) {
                return new Choice(started(matter, organisations.find(wanted)), false);
            }
            if (isClerk(actor) && organisations.isVerified(wanted)) {
                OrganisationView organisation = organisations.find(wanted);
                if (isClerkOf(actor, scope(matter, organisation))) {
                    return new Choice(started(matter, organisation), true);
                }
            }
            throw Refusal.forbidden("NOT_YOUR_ORGANISATION");
        }
        List<OrganisationView> own = organisations.of(actor).stream()
                .filter(organisation -> organisations.mayStart(actor, organisation.id()))
                .toList();
        if (own.isEmpty()) {
            throw Refusal.forbidden("NOT_YOUR_ORGANISATION");
        }
        List<OrganisationView> fitting = own.stream()
                .filter(organisation -> mayBegin(matter, organisation))
                .toList();
        if (fitting.size() > 1) {
            throw Refusal.invalid("ORGANISATION_REQUIRED");
        }
        return new Choice(started(matter, fitting.isEmpty() ? own.get(0) : fitting.get(0)), false);
    }

    /** Who is chosen stays the applicant until the draft stands; a displacement under way is waited for. */
    void hold(Choice choice) {
        organisations.hold(choice.organisation().id());
    }

    /**
     * The case, when the actor may edit it now: people of the applicant, or the clerk who began it at the counter.
     *
     * @throws Refusal NOT_FOUND, or conflict NOT_EDITABLE
     */
    CaseFile requireEditable(Actor actor, CaseFile file) {
        if (!mayHandle(actor, file)) {
            throw Refusal.notFound();
        }
        if (!file.isEditable()) {
            throw Refusal.conflict("NOT_EDITABLE");
        }
        return file;
    }

    boolean mayHandle(Actor actor, CaseFile file) {
        return speaksFor(actor, file) || isCounter(actor, file) || isOpener(actor, file);
    }

    /** Whether the actor opened the case on the office's own initiative. */
    private static boolean isOpener(Actor actor, CaseFile file) {
        return file.byOffice() && Objects.equals(file.startedBy(), actor.accountId());
    }

    /** Whether an organisation's kind may begin cases of the matter. */
    boolean mayBegin(Matter matter, UUID organisation) {
        return mayBegin(matter, organisations.find(organisation));
    }

    /**
     * Whether the actor fills the form at the counter now: the draft is its clerk's, the answer to a correction any clerk's
     * of the case's office, for the applicant comes again. A withdrawal is never the clerk's.
     */
    boolean isCounter(Actor actor, CaseFile file) {
        return file.isEditable() && isOfCounter(actor, file);
    }

    /** Whether the case was taken down at the counter of the actor's office. */
    boolean isOfCounter(Actor actor, CaseFile file) {
        boolean own = file.status() != CaseStatus.DRAFT || Objects.equals(file.startedBy(), actor.accountId());
        return file.atCounter() && own && isClerkOf(actor, file.scope());
    }

    /** Whether the actor is one of the applicant's people who handle its cases. */
    boolean speaksFor(Actor actor, CaseFile file) {
        return organisations.mayStart(actor, file.applicant());
    }

    /**
     * The applicant, when it may submit and the actor may for it.
     *
     * @throws Refusal conflict ORGANISATION_UNVERIFIED, forbidden APPROVER_SUBMITS
     */
    OrganisationView requireSubmitting(Actor actor, CaseFile file) {
        if (file.byOffice()) {
            // The office acts; whether the one concerned may apply plays no part.
            return organisations.find(file.applicant());
        }
        OrganisationView organisation = requireVerified(file);
        if (!isCounter(actor, file) && !organisations.maySubmit(actor, organisation.id())) {
            throw Refusal.forbidden("APPROVER_SUBMITS");
        }
        return organisation;
    }

    /**
     * @throws Refusal conflict ORGANISATION_UNVERIFIED
     */
    OrganisationView requireVerified(CaseFile file) {
        OrganisationView organisation = organisations.find(file.applicant());
        if (!organisation.isVerified()) {
            throw Refusal.conflict("ORGANISATION_UNVERIFIED", organisation.name());
        }
        return organisation;
    }

    CaseScope scope(Matter matter, OrganisationView organisation) {
        String county = organisation.county();
        boolean station = "STATION".equals(matter.settings().office()) && county != null;
        return new CaseScope(
                station ? cities.station(county).map(Station::code).orElse(null) : null,
                county,
                cities.current().code());
    }

    private static OrganisationView started(Matter matter, OrganisationView organisation) {
        if (!mayBegin(matter, organisation)) {
            throw Refusal.forbidden("MATTER_NOT_FOR_APPLICANT");
        }
        return organisation;
    }

    private static boolean mayBegin(Matter matter, OrganisationView organisation) {
        return matter.settings().startedBy().contains(organisation.type().name());
    }

    private static boolean isClerk(Actor actor) {
        return CLERKS.stream().anyMatch(actor::has);
    }

    /** The same offices that will work the case. */
    private static boolean isClerkOf(Actor actor, CaseScope scope) {
        return CLERKS.stream()
                .anyMatch(role -> actor.has(role) && actor.groups().contains(scope.group(role)));
    }
}
