package org.keqiao.subsidy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.LettersAcross;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.funding.award.StepWords;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** 审核意见表: what was claimed, verified and counted, how the amount came about, and who found and rechecked it. */
@Component
public class ReviewSheet {

    private static final String KIND = "LT-Z1S";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CaseCommands cases;
    private final LettersAcross letters;
    private final ObjectMapper json;
    private final StepWords words;
    private final Texts texts;

    ReviewSheet(CaseCommands cases, LettersAcross letters, ObjectMapper json, Texts texts) {
        this.cases = cases;
        this.letters = letters;
        this.json = json;
        this.words = new StepWords(texts, Locale.SIMPLIFIED_CHINESE);
        this.texts = texts;
    }

    /** Puts the sheet among the office's letters of the case, in the caller's transaction; a drawn matter need not have it. */
    public void issue(CaseNumber caseNumber, CalculatedSubsidy calculated) {
        Map<String, Object> said = new LinkedHashMap<>();
        Map<String, Object> facts = cases.facts(caseNumber);
        said.put("onContracts", ClaimBasis.of((String) facts.get("claimBasis")) == ClaimBasis.CONTRACT ? true : null);
        said.put("payments", payments(facts.get("lines"), facts.get("reviewedLines")));
        said.put("grounds", calculated.grounds().stream().map(this::ground).toList());
        said.put(
                "calculated",
                calculated.contracts().stream().map(this::contract).toList());
        said.put("cityAmount", calculated.cityAmount());
        said.put("countyAmount", calculated.countyAmount().isPositive() ? calculated.countyAmount() : null);
        said.put("budgetApplied", applied(facts.get("budgetApplied")));
        said.put("findings", findings(caseNumber));
        letters.issue(caseNumber, caseNumber, KIND, said);
    }

    /** What a budget that did not suffice made of the amount; null where it did. */
    @Nullable
    private Map<String, Object> applied(@Nullable Object stored) {
        if (stored == null) {
            return null;
        }
        BudgetApplied applied = json.convertValue(stored, BudgetApplied.class);
        return Map.of("words", applied.words().zh(), "given", applied.given());
    }

    private List<Map<String, Object>> payments(@Nullable Object claimed, @Nullable Object reviewed) {
        List<Map<String, Object>> said = new ArrayList<>();
        if (reviewed == null) {
            return said;
        }
        List<ReviewedLine> lines = json.convertValue(reviewed, new TypeReference<>() {});
        ClaimedPayments asked = new ClaimedPayments(
                claimed == null ? List.of() : json.convertValue(claimed, new TypeReference<>() {}), lines);
        for (ReviewedLine line : lines) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("certificateNo", line.certificateNo());
            row.put("invoiceNo", line.invoiceNo());
            row.put("claimed", asked.next(line));
            row.put("verified", line.verifiedPaid());
            row.put("counted", line.counted());
            row.put("why", line.reason());
            said.add(row);
        }
        return said;
    }

    private Map<String, Object> contract(CalculatedSubsidy.Contract contract) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("certificateNo", contract.certificateNo());
        said.put("contractTitle", contract.title());
        said.put("paid", contract.paid());
        said.put("base", contract.city().base());
        said.put("city", contract.city().net());
        said.put("steps", steps(contract.city()));
        said.put("county", contract.county() == null ? null : contract.county().net());
        said.put("countySteps", contract.county() == null ? List.of() : steps(contract.county()));
        return said;
    }

    private Map<String, Object> ground(CalculatedSubsidy.Ground ground) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("reference", ground.reference());
        said.put("name", ground.name());
        said.put(
                "level",
                ground.level() == null
                        ? null
                        : texts.get("intermediary.level." + ground.level(), Locale.SIMPLIFIED_CHINESE));
        said.put("on", ground.on());
        said.put("base", ground.base().isPositive() ? ground.base() : null);
        said.put("handedOn", ground.handedOn());
        said.put("city", ground.city().net());
        said.put("steps", steps(ground.city()));
        return said;
    }

    private List<Map<String, Object>> steps(Award award) {
        return award.trace().stream()
                .map(step -> Map.<String, Object>of("what", words(step, award), "out", step.out()))
                .toList();
    }

    private String words(AwardStep step, Award award) {
        String ground = words.ground(step, award.set());
        return ground == null ? words.of(step) : words.of(step) + "（" + ground + "）";
    }

    private List<Map<String, Object>> findings(CaseNumber caseNumber) {
        List<Map<String, Object>> said = new ArrayList<>();
        for (ActRecord act : cases.acts(caseNumber)) {
            if (act.kind() == ActRecord.Kind.STEP && act.duty() != null && act.duty() != Duty.APPLICANT) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("step", act.name());
                row.put("by", act.actorName());
                row.put("outcome", act.outcomeZh());
                row.put("opinion", act.opinion());
                row.put("day", LocalDate.ofInstant(act.at(), ZONE));
                said.add(row);
            }
        }
        return said;
    }
}
