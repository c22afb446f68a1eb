package org.keqiao.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** An organisation as somebody claimed it. Several may claim one credit code; one of them can be its verified owner. */
@Entity
@Table(name = "organisation")
// Some columns are written here and read by SQL only.
@SuppressWarnings("UnusedVariable")
class Organisation {

    @Id
    private UUID id;

    @Version
    private long version;

    @Nullable
    private String uscc;

    private String name;

    @Enumerated(EnumType.STRING)
    private OrganisationType type;

    @Enumerated(EnumType.STRING)
    private OrganisationStatus status;

    @Nullable
    private String address;

    @Nullable
    private String legalRepresentative;

    @Nullable
    private String contactName;

    @Nullable
    private String contactPhone;

    @Nullable
    private String declaredCounty;

    @Nullable
    private String county;

    @Nullable
    private Instant electronicServiceAt;

    private boolean internalApproval;

    @Nullable
    private String residentIdSealed;

    @Nullable
    private byte[] residentIdDigest;

    @Nullable
    private String residentIdMasked;

    private Instant createdAt;
    private UUID createdBy;

    @Nullable
    private Instant verifiedAt;

    @Nullable
    private UUID verifiedBy;

    @Nullable
    private String vouchedBy;

    @Nullable
    @Column(length = 1000)
    private String objection;

    @Nullable
    private UUID displacedBy;

    protected Organisation() {}

    Organisation(UUID id, @Nullable String uscc, OrganisationType type, UUID createdBy, Instant createdAt) {
        this.id = id;
        this.uscc = uscc;
        this.type = type;
        this.status = OrganisationStatus.UNVERIFIED;
        this.internalApproval = type == OrganisationType.UNIVERSITY;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** What its people say about it. The name of a verified one, and of a team its leader, is the bureau's to change. */
    void describe(OrganisationInput input, Instant at) {
        if (status == OrganisationStatus.VERIFIED && !input.name().equals(name)) {
            throw Refusal.conflict("ORGANISATION_NAME_VERIFIED");
        }
        if (status == OrganisationStatus.VERIFIED
                && type == OrganisationType.TEAM
                && !Objects.equals(input.legalRepresentative(), legalRepresentative)) {
            throw Refusal.conflict("ORGANISATION_LEADER_VERIFIED");
        }
        name = input.name();
        address = input.address();
        legalRepresentative = input.legalRepresentative();
        contactName = input.contactName();
        contactPhone = input.contactPhone();
        declaredCounty = input.county();
        if (input.internalApproval() != null) {
            internalApproval = input.internalApproval();
        }
        if (!input.electronicService()) {
            electronicServiceAt = null;
        } else if (electronicServiceAt == null) {
            electronicServiceAt = at;
        }
    }

    void residentId(String sealed, byte[] digest, String masked) {
        residentIdSealed = sealed;
        residentIdDigest = digest;
        residentIdMasked = masked;
    }

    /** A verified team is led by somebody else from now on, as two officers found. */
    void lead(String leader, String sealed, byte[] digest, String masked) {
        legalRepresentative = leader;
        residentId(sealed, digest, masked);
    }

    /** Papers checked. */
    void verify(UUID officer, String county, Instant at) {
        requireUnverified();
        status = OrganisationStatus.VERIFIED;
        this.county = county;
        verifiedBy = officer;
        verifiedAt = at;
        objection = null;
    }

    /**
     * @param county null when the provider does not know it; the bureau sets it then
     */
    void vouch(String provider, @Nullable String county, Instant at) {
        requireUnverified();
        status = OrganisationStatus.VERIFIED;
        vouchedBy = provider;
        verifiedAt = at;
        objection = null;
        if (county != null) {
            this.county = county;
        }
    }

    void moveTo(String county) {
        if (status != OrganisationStatus.VERIFIED) {
            throw Refusal.conflict("ORGANISATION_NOT_VERIFIED");
        }
        this.county = county;
    }

    void object(String reason) {
        requireUnverified();
        objection = reason;
    }

    /** New papers came: the objection is answered. */
    void answered() {
        objection = null;
    }

    void displace(UUID rightOwner) {
        if (status != OrganisationStatus.VERIFIED) {
            throw Refusal.conflict("ORGANISATION_NOT_VERIFIED");
        }
        status = OrganisationStatus.DISPLACED;
        displacedBy = rightOwner;
    }

    void requireUnverified() {
        if (status != OrganisationStatus.UNVERIFIED) {
            throw Refusal.conflict("ORGANISATION_NOT_WAITING");
        }
    }

    UUID id() {
        return id;
    }

    @Nullable
    String uscc() {
        return uscc;
    }

    String name() {
        return name;
    }

    OrganisationType type() {
        return type;
    }

    OrganisationStatus status() {
        return status;
    }

    boolean approvesInternally() {
        return internalApproval;
    }

    @Nullable
    String declaredCounty() {
        return declaredCounty;
    }

    @Nullable
    String county() {
        return county;
    }

    @Nullable
    String legalRepresentative() {
        return legalRepresentative;
    }

    @Nullable
    byte[] residentIdDigest() {
        return residentIdDigest == null ? null : residentIdDigest.clone();
    }

    long version() {
        return version;
    }
}
