package org.keqiao.organization;

import org.springframework.lang.Nullable;

/**
 * What an applicant says about an organisation.
 *
 * @param uscc 统一社会信用代码; null for teams and natural persons; fixed at registration
 * @param residentId 身份证号 of a natural person, of a team that of its leader, else null; fixed at registration
 * @param legalRepresentative 法定代表人; of a team its leader 负责人, which has to be given
 * @param county six-digit code of the county unit, as the applicant sees it
 * @param electronicService consent to electronic service
 * @param internalApproval whether only an APPROVER may submit; null for what it is, at registration for what is usual:
 *     universities do
 */
public record OrganisationInput(
        @Nullable String uscc,
        @Nullable String residentId,
        String name,
        OrganisationType type,
        @Nullable String address,
        @Nullable String legalRepresentative,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable String county,
        boolean electronicService,
        @Nullable Boolean internalApproval) {}
