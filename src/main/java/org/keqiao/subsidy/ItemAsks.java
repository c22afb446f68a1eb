package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.casefile.FormFacts;
import org.keqiao.policy.ItemProcedure;
import org.springframework.stereotype.Component;

/**
 * 须提交的材料和合同: what the chosen item asks for, for the form that has places for it and the settings that want it. What it is
 * is for the item's policy table to say.
 */
@Component
class ItemAsks implements FormFacts {

    private static final String PAPERS = "itemPapers";
    private static final String CONTRACT = "itemContract";

    private static final String BASIS = "itemBasis";

    private final ItemProcedure procedure;
    private final SubsidyItems items;

    ItemAsks(ItemProcedure procedure, SubsidyItems items) {
        this.procedure = procedure;
        this.items = items;
    }

    /**
     * Kinds of documents, and the sides of a registered contract that a project may rest on, each with commas between; and
     * what the claim has to rest on where the answers do not say and contracts are not it. Empty for an item that asks for none,
     * before one is chosen, and for what is given without application, where nobody is to hand anything in.
     */
    @Override
    public Map<String, Object> of(String matter, Map<String, Object> answers, LocalDate rules) {
        if (!matter.equals(SubsidyFacts.MATTER)) {
            return Map.of();
        }
        Object item = answers.get("autoGrantList") == null ? answers.get("policyItem") : null;
        if (item == null) {
            return Map.of(PAPERS, "", CONTRACT, "", BASIS, "");
        }
        return Map.of(
                PAPERS,
                String.join(",", procedure.papers(item.toString(), rules)),
                CONTRACT,
                procedure.contractSides(item.toString(), rules).stream()
                        .sorted()
                        .collect(Collectors.joining(",")),
                BASIS,
                answers.get("claimBasis") == null ? items.otherThanContracts(item.toString()) : "");
    }
}
