package org.keqiao.casefile.application;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseFiles;
import org.keqiao.process.Matter;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.keqiao.security.CaseScope;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Matters whose cases follow from a decided case of another one: an amendment from the registration that it amends. */
@Component
class FollowUps {

    private static final Set<CaseStatus> DECIDED =
            EnumSet.of(CaseStatus.DECIDED_POSITIVE, CaseStatus.DECIDED_NEGATIVE, CaseStatus.CLOSED);

    private final CaseFiles files;
    private final Matters matters;

    FollowUps(CaseFiles files, Matters matters) {
        this.files = files;
        this.matters = matters;
    }

    /**
     * The case that an application of this applicant follows from.
     *
     * @return empty where the matter stands for itself and no case was named
     * @throws Refusal conflict LINK_REQUIRED, LINK_NOT_FITTING, NOT_THE_APPLICANTS_CASE, LINKED_TO_DRAFT; NOT_FOUND
     */
    Optional<CaseFile> origin(Matter matter, @Nullable UUID linkedTo, UUID applicant) {
        boolean follows = !matter.settings().follows().isEmpty();
        if (linkedTo == null) {
            if (follows) {
                throw Refusal.conflict("LINK_REQUIRED");
            }
            return Optional.empty();
        }
        CaseFile origin = files.find(linkedTo).orElseThrow(Refusal::notFound);
        if (origin.status() == CaseStatus.DRAFT) {
            throw Refusal.conflict("LINKED_TO_DRAFT");
        }
        if (follows) {
            requireFitting(matter, origin);
            if (!origin.applicant().equals(applicant)) {
                throw Refusal.conflict("NOT_THE_APPLICANTS_CASE");
            }
        }
        return Optional.of(origin);
    }

    /**
     * @throws Refusal conflict LINK_NOT_FITTING unless the case is decided and of a matter that this one follows
     */
    void requireFitting(Matter matter, CaseFile origin) {
        if (!matter.settings().follows().contains(origin.matter()) || !DECIDED.contains(origin.status())) {
            throw Refusal.conflict("LINK_NOT_FITTING", String.valueOf(origin.number()));
        }
    }

    /** What may follow from a case, in the order of the catalogue. */
    List<Matter> of(CaseFile origin) {
        return DECIDED.contains(origin.status())
                ? matters.current().stream()
                        .filter(matter -> matter.settings().follows().contains(origin.matter()))
                        .toList()
                : List.of();
    }

    /** The role in which somebody may open a case of the matter on the office's own initiative. */
    Optional<Role> opener(Actor actor, Matter matter, CaseScope scope) {
        return matter.settings().openedBy().stream()
                .map(Role::valueOf)
                .filter(actor::has)
                .filter(role -> actor.groups().contains(scope.group(role)))
                .findFirst();
    }

    /** Whoever decided the first case works those that follow, unless the matter belongs to the city. */
    static CaseScope scope(Matter matter, CaseFile origin) {
        CaseScope scope = origin.scope();
        return "STATION".equals(matter.settings().office()) ? scope : new CaseScope(null, scope.county(), scope.city());
    }
}
