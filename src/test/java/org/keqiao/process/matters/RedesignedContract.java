package org.keqiao.process.matters;

import org.keqiao.process.Bundle;

/** Contract certification as another bureau might want it. */
public final class RedesignedContract {

    public static final String NEW_FORM = "contract-archive";

    private RedesignedContract() {}

    public static final String LEGAL_FORM = "contract-legal-opinion";

    /** As it ships, with a legal opinion between the review, or what the experts say, and the second review; no id is kept. */
    public static Bundle withLegalOpinion() {
        return Redesign.of(ContractExample.bundle())
                .insert("F_normal", "LegalOpinion", LEGAL_FORM, "MEETING_SECRETARY", "法律意见", "Legal opinion")
                .lead("F_expertCertify", "LegalOpinion")
                .renameEverything()
                .bundle();
    }

    /** As it ships. */
    public static Bundle before() {
        return ContractExample.bundle();
    }

    /**
     * The same building blocks in another order: the automatic check follows the formal one, experts are heard before the
     * registrar reviews, and the papers are filed before the certificate goes out. No id is what it was.
     */
    public static Bundle bundle() {
        return Redesign.of(ContractExample.bundle())
                .lead("F_start", "Intake")
                .lead("F_corrected", "Intake")
                .lead("F_accept", "CheckContract")
                .lead("F_checked", "Accept")
                .lead("F_accepted", "ExpertOpinion")
                .lead("F_expertCertify", "Review")
                .lead("F_expert", "SecondReview")
                .lead("F_lengthened", "SecondReview")
                .insert("F_agree", "Archive", NEW_FORM, "MEETING_SECRETARY", "材料归档", "File the papers")
                .renameEverything()
                .bundle();
    }
}
