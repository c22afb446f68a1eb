package org.keqiao.studio.draft;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Changes of matters, open and ended. */
interface Drafts extends JpaRepository<Draft, UUID> {

    String OPEN =
            "select d from Draft d where d.matter = :matter and d.state in (org.keqiao.studio.draft.DraftState.EDITING,"
                    + " org.keqiao.studio.draft.DraftState.SUBMITTED, org.keqiao.studio.draft.DraftState.APPROVED)";

    @Query(OPEN)
    Optional<Draft> open(String matter);

    /** Two people at the same draft come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(OPEN)
    Optional<Draft> lockOpen(String matter);

    @Query("select d from Draft d where d.state in (org.keqiao.studio.draft.DraftState.EDITING,"
            + " org.keqiao.studio.draft.DraftState.SUBMITTED, org.keqiao.studio.draft.DraftState.APPROVED)")
    List<Draft> allOpen();

    List<Draft> findByState(DraftState state);

    Optional<Draft> findByMatterAndPublished(String matter, int published);
}
