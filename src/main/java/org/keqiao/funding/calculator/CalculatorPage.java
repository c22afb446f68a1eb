package org.keqiao.funding.calculator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.funding.award.StepWords;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.PolicyRule;
import org.keqiao.policy.document.PolicyDocuments;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** One answer of the calculator's pages, in words. */
class CalculatorPage {

    private static final String LIST = "calculators";
    private static final String FORM = "calculator";

    /** Results that are shares, shown as percentages. */
    private static final Set<String> SHARES = Set.of("minShare", "rate");

    private final Texts texts;
    private final Locale locale;
    private final Map<String, Object> model = new LinkedHashMap<>();
    private final Map<String, String> mistakes = new LinkedHashMap<>();
    private String title;
    private HttpStatus status = HttpStatus.OK;

    CalculatorPage(Texts texts, Locale locale, String bureau) {
        this.texts = texts;
        this.locale = locale;
        this.title = text("calculator.title");
        model.put("w", new Words(texts, locale));
        model.put("lang", Languages.tag(locale));
        model.put("otherLang", Languages.tag(Languages.other(locale)));
        otherLanguage("/calculator?");
        model.put("bureau", bureau);
        model.put("mistakes", mistakes);
        model.put("failure", null);
        model.put("result", null);
        model.put("item", null);
        model.put("others", List.of());
    }

    /** The page's texts, for the template. */
    public record Words(Texts texts, Locale locale) {

        public String of(String key) {
            return texts.get(key, locale);
        }
    }

    /** An item in the list. */
    public record Entry(String key, String title, String mode, boolean unverified) {}

    /** @param type of the HTML field; {@code select} for a choice */
    public record Field(
            String name, String label, @Nullable String hint, String type, String value, List<Option> options) {}

    /** Something to choose. */
    public record Option(String value, String label) {}

    /**
     * @param ground clause, or who set it; null for arithmetic
     * @param assumed true for what was taken for granted
     */
    public record Step(String what, @Nullable String ground, String amount, boolean assumed) {}

    /** An item that this one gives way to, or that gave way to it, in a sentence around its title. */
    public record Other(String before, String key, String title, String after) {}

    /**
     * A fact of an item that is no money, or of a rule beside its amount.
     *
     * @param ground who set it; null for what the rule's document states
     */
    public record Fact(String label, String value, @Nullable String ground) {

        Fact(String label, String value) {
            this(label, value, null);
        }
    }

    /** @param note what the row is for, empty when nobody said */
    public record Rule(String title, String note, List<Fact> facts) {}

    /**
     * @param sums what each purse would give, the city's first
     * @param total of all purses; null for an item that is no money
     */
    public record Result(
            @Nullable String total, String rules, List<Fact> sums, List<Fact> facts, List<List<Step>> traces) {}

    ModelAndView list(List<PolicyItem> items) {
        model.put(
                "items",
                items.stream()
                        .map(item -> new Entry(
                                item.key(),
                                item.title().in(locale),
                                text("policy.mode." + item.mode()),
                                item.validityUnverified()))
                        .toList());
        return answer(LIST);
    }

    ModelAndView unknown() {
        title = text("calculator.unknown");
        status = HttpStatus.NOT_FOUND;
        return build();
    }

    CalculatorPage of(PolicyItem item, CalculatorForm form, LocalDate today) {
        title = item.title().in(locale);
        model.put("item", new Entry(item.key(), title, text("policy.mode." + item.mode()), item.validityUnverified()));
        List<Field> fields = new ArrayList<>();
        StringBuilder same = new StringBuilder("/calculator/" + item.key() + "?");
        for (CalculatorForm.Field field : form.fields()) {
            String typed = form.typed(field.name());
            boolean unset = field.kind() == CalculatorForm.Kind.DAY && typed.isEmpty();
            fields.add(field(field, form, unset ? today.toString() : typed));
            if (typed.matches("[0-9A-Z_,.-]+")) {
                same.append(field.name()).append('=').append(typed).append('&');
            }
        }
        if (form.isSent()) {
            same.append(CalculatorForm.SENT).append("=1&");
        }
        model.put("fields", fields);
        otherLanguage(same.toString());
        return this;
    }

    Locale locale() {
        return locale;
    }

    /** Every row of the table, in words; those that have ended too. */
    CalculatorPage rules(List<PolicyRule> rules) {
        List<Rule> shown = new ArrayList<>();
        for (PolicyRule rule : rules) {
            List<Fact> facts = new ArrayList<>();
            rule.conditions().forEach(each -> facts.add(new Fact(each.label(), each.value())));
            rule.facts().forEach(each -> facts.add(fact(each.label(), each.value(), each.setByBureau())));
            facts.add(new Fact(text("calculator.rule.validity"), days(rule)));
            facts.add(new Fact(text("calculator.rule.document"), document(rule)));
            shown.add(new Rule(texts.get("calculator.rule", locale, shown.size() + 1), rule.note(), facts));
        }
        model.put("rules", shown);
        return this;
    }

    /** What takes the item's place, and whose place it takes. */
    CalculatorPage others(List<PolicyDocuments.Successor> after, List<PolicyDocuments.Successor> before) {
        List<Other> others = new ArrayList<>();
        after.forEach(each -> others.add(other("calculator.supersededBy", each)));
        before.forEach(each -> others.add(other("calculator.supersedes", each)));
        model.put("others", others);
        return this;
    }

    private Other other(String key, PolicyDocuments.Successor other) {
        String from = other.from() == null
                ? text("calculator.superseded.unknown")
                : texts.get("calculator.superseded.from", locale, texts.longDate(other.from(), locale));
        return new Other(
                texts.get(key, locale, other.document().in(locale)) + " ",
                other.item(),
                other.title().in(locale),
                " " + from);
    }

    private Fact fact(String label, String value, boolean setByBureau) {
        return new Fact(label, value, setByBureau ? text("subsidy.setByBureau") : null);
    }

    private String days(PolicyRule rule) {
        if (rule.from() != null && rule.to() != null) {
            return texts.get("calculator.rule.days", locale, rule.from(), rule.to());
        }
        if (rule.to() != null) {
            return texts.get("calculator.rule.to", locale, rule.to());
        }
        return rule.from() == null
                ? text("calculator.rule.unknown")
                : texts.get("calculator.rule.from", locale, rule.from());
    }

    private String document(PolicyRule rule) {
        if (rule.documentNumber() == null) {
            return text("calculator.rule.unknown");
        }
        return rule.article() == null ? rule.documentNumber() : rule.documentNumber() + " " + rule.article();
    }

    private Field field(CalculatorForm.Field field, CalculatorForm form, String value) {
        String name = field.name();
        String label = name.equals("base") && form.measure() != null
                ? texts.get("calculator.base", locale, text("policy.measure." + form.measure()))
                : text("policy.name." + name);
        String hint = "calculator.hint." + name;
        return new Field(
                name,
                label,
                texts.has(hint, locale) ? text(hint) : null,
                switch (field.kind()) {
                    case MONEY -> "money";
                    case COUNT -> "count";
                    case CHOICE -> "select";
                    case DAY -> "date";
                },
                value,
                field.options().stream()
                        .map(option -> new Option(option, option(form, name, option)))
                        .toList());
    }

    private String option(CalculatorForm form, String field, String value) {
        return field.equals("county") ? form.county(value, locale) : text("policy." + field + "." + value);
    }

    CalculatorPage wrong(Map<String, String> codes) {
        codes.forEach((field, code) -> mistakes.put(field, text("field." + code)));
        model.put("failure", text("calculator.mistakes"));
        status = HttpStatus.UNPROCESSABLE_ENTITY;
        return this;
    }

    CalculatorPage refused(Refusal refused) {
        for (FieldError error : refused.errors()) {
            mistakes.put(error.field().replace("inputs.", ""), texts.field(error, locale));
        }
        String failure =
                switch (refused.code()) {
                    case "POLICY_NOT_SET" -> text("calculator.notSet");
                    case "POLICY_NO_ROW" -> text("calculator.noRow");
                    default -> mistakes.isEmpty() ? texts.refusal(refused, locale) : text("calculator.mistakes");
                };
        model.put("failure", failure);
        status = CalculatorPages.status(refused);
        return this;
    }

    CalculatorPage calculated(Calculation result) {
        List<Fact> sums = new ArrayList<>();
        List<List<Step>> traces = new ArrayList<>();
        Money total = result.net();
        if (result.net() != null) {
            sums.add(new Fact(result.title().in(locale), texts.money(result.net(), locale)));
            traces.add(steps(result.trace(), result.setByBureau()));
        }
        for (Calculation.Supplement supplement : result.supplements()) {
            sums.add(new Fact(supplement.title().in(locale), texts.money(supplement.net(), locale)));
            traces.add(steps(supplement.trace(), supplement.setByBureau()));
            total = total.plus(supplement.net());
        }
        model.put(
                "result",
                new Result(
                        total == null ? null : texts.money(total, locale),
                        texts.get("calculator.rules", locale, texts.longDate(result.on(), locale), result.version()),
                        sums,
                        total == null ? facts(result) : List.of(),
                        traces));
        return this;
    }

    private List<Fact> facts(Calculation result) {
        List<Fact> facts = new ArrayList<>();
        result.results().forEach((name, value) -> {
            String key = "policy." + name + "." + value;
            String shown =
                    texts.has(key, locale) ? text(key) : SHARES.contains(name) ? percent(new BigDecimal(value)) : value;
            facts.add(fact(
                    text("policy.name." + name), shown, result.setByBureau().contains(name)));
        });
        return facts;
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private List<Step> steps(List<AwardStep> trace, Set<String> setByBureau) {
        StepWords words = new StepWords(texts, locale);
        return trace.stream()
                .map(step -> new Step(
                        words.of(step),
                        words.ground(step, setByBureau),
                        texts.get("calculator.yuan", locale, step.out().text()),
                        step.rule().isAssumed()))
                .toList();
    }

    ModelAndView build() {
        return answer(FORM);
    }

    private ModelAndView answer(String template) {
        String whole = title + " - " + model.get("bureau");
        model.put(
                "windowTitle",
                model.get("failure") == null ? whole : texts.get("register.verify.errorTitle", locale, whole));
        return new ModelAndView(template, model, status);
    }

    private void otherLanguage(String path) {
        model.put("otherHref", path + "lang=" + Languages.tag(Languages.other(locale)));
    }

    private String text(String key) {
        return texts.get(key, locale);
    }
}
