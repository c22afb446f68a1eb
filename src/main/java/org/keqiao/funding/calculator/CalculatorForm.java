package org.keqiao.funding.calculator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.keqiao.organization.CityProfile;
import org.keqiao.organization.CountyUnit;
import org.keqiao.policy.PolicyCap;
import org.keqiao.policy.PolicyMeasure;
import org.keqiao.policy.PolicyShape;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** The fields that an item asks for, and what was typed into them. */
class CalculatorForm {

    /** Says that somebody has asked, even with everything left out. */
    static final String SENT = "sent";

    private static final List<String> GRADES = List.of("EXCELLENT", "QUALIFIED", "UNQUALIFIED");
    private static final List<String> LEVELS = List.of("SENIOR", "INTERMEDIATE", "JUNIOR");
    private static final List<String> TRADES = List.of("BOUGHT_IN", "SOLD");
    private static final List<String> CONVERSIONS = List.of("ASSIGNMENT", "LICENSE", "EQUITY", "SELF_USE");

    private static final List<String> TRUTHS = List.of("true", "false");

    /** How a field is filled. */
    enum Kind {
        MONEY,
        COUNT,
        CHOICE,
        DAY
    }

    /**
     * @param options that there are to choose from; for counties their codes
     */
    record Field(String name, Kind kind, List<String> options) {}

    private final PolicyShape shape;
    private final Map<String, String> typed;
    private final CityProfile city;
    private final Map<String, String> mistakes = new LinkedHashMap<>();
    private final CalculationInputs inputs;

    CalculatorForm(PolicyShape shape, Map<String, String> typed, CityProfile city) {
        this.shape = shape;
        this.typed = typed;
        this.city = city;
        this.inputs = new CalculationInputs(
                read("base", CalculatorForm::money, "money"),
                read("county", text -> text, "option"),
                read("usedThisYear", CalculatorForm::money, "money"),
                read("grade", text -> text, "option"),
                read("rank", CalculatorForm::count, "number"),
                read("level", text -> text, "option"),
                read("yearAmount", CalculatorForm::money, "money"),
                read("dealAmount", CalculatorForm::money, "money"),
                read("pay", CalculatorForm::money, "money"),
                read("kind", text -> text, "option"),
                read("buyerInCity", CalculatorForm::truth, "option"),
                read("on", LocalDate::parse, "date"));
    }

    boolean isSent() {
        return typed.containsKey(SENT);
    }

    boolean isWrong() {
        return !mistakes.isEmpty();
    }

    /** Code of what is wrong, by field. */
    Map<String, String> mistakes() {
        return mistakes;
    }

    CalculationInputs inputs() {
        return inputs;
    }

    String typed(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /** The measure that the base is taken by; null while the bureau has set none, or where rows differ. */
    @Nullable
    PolicyMeasure measure() {
        return shape.measures().size() == 1 ? shape.measures().iterator().next() : null;
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (asksBase()) {
            fields.add(new Field("base", Kind.MONEY, List.of()));
        }
        for (String sum : List.of("yearAmount", "dealAmount", "pay")) {
            if (shape.inputs().contains(sum)
                    || CalculationInputs.name(measure()).equals(sum)) {
                fields.add(new Field(sum, Kind.MONEY, List.of()));
            }
        }
        choice(fields, "county", counties());
        choice(fields, "kind", shape.results().contains("minShare") ? CONVERSIONS : TRADES);
        choice(fields, "buyerInCity", TRUTHS);
        choice(fields, "grade", GRADES);
        choice(fields, "level", LEVELS);
        if (shape.inputs().contains("rank")) {
            fields.add(new Field("rank", Kind.COUNT, List.of()));
        }
        if (shape.caps().stream().anyMatch(CalculatorForm::isUsedUp)) {
            fields.add(new Field("usedThisYear", Kind.MONEY, List.of()));
        }
        fields.add(new Field("on", Kind.DAY, List.of()));
        return fields;
    }

    private boolean asksBase() {
        boolean measured = shape.results().contains("rate")
                && CalculationInputs.name(measure()).equals("base");
        return measured || shape.inputs().contains("base");
    }

    private static boolean isUsedUp(PolicyCap.Per per) {
        return per != PolicyCap.Per.PROJECT && per != PolicyCap.Per.DEAL;
    }

    private List<String> counties() {
        return city.counties().stream()
                .filter(CountyUnit::reporting)
                .map(CountyUnit::code)
                .toList();
    }

    String county(String code, Locale locale) {
        return city.counties().stream()
                .filter(county -> county.code().equals(code))
                .findFirst()
                .map(county -> county.name().in(locale))
                .orElse(code);
    }

    private void choice(List<Field> fields, String name, List<String> options) {
        if (shape.inputs().contains(name)) {
            fields.add(new Field(name, Kind.CHOICE, options));
        }
    }

    @Nullable
    private <T> T read(String field, Function<String, T> reader, String mistake) {
        String text = typed(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            mistakes.put(field, mistake);
            return null;
        }
    }

    /** As people write amounts: with grouping, full-width digits' commas, a sign of the currency. */
    private static Money money(String text) {
        return Money.of(text.replaceAll("[,，\\s¥￥元]", ""));
    }

    private static Boolean truth(String text) {
        if (!TRUTHS.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return Boolean.valueOf(text);
    }

    private static Integer count(String text) {
        return Integer.valueOf(text);
    }
}
