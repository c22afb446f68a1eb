package org.keqiao.subsidy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keqiao.funding.CapKey;
import org.keqiao.funding.claim.Ground;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.TextKey;
import org.keqiao.voucher.Redemptions;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Claims on what an authority has recognised by a document: a challenge project, an accepted conversion, a high-tech
 * enterprise, an assessment. No register of the product knows it: the review reads the document and the evidence of what was
 * spent. What the register knows is the contract that a project rests on, where the item asks for one. An item rewards a
 * recognition once.
 */
@Component
class ProjectBasis implements GroundBasis {

    private final SubsidyItems items;
    private final SubsidyCaps caps;
    private final Redemptions redemptions;
    private final ProjectContracts contracts;

    ProjectBasis(SubsidyItems items, SubsidyCaps caps, Redemptions redemptions, ProjectContracts contracts) {
        this.items = items;
        this.caps = caps;
        this.redemptions = redemptions;
        this.contracts = contracts;
    }

    @Override
    public ClaimBasis basis() {
        return ClaimBasis.PROJECT;
    }

    @Override
    public List<String> missing(CheckSubsidyClaim.Input input) {
        if (input.projects() == null || input.projects().isEmpty()) {
            return List.of("projects");
        }
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < input.projects().size(); i++) {
            if (input.projects().get(i).documentOn() == null) {
                missing.add("projects[" + i + "].documentOn");
            }
        }
        return missing;
    }

    @Override
    public Checked check(Claim claim, Findings findings) {
        redemptions.leave(claim.ref().number());
        Optional<PolicyItem> item = claim.item()
                .filter(named -> items.basis(named).filter(basis()::equals).isPresent());
        ClaimedGrounds claimed = new ClaimedGrounds();
        List<Project> projects = claim.input().projects();
        boolean relatedFound = item.isPresent()
                && contracts.check(
                        claim, item.get(), project -> about(claim.ref().organisation(), project), claimed, findings);
        checkCosts(claim, claimed, findings);
        Map<PolicyCap.Per, CapKey> counts = new EnumMap<>(PolicyCap.Per.class);
        Map<String, Money> spent = new LinkedHashMap<>();
        BigDecimal rate = null;
        for (int i = 0; i < projects.size(); i++) {
            Project project = projects.get(i);
            String path = "projects[" + i + "].";
            if (!claimed.put(
                    path + "documentNumber", Ground.project(project.documentNumber(), project.projectName()))) {
                findings.wrong(path + "documentNumber", "groundUsed");
            }
            if (item.isPresent()) {
                Optional<PolicyTerms> terms = check(item.get(), claim, project, path, findings);
                rate = terms.map(ProjectBasis::sampleRate).orElse(rate);
                if (project.baseAmount() != null
                        && terms.filter(ProjectBasis::isOfSpending).isPresent()) {
                    spent.merge(Project.paidFor(project.projectName(), projects), project.baseAmount(), Money::plus);
                }
                List<Ground> once = terms.map(each -> once(item.get(), claim, project, each))
                        .orElse(List.of());
                if (!claimed.putAll(path + "projectName", once)) {
                    findings.wrong(path + "projectName", "groundUsed");
                }
                terms.flatMap(each -> caps.mix(counts, each, claim, counted(project, null, project.grade())))
                        .ifPresent(mixed -> wrong(mixed, path, findings));
            }
        }
        noteCosts(claim, spent, findings);
        item.flatMap(named -> items.possible(
                        named.key(),
                        claim.rules(),
                        counted(projects.get(0), null, null)
                                .inputs(claim.ref().scope().county())))
                .map(PolicyTerms::payee)
                .ifPresent(payee -> findings.note("payee", new TextKey("policy.payee." + payee)));
        return new Checked(
                item.map(PolicyItem::group).orElse(""),
                claimed,
                projects.stream().map(Project::reference).toList(),
                relatedFound,
                rate);
    }

    @Override
    public void hold(Claim claim) {
        contracts.hold(claim.input().projects());
    }

    @Override
    public void settle(Claim claim, Checked checked, Findings findings) {
        contracts.settle(claim, checked, findings);
    }

    /** Invoices and payments of what was spent serve this claim alone, as those for contracts do. */
    private void checkCosts(Claim claim, ClaimedGrounds claimed, Findings findings) {
        List<ProjectCost> costs = claim.input().costs();
        if (costs == null || costs.isEmpty()) {
            if (claim.item()
                    .filter(item -> contracts.asksForCosts(item, claim.rules()))
                    .isPresent()) {
                findings.wrong("costs", "required");
            }
            return;
        }
        List<Project> projects = claim.input().projects();
        for (int i = 0; i < costs.size(); i++) {
            ProjectCost cost = costs.get(i);
            if (projects.stream().noneMatch(cost::isOf) || projects.size() > 1 && blank(cost.projectName())) {
                findings.wrong("costs[" + i + "].projectName", "projectNotNamed");
            }
        }
        ClaimedLines lines = ClaimedLines.of(claim.input());
        lines.take(claimed, findings);
        lines.note(findings);
    }

    /** Whether what was paid for it is what a rate is taken of; so it is where the table names no measure. */
    private static boolean isOfSpending(PolicyTerms terms) {
        return terms.answer().has("rate")
                && (terms.measure() == null
                        || EnumSet.of(
                                        PolicyMeasure.PROJECT_SPEND,
                                        PolicyMeasure.PAID_AMOUNT,
                                        PolicyMeasure.PAID_TECHNICAL)
                                .contains(terms.measure()));
    }

    /**
     * Where payments are named, those of a project ought to come to its base: the rest has to be proven otherwise.
     *
     * @param spent what is claimed as spent, by what it was paid for
     */
    private static void noteCosts(Claim claim, Map<String, Money> spent, Findings findings) {
        Map<String, Money> paid = new HashMap<>();
        ClaimedLines.of(claim.input())
                .lines()
                .forEach(line -> paid.merge(line.certificateNo(), line.paidAmount(), Money::plus));
        if (paid.isEmpty()) {
            return;
        }
        spent.forEach((paidFor, base) -> {
            Money proven = paid.getOrDefault(paidFor, Money.ZERO);
            if (base.isMoreThan(proven)) {
                findings.note("costsLessThanBase", paidFor, proven, base);
            }
        });
    }

    /** What the item gives for it, as far as an application tells; empty when it gives nothing. */
    private Optional<PolicyTerms> check(PolicyItem item, Claim claim, Project project, String path, Findings findings) {
        if (items.asksForGrade(item.key()) && blank(project.grade())) {
            findings.wrong(path + "grade", "required");
            return Optional.empty();
        }
        if (items.asksForBase(item.key()) && project.baseAmount() == null) {
            findings.wrong(path + "baseAmount", "required");
            return Optional.empty();
        }
        Counted counted = counted(project, project.baseAmount(), project.grade());
        String county = claim.ref().scope().county();
        Optional<PolicyTerms> terms = items.possible(item.key(), claim.rules(), counted.inputs(county));
        if (terms.isEmpty()) {
            findings.wrong(path + "documentNumber", "projectNotOffered");
        } else if (items.possible(item.key(), project.documentOn(), counted.inputs(county))
                .isEmpty()) {
            findings.wrong(path + "documentOn", "recognisedOutsidePeriod");
        }
        terms.ifPresent(found -> contracts.checkBase(found, project, path, findings));
        return terms;
    }

    private static void wrong(SubsidyCaps.Mixed mixed, String path, Findings findings) {
        switch (mixed) {
            case YEARS -> findings.wrong(path + "documentOn", "capYearsMixed");
            case HOLDERS -> findings.wrong(path + "projectName", "capHoldersMixed");
        }
    }

    /**
     * A fixed sum that no cap limits is given once, or once a year, whichever papers there are: once per group to each of its
     * members by itself as well, so that neither who leaves it nor who joins it is given it again.
     */
    private List<Ground> once(PolicyItem item, Claim claim, Project project, PolicyTerms terms) {
        PolicyCap.Per per = terms.per();
        boolean limited = terms.caps().stream().anyMatch(cap -> cap.per() == per);
        if (per == null
                || limited
                || !terms.answer().has("amount")
                || terms.answer().has("rate")) {
            return List.of();
        }
        UUID organisation = claim.ref().organisation();
        Stream<String> holders =
                switch (per) {
                    case FIRM, FIRM_YEAR, STATION_YEAR, AGENCY_YEAR -> Stream.of(caps.holder(organisation));
                    case GROUP, GROUP_YEAR ->
                        Stream.of(caps.holder(organisation), caps.sharer(organisation, claim.received()));
                    case PERSON, PERSON_YEAR, PROJECT -> Stream.of(about(organisation, project));
                    case DEAL, ITEM_YEAR -> Stream.empty();
                };
        int year = per.isYearly() ? project.documentOn().getYear() : 0;
        return holders.distinct()
                .map(holder -> Ground.once(per.name(), holder, year, item.key()))
                .toList();
    }

    private String about(UUID organisation, Project project) {
        return caps.about(organisation, counted(project, null, null));
    }

    @Nullable
    private static BigDecimal sampleRate(PolicyTerms terms) {
        return terms.answer().values().get("sampleRate") instanceof BigDecimal rate ? rate : null;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    @Override
    public List<String> references(CalculateSubsidy.Input input) {
        return projects(input).stream().map(Project::reference).toList();
    }

    private static List<Project> projects(CalculateSubsidy.Input input) {
        return input.projects() == null ? List.of() : input.projects();
    }

    @Override
    public List<Counted> counted(CalculateSubsidy.Input input) {
        Map<String, ReviewedProject> reviewed =
                Reviewed.byReference(references(input), input.reviewedProjects(), ReviewedProject::reference);
        return projects(input).stream()
                .filter(project -> reviewed.get(project.reference()).accepted())
                .map(project -> verified(project, reviewed.get(project.reference())))
                .toList();
    }

    /** Never more than was claimed, and never unseen. */
    private static Counted verified(Project project, ReviewedProject reviewed) {
        Money claimed = project.baseAmount() == null ? Money.ZERO : project.baseAmount();
        if (reviewed.verifiedBase() == null && project.baseAmount() != null) {
            throw Refusal.conflict("GROUND_NOT_REVIEWED", project.reference());
        }
        Money base = reviewed.verifiedBase() == null ? Money.ZERO : reviewed.verifiedBase();
        if (base.isMoreThan(claimed)) {
            throw Refusal.conflict("GROUND_BASE_TOO_HIGH", project.reference(), claimed);
        }
        return counted(project, base, blank(reviewed.verifiedGrade()) ? project.grade() : reviewed.verifiedGrade());
    }

    private static Counted counted(Project project, @Nullable Money base, @Nullable String grade) {
        return new Counted(
                ClaimBasis.PROJECT,
                project.reference(),
                project.projectName().strip(),
                project.documentOn(),
                null,
                blank(grade) ? null : grade,
                base == null ? Money.ZERO : base,
                null,
                holder(project.projectName()),
                blank(project.certificateNo()) ? null : project.certificateNo().strip());
    }

    /** Caps that are counted for a project or a person, such as the one that was assessed, go by the name of the document. */
    private static String holder(String name) {
        return UUID.nameUUIDFromBytes(Ground.project("", name).value().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** What a document said it still says; the contracts are looked at with those of all claims. */
    @Override
    public Counted requireUnchanged(CalculatedSubsidy.Ground ground) {
        return new Counted(
                ClaimBasis.PROJECT,
                ground.reference(),
                ground.name(),
                ground.on(),
                null,
                ground.grade(),
                ground.base(),
                null,
                holder(ground.name()),
                ground.contract() == null ? null : ground.contract().certificateNo());
    }

    @Override
    public Predicate<CalculatedSubsidy.Ground> unchanged(Collection<CalculatedSubsidy.Ground> grounds) {
        return ground -> true;
    }
}
