package org.keqiao.subsidy.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.funding.claim.Ground;
import org.keqiao.funding.claim.Grounds;
import org.keqiao.funding.claim.InvoiceKey;
import org.keqiao.organization.OrganisationView;
import org.keqiao.policy.Policies;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.ClaimBasis;
import org.keqiao.subsidy.SubsidyItems;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins an application in which stands what is known: the item, the contracts, invoices of an earlier try, the account. */
@Service
public class MatchedApplication {

    private static final String MATTER = "subsidy-application";
    private static final int ROWS = 20;

    private final PolicyMatching matching;
    private final Policies policies;
    private final SubsidyItems items;
    private final Cases cases;
    private final Grounds grounds;

    MatchedApplication(PolicyMatching matching, Policies policies, SubsidyItems items, Cases cases, Grounds grounds) {
        this.matching = matching;
        this.policies = policies;
        this.items = items;
        this.cases = cases;
        this.grounds = grounds;
    }

    /**
     * @param organisation may be left out by whoever has one only
     * @param contracts registration numbers to claim on; empty for all that fit
     * @return the draft, of which nothing is checked yet
     * @throws Refusal conflict NOTHING_TO_APPLY_FOR when a condition fails or the item is not applied for; INVALID with a
     *     field error for a contract that does not fit; and as {@link PolicyMatching#of}
     */
    @Transactional
    public CaseDraft begin(String item, @Nullable UUID organisation, List<String> contracts) {
        PolicyMatch match = matching.of(item, organisation, Locale.SIMPLIFIED_CHINESE);
        if (!match.applicable()) {
            throw Refusal.conflict("NOTHING_TO_APPLY_FOR", match.title());
        }
        List<PolicyMatch.Contract> chosen = match.contracts().stream()
                .filter(contract -> contracts.isEmpty() || contracts.contains(contract.number()))
                .limit(ROWS)
                .toList();
        contracts.stream()
                .filter(number ->
                        chosen.stream().noneMatch(each -> each.number().equals(number)))
                .findFirst()
                .ifPresent(number -> {
                    throw Refusal.invalid(List.of(FieldError.of("contracts", "option", number)));
                });
        OrganisationView applicant = matching.own().stream()
                .filter(own -> organisation == null || own.id().equals(organisation))
                .findFirst()
                .orElseThrow();
        Map<String, Object> last = cases.lastSent(MATTER, applicant.id());
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("policyItem", item);
        ClaimBasis basis = items.basis(policies.item(item)).orElse(ClaimBasis.CONTRACT);
        if (basis == ClaimBasis.CONTRACT) {
            chosen.stream().findFirst().ifPresent(first -> known.put("title", first.title()));
            known.put("lines", lines(chosen, last, policies.item(item).group()));
        } else {
            known.put("title", match.title().zh());
            known.put("claimBasis", basis.name());
        }
        if (basis == ClaimBasis.PROJECT && (chosen.size() == 1 || !contracts.isEmpty())) {
            // Of several nobody knows which ones projects rest on.
            known.put("projects", projects(chosen));
        }
        if (basis == ClaimBasis.PERSON) {
            known.put("hires", hires(match));
        }
        known.put("account", last.getOrDefault("account", Map.of("name", applicant.name())));
        return cases.begin(MATTER, applicant.id(), null, known);
    }

    private static List<Map<String, Object>> hires(PolicyMatch match) {
        return match.persons().stream()
                .limit(ROWS)
                .map(person -> Map.<String, Object>of("brokerNumber", person.number()))
                .toList();
    }

    private static List<Map<String, Object>> projects(List<PolicyMatch.Contract> contracts) {
        return contracts.stream()
                .map(contract -> Map.<String, Object>of("certificateNo", contract.number()))
                .toList();
    }

    /** For each contract the payments that were claimed before and serve no application, else a row to fill in. */
    private List<Map<String, Object>> lines(
            List<PolicyMatch.Contract> contracts, Map<String, Object> last, String group) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (PolicyMatch.Contract contract : contracts) {
            List<Map<String, Object>> before = claimedBefore(last, contract.number()).stream()
                    .filter(line -> isFree(line, group))
                    .toList();
            lines.addAll(before.isEmpty() ? List.of(Map.of("certificateNo", contract.number())) : before);
        }
        return lines;
    }

    private static List<Map<String, Object>> claimedBefore(Map<String, Object> last, String number) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (last.get("lines") instanceof List<?> rows) {
            for (Object row : rows) {
                if (row instanceof Map<?, ?> line && Objects.equals(line.get("certificateNo"), number)) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    line.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    found.add(copy);
                }
            }
        }
        return found;
    }

    private boolean isFree(Map<String, Object> line, String group) {
        String code = line.get("invoiceCode") instanceof String text ? text : null;
        String number = line.get("invoiceNo") instanceof String text ? text : "";
        return InvoiceKey.of(code, number)
                .filter(key -> grounds.holder(Ground.invoice(key, 0), group).isEmpty())
                .isPresent();
    }
}
