package org.keqiao.subsidy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.CaseView;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers of a case may know of its money. */
@Service
@Transactional(readOnly = true)
public class SubsidyReading {

    private static final String CALCULATION = "calculation";
    private static final String BUDGET_APPLIED = "budgetApplied";

    private final CaseReading reading;
    private final Ledger ledger;
    private final ReclaimedMoney reclaimed;
    private final SubsidyProgresses progresses;
    private final ObjectMapper json;

    SubsidyReading(
            CaseReading reading,
            Ledger ledger,
            ReclaimedMoney reclaimed,
            SubsidyProgresses progresses,
            ObjectMapper json) {
        this.reading = reading;
        this.ledger = ledger;
        this.reclaimed = reclaimed;
        this.progresses = progresses;
        this.json = json;
    }

    /** @throws Refusal NOT_FOUND for a case that is none for a subsidy, or that the signed-in person may not see */
    public SubsidyStanding of(UUID caseId) {
        return of(reading.view(caseId)).orElseThrow(Refusal::notFound);
    }

    /** The same of a case as somebody sees it; empty when it is none for a subsidy. */
    public Optional<SubsidyStanding> of(CaseView view) {
        if (!view.matter().equals(SubsidyFacts.MATTER)) {
            return Optional.empty();
        }
        // Until it is decided, an amount is the officers' work and may change every day.
        boolean open = view.rights().officer() || view.status().isTerminal();
        SubsidyProgress progress = progress(view).orElse(null);
        if (!open) {
            return Optional.of(new SubsidyStanding(null, List.of(), progress, null));
        }
        List<SubsidyStanding.Purse> purses = purses(view);
        return Optional.of(new SubsidyStanding(calculation(view.id(), purses), purses, progress, reclaimed(view)));
    }

    /** How far the money of a case has come; empty for other matters, and while nothing is reserved. */
    public Optional<SubsidyProgress> progress(CaseView view) {
        return view.caseNumber() == null || !view.matter().equals(SubsidyFacts.MATTER)
                ? Optional.empty()
                : Optional.ofNullable(progresses.of(List.of(view.caseNumber())).get(view.caseNumber()));
    }

    /** The same of the rows of a list that somebody may see, by id, in one statement. */
    public Map<UUID, SubsidyProgress> progress(List<CaseSummary> rows) {
        Map<CaseNumber, UUID> applications = rows.stream()
                .filter(row -> row.caseNumber() != null && row.matter().equals(SubsidyFacts.MATTER))
                .collect(Collectors.toMap(CaseSummary::caseNumber, CaseSummary::id));
        return applications.isEmpty()
                ? Map.of()
                : progresses.of(applications.keySet()).entrySet().stream()
                        .collect(Collectors.toMap(each -> applications.get(each.getKey()), Map.Entry::getValue));
    }

    /** What other cases did for an application; empty for other matters and for drafts. */
    public Optional<SubsidyProgresses.Milestones> milestones(CaseView view) {
        return view.caseNumber() == null || !view.matter().equals(SubsidyFacts.MATTER)
                ? Optional.empty()
                : Optional.of(progresses.milestones(view.caseNumber()));
    }

    @Nullable
    private CalculatedSubsidy calculation(UUID caseId, List<SubsidyStanding.Purse> purses) {
        Map<String, Object> facts = reading.facts(caseId);
        Object stored = facts.get(CALCULATION);
        Object applied = facts.get(BUDGET_APPLIED);
        if (stored == null) {
            return null;
        }
        CalculatedSubsidy calculated = json.convertValue(stored, CalculatedSubsidy.class);
        // Of an earlier round, whose money was released since, it says nothing about this amount.
        boolean holds = applied != null
                && purses.stream()
                        .anyMatch(purse -> purse.share() == FundingShare.CITY
                                && purse.reserved().plus(purse.committed()).isPositive());
        return calculated.with(holds ? json.convertValue(applied, BudgetApplied.class) : null);
    }

    @Nullable
    private ReclaimedMoney.Reclaimed reclaimed(CaseView view) {
        return view.caseNumber() == null
                ? null
                : reclaimed.of(view.caseNumber()).orElse(null);
    }

    private List<SubsidyStanding.Purse> purses(CaseView view) {
        if (view.caseNumber() == null) {
            return List.of();
        }
        return Arrays.stream(FundingShare.values())
                .flatMap(share -> ledger.find(view.caseNumber(), share).stream())
                .map(SubsidyReading::purse)
                .toList();
    }

    private static SubsidyStanding.Purse purse(Allocation allocation) {
        return new SubsidyStanding.Purse(
                allocation.share(),
                allocation.reserved(),
                allocation.committed(),
                allocation.paid(),
                allocation.recovered());
    }
}
