package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.RightKey;
import org.keqiao.policy.ItemProcedure;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyTerms;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * 项目所依据的登记合同: where an item asks for one, each project names a contract of the applicant, on the side that the item is
 * for. A contract serves one project of an exclusion group, in whatever instalments, and what it is about is held as by a
 * claim on the contract itself.
 */
@Component
class ProjectContracts {

    private final ItemProcedure procedure;
    private final ContractTerms terms;
    private final CertifiedContracts contracts;
    private final ClaimedRelations relations;
    private final ResoldRights resold;

    ProjectContracts(
            ItemProcedure procedure,
            ContractTerms terms,
            CertifiedContracts contracts,
            ClaimedRelations relations,
            ResoldRights resold) {
        this.procedure = procedure;
        this.terms = terms;
        this.contracts = contracts;
        this.relations = relations;
        this.resold = resold;
    }

    /**
     * Collects what is wrong with the contracts of the projects, and takes what may be used.
     *
     * @param about what names a project in the applicant's claims, in one spelling
     * @return whether the parties of one are known as related
     */
    boolean check(
            BasisCheck.Claim claim,
            PolicyItem item,
            Function<Project, String> about,
            ClaimedGrounds claimed,
            Findings findings) {
        Set<String> sides = procedure.contractSides(item.key(), claim.rules());
        Map<Integer, CertifiedContract> usable = new LinkedHashMap<>();
        Map<String, String> serving = new HashMap<>();
        List<Project> projects = claim.input().projects();
        for (int i = 0; i < projects.size(); i++) {
            Project project = projects.get(i);
            String path = path(i);
            if (sides.isEmpty() || blank(project.certificateNo())) {
                wrong(sides, project).ifPresent(wrong -> findings.wrong(path, wrong));
                continue;
            }
            Optional<CertifiedContract> found =
                    contracts.find(project.certificateNo().strip());
            Optional<String> wrong =
                    found.isEmpty() ? Optional.of("certificateUnknown") : wrong(claim, sides, found.get());
            if (wrong.isPresent()) {
                findings.wrong(path, wrong.get());
                continue;
            }
            CertifiedContract contract = found.get();
            String serves = about.apply(project);
            claimed.put(path, Ground.contract(contract.number(), serves, i));
            if (!serving.computeIfAbsent(contract.number(), first -> serves).equals(serves)) {
                findings.wrong(path, "groundUsed");
            }
            if (contract.amountProvisional()) {
                findings.note("amountProvisional", contract.number());
            }
            usable.put(i, contract);
        }
        claimRights(usable, claimed);
        if (sides.isEmpty()) {
            return false;
        }
        if (claim.input().relatedParty() == null) {
            findings.wrong("relatedParty", "required");
        }
        Map<String, CertifiedContract> byField = new LinkedHashMap<>();
        usable.forEach((project, contract) -> byField.put(path(project), contract));
        return relations.check(claim, byField, findings);
    }

    private static String path(int project) {
        return "projects[" + project + "].certificateNo";
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Optional<String> wrong(Set<String> sides, Project project) {
        if (sides.isEmpty()) {
            return blank(project.certificateNo()) ? Optional.empty() : Optional.of("contractNotAsked");
        }
        return Optional.of("required");
    }

    private Optional<String> wrong(BasisCheck.Claim claim, Set<String> sides, CertifiedContract contract) {
        Optional<String> side = terms.side(claim.ref()).kind(contract);
        if (side.isEmpty()) {
            return Optional.of("contractOfOthers");
        }
        if (!sides.contains(side.get())) {
            return Optional.of("contractKindNotOffered");
        }
        return contract.state() == Certificate.State.VALID ? Optional.empty() : Optional.of("certificateNotValid");
    }

    private void claimRights(Map<Integer, CertifiedContract> usable, ClaimedGrounds claimed) {
        Map<String, List<RightKey>> about = resold.of(usable.values());
        usable.forEach((project, contract) -> about.getOrDefault(contract.number(), List.of())
                .forEach(key -> claimed.put(path(project), Ground.right(key, contract.number(), project))));
    }

    /** Whether the item asks for the invoices of what was spent. */
    boolean asksForCosts(PolicyItem item, LocalDate rules) {
        return procedure.papers(item.key(), rules).contains("invoice");
    }

    /** A base that is a sum of the contract is at most that. */
    void checkBase(PolicyTerms found, Project project, String path, Findings findings) {
        PolicyMeasure measure = found.measure();
        if (blank(project.certificateNo()) || project.baseAmount() == null || measure == null) {
            return;
        }
        contracts
                .find(project.certificateNo().strip())
                .flatMap(contract ->
                        CalculatedSubsidy.Registered.of(contract, measure).most())
                .filter(project.baseAmount()::isMoreThan)
                .ifPresent(most -> findings.wrong(path + "baseAmount", "moreThanContract", most));
    }

    /** As claims on contracts do: a list that is being confirmed comes first or second, and each sees the other. */
    void hold(List<Project> projects) {
        contracts.hold(numbers(projects));
    }

    private static Collection<String> numbers(List<Project> projects) {
        return projects.stream()
                .map(Project::certificateNo)
                .filter(number -> !blank(number))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /** What others claim on the rights that the contracts are about. */
    void settle(BasisCheck.Claim claim, BasisCheck.Checked checked, Findings findings) {
        resold.check(claim, checked, findings);
        findings.refuse();
    }
}
