package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.keqiao.intermediary.DealDraft;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryDeals;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.intermediary.IntermediaryQuery;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.AmountField;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FormDialog;
import org.keqiao.shared.ui.Notices;
import org.springframework.lang.Nullable;

/** Credits a registered contract: to one, or to several with their shares and the agreement about them. */
class DealDialog extends FormDialog {

    private static final long serialVersionUID = 1L;
    private static final int CHOICES = 50;

    private final transient Intermediaries intermediaries;
    private final transient IntermediaryDeals deals;
    private final TextField number;
    private final AmountField received;
    private final TextField agreement;
    private final Div rows = new Div();
    private final List<Row> shares = new ArrayList<>();

    private record Row(ComboBox<Intermediary> entry, TextField percent) {}

    DealDialog(Intermediaries intermediaries, IntermediaryDeals deals, Failures failures, Runnable credited) {
        super(failures);
        this.intermediaries = intermediaries;
        this.deals = deals;
        setHeaderTitle(getTranslation("intermediary.credit"));
        number = field("registrationNumber", new TextField(getTranslation("intermediary.deal.number")));
        received = field(
                "receivedAmount", new AmountField("receivedAmount", getTranslation("intermediary.deal.received")));
        received.setHelperText(getTranslation("intermediary.deal.received.hint"));
        agreement = field("splitAgreement", new TextField(getTranslation("intermediary.deal.agreement")));
        agreement.setHelperText(getTranslation("intermediary.deal.agreement.hint"));
        agreement.setMaxLength(300);
        row("100");
        Button another = new Button(getTranslation("intermediary.deal.another"), click -> row(""));
        another.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        show(new Paragraph(getTranslation("intermediary.credit.about")), number, received, rows, another, agreement);
        offer(getTranslation("intermediary.credit.do"), this::credit, credited);
    }

    private void row(String usual) {
        ComboBox<Intermediary> entry = new ComboBox<>(getTranslation("intermediary.deal.holder"));
        entry.setItemLabelGenerator(each -> getTranslation("intermediary.deal.choice", each.name(), each.number()));
        entry.setItems(query -> found(query.getFilter().orElse(null)).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        TextField percent = new TextField(getTranslation("intermediary.deal.percent"));
        percent.setValue(usual);
        shares.add(new Row(entry, percent));
        Div row = new Div(entry, percent);
        row.addClassName("kq-row");
        rows.add(row);
    }

    /** Agencies first; whoever has more to choose from types a name. */
    private List<Intermediary> found(@Nullable String words) {
        List<Intermediary> found = new ArrayList<>();
        for (IntermediaryKind kind : List.of(IntermediaryKind.AGENCY, IntermediaryKind.BROKER)) {
            found.addAll(intermediaries
                    .list(new IntermediaryQuery(kind, Intermediary.State.LISTED, null, words, false), null, CHOICES)
                    .items());
        }
        return found;
    }

    private void credit() {
        List<DealDraft.Part> parts = new ArrayList<>();
        for (Row row : shares) {
            if (row.entry().isEmpty() && row.percent().isEmpty()) {
                continue;
            }
            // Mistakes are told by the place among those that are sent.
            String path = "shares[" + parts.size() + "].";
            field(path + "intermediary", row.entry());
            field(path + "percent", row.percent());
            Intermediary entry = row.entry().getValue();
            parts.add(new DealDraft.Part(
                    entry == null ? null : entry.id(), percent(row.percent().getValue(), path)));
        }
        deals.credit(new DealDraft(number.getValue(), received.amount(), agreement.getValue(), parts));
        Notices.success(
                getTranslation("intermediary.credited", number.getValue().strip()));
    }

    private static BigDecimal percent(String typed, String path) {
        try {
            return new BigDecimal(typed.strip());
        } catch (NumberFormatException wrong) {
            throw Refusal.invalid(List.of(FieldError.of(path + "percent", "sharePercent")));
        }
    }
}
