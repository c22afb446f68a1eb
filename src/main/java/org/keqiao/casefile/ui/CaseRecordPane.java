package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Objects;
import java.util.Optional;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.audit.AuditRecords;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Languages;

/** The acts of one case, as they were recorded, with the state of their chain. */
class CaseRecordPane extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN_OF_HASH = 12;

    private final transient AuditRecords records;
    private final transient Texts texts;
    private final transient Failures failures;
    private final TextField number = new TextField();
    private final Div result = new Div();

    CaseRecordPane(AuditRecords records, Texts texts, Failures failures) {
        this.records = records;
        this.texts = texts;
        this.failures = failures;
        addClassName("kq-section");
        number.setLabel(getTranslation("audit.caseNumber"));
        number.setClearButtonVisible(true);
        Button show = new Button(getTranslation("audit.show"), click -> show());
        show.addClickShortcut(Key.ENTER).listenOn(number);
        Div row = new Div(number, show);
        row.addClassName("kq-row");
        result.getElement().setAttribute("aria-live", "polite");
        add(new H2(getTranslation("audit.record")), row, result);
    }

    private void show() {
        result.removeAll();
        number.setInvalid(false);
        Optional<CaseNumber> wanted = CaseNumber.parse(number.getValue());
        try {
            show(records.of(wanted.orElseThrow(Refusal::notFound)));
        } catch (Refusal refused) {
            number.setErrorMessage(
                    refused.kind() == Refusal.Kind.NOT_FOUND
                            ? getTranslation("audit.noCase")
                            : failures.text(refused, getLocale()));
            number.setInvalid(true);
            number.focus();
        }
    }

    private void show(AuditRecords.CaseRecord found) {
        CaseNumber caseNumber = found.caseNumber();
        Div line = new Div(
                new Span(found.title()),
                Words.badge(found.status(), this),
                AuditView.badge(found.isUnbroken(), this),
                AuditView.download(
                        () -> records.export(caseNumber),
                        caseNumber.value() + ".json",
                        getTranslation("audit.export")));
        line.addClassName("kq-row");
        result.add(line);
        found.breaks().forEach(broken -> result.add(new Paragraph(AuditView.words(broken, this))));
        Grid<ActRecord> grid = new Grid<>();
        grid.addColumn(ActRecord::seq).setHeader(getTranslation("audit.seq")).setAutoWidth(true);
        grid.addComponentColumn(act -> DateText.minute(act.at()))
                .setHeader(getTranslation("audit.at"))
                .setAutoWidth(true);
        grid.addColumn(this::who).setHeader(getTranslation("audit.who"));
        grid.addColumn(this::name).setHeader(getTranslation("audit.act"));
        grid.addColumn(this::outcome).setHeader(getTranslation("audit.outcome"));
        grid.addColumn(act -> Objects.toString(act.opinion(), "")).setHeader(getTranslation("audit.opinion"));
        grid.addComponentColumn(act -> hash(act.hash())).setHeader(getTranslation("audit.hash"));
        grid.setAllRowsVisible(true);
        grid.setItems(found.acts());
        result.add(grid);
    }

    private String who(ActRecord act) {
        if (act.accountId() == null) {
            return getTranslation("casefile.timeline.bySystem");
        }
        return act.onBehalfOf() == null
                ? act.actorName()
                : getTranslation("casefile.timeline.onBehalf", act.actorName(), act.onBehalfOf());
    }

    private String name(ActRecord act) {
        for (String prefix : new String[] {"casefile.timeline.", "casefile.record."}) {
            if (texts.has(prefix + act.name(), getLocale())) {
                return texts.get(prefix + act.name(), getLocale());
            }
        }
        return !Languages.isChinese(getLocale()) && act.nameEn() != null ? act.nameEn() : act.name();
    }

    private String outcome(ActRecord act) {
        return Objects.toString(Languages.isChinese(getLocale()) ? act.outcomeZh() : act.outcomeEn(), "");
    }

    private static Span hash(String hash) {
        Span text = new Span(hash.substring(0, Math.min(SHOWN_OF_HASH, hash.length())) + "…");
        text.addClassName("kq-number");
        text.setTitle(hash);
        return text;
    }
}
