package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep;
import org.keqiao.funding.award.StepWords;
import org.keqiao.shared.Money;
import org.keqiao.shared.ui.MoneyText;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.subsidy.CalculatedSubsidy;
import org.keqiao.subsidy.OtherMoney;
import org.keqiao.subsidy.ReclaimedMoney;
import org.keqiao.subsidy.RedLetter;
import org.keqiao.subsidy.SubsidyProgress;
import org.keqiao.subsidy.SubsidyStanding;
import org.springframework.lang.Nullable;

/** How an amount came about, step by step with its clause, and where the money is. */
class SubsidyPanel extends Div {

    private static final long serialVersionUID = 1L;

    private final transient StepWords words;

    SubsidyPanel(SubsidyStanding standing, StepWords words) {
        this.words = words;
        if (standing.progress() != null) {
            add(new Paragraph(new Span(getTranslation("subsidy.progress")), new Span(" "), badge(standing.progress())));
        }
        if (standing.calculation() != null) {
            calculation(standing.calculation(), words.locale());
        }
        standing.purses().forEach(purse -> add(purse(purse)));
        if (standing.reclaimed() != null) {
            reclaimed(standing.reclaimed());
        }
    }

    /** Something that the reader may do about it, above the rest. */
    void offer(String text, Runnable act) {
        addComponentAsFirst(new Button(getTranslation(text), click -> act.run()));
    }

    /**
     * What is known of its invoices beside what its own review says.
     *
     * @param doubtful ids of those of which the reader may say that they were entered in error
     * @param takeBack told of which one, and how it reads
     */
    void show(List<RedLetter> redLetters, Set<UUID> doubtful, BiConsumer<RedLetter, String> takeBack) {
        if (!redLetters.isEmpty()) {
            add(new H3(getTranslation("subsidy.redLetters")));
        }
        redLetters.forEach(each -> {
            String known = text(each);
            add(new Paragraph(known));
            if (doubtful.contains(each.id())) {
                add(new Button(getTranslation("subsidy.redLetter.error"), click -> takeBack.accept(each, known)));
            }
        });
    }

    private String text(RedLetter found) {
        return found.source() == null
                ? getTranslation(
                        "subsidy.redLetter.reviewed",
                        found.invoice(),
                        found.redLetter(),
                        found.amount().text(),
                        found.caseNumber())
                : getTranslation(
                        "subsidy.redLetter.known",
                        found.invoice(),
                        found.redLetter(),
                        found.issuedOn(),
                        found.amount().text(),
                        found.source());
    }

    private StatusBadge badge(SubsidyProgress progress) {
        return new StatusBadge(
                getTranslation("subsidy.progress." + progress),
                switch (progress) {
                    case PAID -> Tone.GOOD;
                    case REJECTED_BY_MEETING, NOT_PAID -> Tone.LATE;
                    case CLAWED_BACK -> Tone.NEUTRAL;
                    default -> Tone.ACTIVE;
                });
    }

    private void reclaimed(ReclaimedMoney.Reclaimed reclaimed) {
        add(new H3(getTranslation("subsidy.reclaimed", reclaimed.caseNumber().value())));
        add(new StatusBadge(
                getTranslation("subsidy.reclaimed." + reclaimed.state()),
                reclaimed.state() == ReclaimedMoney.State.RECLAIMING ? Tone.SOON : Tone.NEUTRAL));
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        reclaimedAmount(list, "decided", reclaimed.decided());
        reclaimedAmount(list, "repaid", reclaimed.repaid());
        reclaimedAmount(list, "left", reclaimed.left());
        add(list);
    }

    private void reclaimedAmount(DescriptionList list, String key, Money amount) {
        list.add(
                new DescriptionList.Term(getTranslation("recovery." + key)),
                new DescriptionList.Description(new MoneyText(amount)));
    }

    private void calculation(CalculatedSubsidy calculation, Locale locale) {
        Span rules =
                new Span(getTranslation("subsidy.rules", calculation.title().in(locale), calculation.rulesAsOf()));
        rules.addClassName("kq-quiet");
        add(new Paragraph(rules));
        if (calculation.validityUnverified()) {
            Paragraph unverified = new Paragraph(getTranslation("subsidy.unverified"));
            unverified.addClassNames("kq-message", "tone-soon");
            add(unverified);
        }
        DescriptionList sums = new DescriptionList();
        sums.addClassName("kq-facts");
        sums.add(
                new DescriptionList.Term(getTranslation("subsidy.share.CITY")),
                new DescriptionList.Description(new MoneyText(calculation.cityAmount())));
        if (calculation.countyAmount().isPositive()) {
            sums.add(
                    new DescriptionList.Term(getTranslation("subsidy.share.COUNTY")),
                    new DescriptionList.Description(new MoneyText(calculation.countyAmount())));
        }
        if (calculation.audited() != null) {
            CalculatedSubsidy.Audited audited = calculation.audited();
            sums.add(
                    new DescriptionList.Term(getTranslation("subsidy.audit." + audited.finding(), audited.firm())),
                    new DescriptionList.Description(new MoneyText(audited.verified())));
        }
        if (calculation.budgetApplied() != null) {
            sums.add(
                    new DescriptionList.Term(getTranslation("subsidy.budgetApplied.title")),
                    new DescriptionList.Description(
                            new MoneyText(calculation.budgetApplied().given())));
        }
        add(sums);
        if (calculation.budgetApplied() != null) {
            add(new Paragraph(calculation.budgetApplied().words().in(locale)));
        }
        calculation.contracts().forEach(this::contract);
        calculation.grounds().forEach(this::ground);
    }

    private void ground(CalculatedSubsidy.Ground ground) {
        String level = ground.level() == null ? "" : getTranslation("intermediary.level." + ground.level());
        add(new H3(getTranslation("subsidy.ground." + ground.basis(), ground.reference(), ground.name(), level)));
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        if (ground.grade() != null) {
            facts.add(
                    new DescriptionList.Term(getTranslation("policy.name.grade")),
                    new DescriptionList.Description(getTranslation("policy.grade." + ground.grade())));
        }
        if (ground.contract() != null) {
            CalculatedSubsidy.Registered contract = ground.contract();
            facts.add(
                    new DescriptionList.Term(getTranslation("subsidy.fact.contract")),
                    new DescriptionList.Description(
                            getTranslation("subsidy.contract", contract.certificateNo(), contract.title())));
            fact(facts, "contractAmount", contract.contractAmount());
            fact(facts, "technicalAmount", contract.technicalAmount());
        }
        if (ground.handedOn() != null) {
            fact(facts, "handedOn", ground.handedOn());
        }
        if (ground.elsewhere() != null) {
            ground.elsewhere().forEach(money -> elsewhere(facts, money));
        }
        add(facts, steps("subsidy.share.CITY", ground.city()));
    }

    private void contract(CalculatedSubsidy.Contract contract) {
        add(new H3(getTranslation("subsidy.contract", contract.certificateNo(), contract.title())));
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        fact(facts, "contractAmount", contract.contractAmount());
        fact(facts, "technicalAmount", contract.technicalAmount());
        fact(facts, "paid", contract.paid());
        if (contract.countedBefore().isPositive()) {
            fact(facts, "countedBefore", contract.countedBefore());
        }
        if (contract.elsewhere() != null) {
            contract.elsewhere().forEach(money -> elsewhere(facts, money));
        }
        add(facts, steps("subsidy.share.CITY", contract.city()));
        if (contract.county() != null) {
            add(steps("subsidy.share.COUNTY", contract.county()));
        }
    }

    private void elsewhere(DescriptionList facts, OtherMoney money) {
        facts.add(
                new DescriptionList.Term(getTranslation("subsidy.fact.elsewhere", money.program())),
                new DescriptionList.Description(new MoneyText(money.amount())));
    }

    private void fact(DescriptionList facts, String key, Money amount) {
        facts.add(
                new DescriptionList.Term(getTranslation("subsidy.fact." + key)),
                new DescriptionList.Description(new MoneyText(amount)));
    }

    private Component steps(String share, Award award) {
        NativeTable table = new NativeTable();
        table.addClassNames("kq-table", "kq-rows");
        // A narrow page shows a row as a list: the roles outlive the change of its display.
        table.getElement().setAttribute("role", "table");
        table.setCaptionText(getTranslation(share));
        NativeTableRow head = new NativeTableRow();
        for (String column : new String[] {"step", "before", "after"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("subsidy.column." + column));
            cell.getElement().setAttribute("scope", "col");
            if (!column.equals("step")) {
                cell.addClassName("number");
            }
            head.add(cell);
        }
        table.getHead().add(head);
        award.trace().forEach(step -> table.getBody().add(row(step, award)));
        Div scroll = new Div(table);
        scroll.addClassNames("kq-scroll", "slim");
        return scroll;
    }

    /** The clause stands below its step: four columns would not fit a phone. */
    private NativeTableRow row(AwardStep step, Award award) {
        Div what = new Div(new Div(words.of(step)));
        String ground = words.ground(step, award.set());
        if (ground != null) {
            Div below = new Div(ground);
            below.addClassNames("kq-quiet", "kq-small");
            what.add(below);
        }
        NativeTableRow row = new NativeTableRow();
        row.getElement().setAttribute("role", "row");
        row.add(cell("step", what), amount("before", step.in()), amount("after", step.out()));
        return row;
    }

    private NativeTableCell amount(String column, @Nullable Money amount) {
        NativeTableCell cell = cell(column, new Span(amount == null ? "" : amount.text()));
        cell.addClassName("number");
        if (amount == null) {
            cell.addClassName("empty");
        }
        return cell;
    }

    private NativeTableCell cell(String column, Component content) {
        NativeTableCell cell = new NativeTableCell();
        cell.add(content);
        cell.getElement().setAttribute("role", "cell");
        cell.getElement().setAttribute("data-label", getTranslation("subsidy.column." + column));
        return cell;
    }

    private Component purse(SubsidyStanding.Purse purse) {
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        String share = getTranslation("subsidy.share." + purse.share());
        entry(list, share, "reserved", purse.reserved());
        entry(list, share, "committed", purse.committed().minus(purse.paid()));
        entry(list, share, "paid", purse.paid());
        entry(list, share, "recovered", purse.recovered());
        return list;
    }

    private void entry(DescriptionList list, String share, String key, Money amount) {
        if (amount.isPositive()) {
            list.add(
                    new DescriptionList.Term(getTranslation("subsidy.purse." + key, share)),
                    new DescriptionList.Description(new MoneyText(amount)));
        }
    }
}
