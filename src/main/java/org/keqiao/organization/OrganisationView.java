package org.keqiao.organization;

import java.time.Instant;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * An organisation, or a natural person as an applicant.
 *
 * @param uscc 统一社会信用代码; null for teams and natural persons
 * @param county six-digit code of the county unit as the bureau verified it; null before
 * @param declaredCounty what the applicant said; may differ
 * @param electronicService whether letters take effect by electronic service
 * @param internalApproval whether only an APPROVER may submit
 * @param legalRepresentative of a team its leader
 * @param residentId masked number of a natural person, of a team that of its leader; null otherwise
 * @param objection why the bureau sent the papers back, null when nothing is open
 * @param verifiedAt null while unverified
 * @param vouchedBy the identity provider that vouched, null when the bureau checked papers
 * @param version counts the changes of what it says and of its papers; a decision names the one that was looked at
 */
public record OrganisationView(
        UUID id,
        @Nullable String uscc,
        String name,
        OrganisationType type,
        OrganisationStatus status,
        @Nullable String address,
        @Nullable String legalRepresentative,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable String county,
        @Nullable String declaredCounty,
        boolean electronicService,
        boolean internalApproval,
        @Nullable String residentId,
        @Nullable String objection,
        Instant createdAt,
        @Nullable Instant verifiedAt,
        @Nullable String vouchedBy,
        long version) {

    /** Verified, and its county known, so that a case finds its office. */
    public boolean isVerified() {
        return status == OrganisationStatus.VERIFIED && county != null;
    }

    /**
     * Who signs for it and in whose name its account stands: itself, but the leader of a team, which is no person in law.
     */
    public String signsAs() {
        return type == OrganisationType.TEAM && legalRepresentative != null ? legalRepresentative : name;
    }

    /** As letters address it: a team with its leader. */
    public String addressee() {
        return signsAs().equals(name) ? name : name + "（负责人：" + signsAs() + "）";
    }

    /** Where it lies as far as anybody knows: the verified county, or the declared one before. */
    @Nullable
    String anyCounty() {
        return county != null ? county : declaredCounty;
    }
}
