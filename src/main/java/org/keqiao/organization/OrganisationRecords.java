package org.keqiao.organization;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The organisations as entities, for changing them. */
interface OrganisationRecords extends JpaRepository<Organisation, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Organisation o where o.id = :id")
    Optional<Organisation> lock(UUID id);

    /** Locked, and another version from now on: what belongs to it changes outside of its row. */
    @Lock(LockModeType.PESSIMISTIC_FORCE_INCREMENT)
    @Query("select o from Organisation o where o.id = :id")
    Optional<Organisation> lockForPapers(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select o from Organisation o where o.uscc = :uscc and o.status = org.keqiao.organization.OrganisationStatus.VERIFIED")
    Optional<Organisation> lockVerified(String uscc);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select o from Organisation o where o.type = :type and o.residentIdDigest = :digest and o.status = org.keqiao.organization.OrganisationStatus.VERIFIED")
    Optional<Organisation> lockVerifiedPerson(OrganisationType type, byte[] digest);
}
