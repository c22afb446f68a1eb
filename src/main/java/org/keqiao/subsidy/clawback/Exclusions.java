package org.keqiao.subsidy.clawback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.keqiao.integrity.IntegrityKind;
import org.keqiao.integrity.IntegrityRecordDraft;
import org.keqiao.integrity.IntegrityRecords;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.FundingExclusion;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** 限制申报资金: only where the city's profile names document and clause, and only proposed: another person confirms it. */
@Component
class Exclusions {

    /** The decision itself says it whole. */
    private static final int LONGEST_EVIDENCE = 2_000;

    private final CityProfiles cities;
    private final Organisations organisations;
    private final IntegrityRecords records;
    private final Clock clock;

    Exclusions(CityProfiles cities, Organisations organisations, IntegrityRecords records, Clock clock) {
        this.cities = cities;
        this.organisations = organisations;
        this.records = records;
        this.clock = clock;
    }

    /**
     * @param decision the case that decides
     * @param findings what was found, for the register
     * @throws Refusal conflict EXCLUSION_NOT_SET where the profile allows none
     */
    void propose(UUID organisation, CaseNumber decision, String findings) {
        FundingExclusion exclusion = cities.current().fundingExclusion();
        if (exclusion == null) {
            throw Refusal.conflict("EXCLUSION_NOT_SET");
        }
        OrganisationView excluded = organisations.find(organisation);
        LocalDate today = LocalDate.now(clock);
        records.propose(
                new IntegrityRecordDraft(
                        excluded.uscc(),
                        excluded.name(),
                        IntegrityKind.FUNDING_EXCLUSION,
                        IntegrityResult.BLOCK,
                        exclusion.document() + " " + exclusion.clause(),
                        evidence(decision.value() + " " + findings),
                        today,
                        today.plusMonths(exclusion.months())),
                decision);
    }

    /**
     * What a decision proposed falls with it.
     *
     * @param ruling by which the decision was annulled
     * @return what became of each record: REJECTED, or LIFTING until another person confirms it
     */
    List<String> fall(CaseNumber decision, String ruling) {
        return records.fall(decision, ruling).stream().map(Enum::name).toList();
    }

    private static String evidence(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_EVIDENCE));
    }
}
