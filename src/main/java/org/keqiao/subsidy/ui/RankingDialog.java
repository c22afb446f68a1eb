package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.policy.ItemTitles;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;
import org.keqiao.subsidy.ranking.Competitor;
import org.keqiao.subsidy.ranking.RankingDraft;
import org.keqiao.subsidy.ranking.Rankings;
import org.keqiao.subsidy.ranking.Scored;

/** Enters what the signed sheet says of each application; an application that was not assessed is left empty. */
class RankingDialog extends FormDialog {

    private static final long serialVersionUID = 1L;

    private final transient Rankings rankings;
    private final Select<PolicyItem> item;
    private final IntegerField year;
    private final TextField reference;
    private final Div list = new Div();
    private final transient List<Row> rows = new ArrayList<>();

    private record Row(String caseNumber, BigDecimalField score, BigDecimalField indicators, BigDecimalField ownFunds) {

        boolean isEmpty() {
            return score.isEmpty() && indicators.isEmpty() && ownFunds.isEmpty();
        }

        Scored scored() {
            return new Scored(caseNumber, score.getValue(), indicators.getValue(), ownFunds.getValue());
        }
    }

    RankingDialog(Rankings rankings, ItemTitles titles, int thisYear, Failures failures, Runnable entered) {
        super(failures);
        this.rankings = rankings;
        setHeaderTitle(getTranslation("ranking.enter"));
        item = field("item", new Select<>());
        item.setLabel(getTranslation("ranking.item"));
        item.setItems(rankings.items());
        item.setItemLabelGenerator(each -> titles.of(each).in(getLocale()));
        year = field("year", new IntegerField(getTranslation("ranking.year")));
        year.setValue(thisYear);
        reference = field("reference", new TextField(getTranslation("ranking.reference")));
        reference.setHelperText(getTranslation("ranking.reference.hint"));
        item.addValueChangeListener(change -> list());
        year.addValueChangeListener(change -> list());
        show(item, year, reference, new H3(getTranslation("ranking.scores")), list);
        offer(getTranslation("ranking.enter.do"), this::enter, entered);
        if (rankings.items().size() == 1) {
            item.setValue(rankings.items().get(0));
        }
    }

    private void list() {
        list.removeAll();
        rows.clear();
        if (item.isEmpty() || year.isEmpty()) {
            return;
        }
        List<Competitor> competitors = rankings.competitors(item.getValue().key(), year.getValue());
        if (competitors.isEmpty()) {
            list.add(new Paragraph(getTranslation("ranking.scores.none")));
        }
        competitors.forEach(competitor -> list.add(row(competitor)));
    }

    private Div row(Competitor competitor) {
        Row row = new Row(
                competitor.caseNumber(),
                new BigDecimalField(getTranslation("ranking.score")),
                new BigDecimalField(getTranslation("ranking.indicators")),
                new BigDecimalField(getTranslation("ranking.ownFunds")));
        rows.add(row);
        Div fields = new Div(row.score(), row.indicators(), row.ownFunds());
        fields.addClassName("kq-row");
        String who = getTranslation("ranking.of", competitor.applicant(), competitor.caseNumber());
        Div box = new Div(new Div(who), fields);
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", who);
        return box;
    }

    private void enter() {
        List<Row> assessed = rows.stream().filter(row -> !row.isEmpty()).toList();
        for (int i = 0; i < assessed.size(); i++) {
            place(i, assessed.get(i));
        }
        rankings.enter(new RankingDraft(
                item.getValue() == null ? null : item.getValue().key(),
                year.getValue(),
                reference.getValue(),
                assessed.stream().map(Row::scored).toList()));
        Notices.success(getTranslation("ranking.entered"));
    }

    /** Mistakes are told by the place among those that were assessed. */
    private void place(int place, Row row) {
        String path = "scores[" + place + "].";
        field(path + "score", row.score());
        field(path + "indicators", row.indicators());
        field(path + "ownFunds", row.ownFunds());
    }
}
