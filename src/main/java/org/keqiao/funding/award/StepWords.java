package org.keqiao.funding.award;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.keqiao.shared.Texts;
import org.springframework.lang.Nullable;

/** A step of a calculation in words, the same on a case's pages, in the office's sheet and in the public calculator. */
public record StepWords(Texts texts, Locale locale) {

    public String of(AwardStep step) {
        return texts.get("subsidy.rule." + step.rule(), locale, detail(step));
    }

    private String detail(AwardStep step) {
        String detail = step.detail();
        if (detail == null) {
            return "";
        }
        return switch (step.rule()) {
            case BASE -> name("measure", detail);
            case STACKED, ASSUMED_ALONE -> name("stacking", detail);
            case ELSEWHERE -> name("elsewhere", detail);
            case ROUNDED -> name("rounding", detail);
            case ASSUMED_MET -> name("name", detail);
            case THRESHOLD, RATE, FIXED, CAP, HOLDER_CAP, GROUP_CAP, JOINT_LIMIT, ASSUMED_UNUSED, ASSUMED_BUDGET ->
                detail;
        };
    }

    private String name(String kind, String value) {
        return texts.get("policy." + kind + "." + value, locale);
    }

    /**
     * What a step rests on: its clause, or who set it.
     *
     * @param set names of what the policy's document leaves open, as {@link Award#set()}
     * @return null for arithmetic and for what was taken for granted
     */
    @Nullable
    public String ground(AwardStep step, Set<String> set) {
        AwardStep.Rule rule = step.rule();
        if (step.clause() != null || Collections.disjoint(rule.results(), set)) {
            return step.clause();
        }
        return texts.get(rule == AwardStep.Rule.ELSEWHERE ? "subsidy.elsewhereDefault" : "subsidy.setByBureau", locale);
    }
}
