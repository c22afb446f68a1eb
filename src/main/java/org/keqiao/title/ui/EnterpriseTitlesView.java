package org.keqiao.title.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.keqiao.form.CodeTables;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.RegisterPage;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.title.EnterpriseTitle;
import org.keqiao.title.EnterpriseTitle.Restoration;
import org.keqiao.title.EnterpriseTitle.State;
import org.keqiao.title.EnterpriseTitle.Withdrawal;
import org.keqiao.title.EnterpriseTitles;
import org.keqiao.title.TitleCodes;
import org.keqiao.title.TitleImport;
import org.springframework.lang.Nullable;

/** 企业资质: who holds which title; what waits for a second person is confirmed here. */
@Route(value = EnterpriseTitlesView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "PROGRAM_OFFICER",
    "DISCIPLINE",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "AUDITOR"
})
public class EnterpriseTitlesView extends RegisterPage<EnterpriseTitle> {

    static final String ROUTE = "enterprise-titles";

    private static final long serialVersionUID = 1L;

    private final transient EnterpriseTitles titles;
    private final transient TitleCodes codes;
    private final transient Failures failures;
    private final Select<CodeTables.Code> title = new Select<>();
    private final Checkbox waiting;

    EnterpriseTitlesView(
            EnterpriseTitles titles, TitleImport imports, TitleCodes codes, Failures failures, Clock clock) {
        super(new Wording(
                "title.title", "title.search", "title.none", "title.notFound", "title.none.about", VaadinIcon.DIPLOMA));
        this.titles = titles;
        this.codes = codes;
        this.failures = failures;
        title.setAriaLabel(getTranslation("title.class"));
        title.setPlaceholder(getTranslation("title.all"));
        title.setEmptySelectionAllowed(true);
        title.setEmptySelectionCaption(getTranslation("title.all"));
        title.setItems(codes.titles());
        title.setItemLabelGenerator(code -> code == null ? getTranslation("title.all") : code.label(getLocale()));
        waiting = new Checkbox(getTranslation("title.waiting"));
        header.below(new Paragraph(getTranslation("title.about"))).actions(title, waiting);
        if (titles.isKept()) {
            int year = LocalDate.now(clock).getYear();
            header.actions(new Button(
                    getTranslation("title.import"),
                    click -> new TitleImportDialog(imports, codes, year, failures, this::show).open()));
            enters(getTranslation("title.enter"), () -> new TitleDialog(titles, codes, failures, this::show).open());
        }
        columns();
        title.addValueChangeListener(change -> changed());
        waiting.addValueChangeListener(change -> changed());
    }

    private void columns() {
        grid.addComponentColumn(each -> lines(each.name(), each.uscc()))
                .setHeader(getTranslation("title.name"))
                .setFlexGrow(3)
                .setWidth("13rem");
        grid.addComponentColumn(each -> lines(label(each), each.number()))
                .setHeader(getTranslation("title.class"))
                .setFlexGrow(2)
                .setWidth("12rem");
        grid.addComponentColumn(each -> lines(period(each), each.issuer()))
                .setHeader(getTranslation("title.period"))
                .setFlexGrow(2)
                .setWidth("9rem");
        grid.addComponentColumn(this::source)
                .setHeader(getTranslation("title.source"))
                .setFlexGrow(2)
                .setWidth("10rem");
        grid.addComponentColumn(this::standing)
                .setHeader(getTranslation("title.state"))
                .setFlexGrow(2)
                .setWidth("9.5rem");
        grid.addComponentColumn(this::doing).setKey("doing").setFlexGrow(0).setWidth("9.5rem");
        PhoneCards.of(grid, getTranslation("title.title"), each -> new PhoneCard(new Span(each.name()))
                .line(each.uscc(), label(each))
                .line(each.number(), each.issuer())
                .line(period(each))
                .line(source(each))
                .line(standing(each))
                .line(doing(each)));
    }

    private String label(EnterpriseTitle each) {
        return codes.label(each.title(), getLocale());
    }

    private String period(EnterpriseTitle each) {
        return getTranslation("title.fromTo", each.from().toString(), each.to().toString());
    }

    private Component source(EnterpriseTitle each) {
        Div source = each.year() == null
                ? new Div(new Div(each.source()))
                : lines(each.source(), getTranslation("title.ofYear", String.valueOf(each.year()), each.sourceFile()));
        if (each.paper() != null) {
            Anchor paper = new Anchor(
                    "api/v1/enterprise-titles/" + each.id() + "/document", getTranslation("title.paper.open"));
            paper.setRouterIgnore(true);
            source.add(new Div(paper));
        }
        return source;
    }

    private Component standing(EnterpriseTitle each) {
        Withdrawal withdrawal = each.withdrawal();
        Restoration restoration = each.restoration();
        if (restoration != null && restoration.state() == State.ENTERED) {
            return standing(
                    new StatusBadge(getTranslation("title.restoring"), Tone.SOON),
                    getTranslation("title.restoration.by", restoration.enteredBy(), restoration.reason()));
        }
        if (withdrawal != null) {
            boolean inForce = withdrawal.state() == State.IN_FORCE;
            return standing(
                    new StatusBadge(
                            getTranslation(inForce ? "title.withdrawn" : "title.withdrawing"),
                            inForce ? Tone.LATE : Tone.SOON),
                    getTranslation(
                            "title.withdrawal.by",
                            withdrawal.from().toString(),
                            withdrawal.enteredBy(),
                            withdrawal.reason()));
        }
        Tone tone =
                switch (each.state()) {
                    case ENTERED -> Tone.ACTIVE;
                    case IN_FORCE -> Tone.GOOD;
                    case REJECTED -> Tone.NEUTRAL;
                };
        String who =
                switch (each.state()) {
                    case ENTERED -> getTranslation("title.by.ENTERED", each.enteredBy());
                    case IN_FORCE ->
                        restoration == null
                                ? getTranslation("title.by.IN_FORCE", each.enteredBy(), each.decidedBy())
                                : getTranslation(
                                        "title.restored.by",
                                        restoration.enteredBy(),
                                        restoration.decidedBy(),
                                        restoration.reason());
                    case REJECTED -> getTranslation("title.by.REJECTED", each.decidedBy(), each.note());
                };
        return standing(new StatusBadge(getTranslation("title.state." + each.state()), tone), who);
    }

    private Component doing(EnterpriseTitle each) {
        Div buttons = new Div();
        if (each.awaitsReader()
                || each.withdrawal() != null && each.withdrawal().awaitsReader()
                || each.restoration() != null && each.restoration().awaitsReader()) {
            buttons.add(
                    button(getTranslation("title.confirm"), () -> confirm(each)),
                    button(
                            getTranslation("title.reject"),
                            () -> ask(
                                    "title.reject", each, false, (from, reason) -> titles.reject(each.id(), reason))));
        } else if (each.mayBeRestored() && titles.isKept()) {
            buttons.add(button(
                    getTranslation("title.restore"),
                    () -> ask("title.restore", each, false, (from, reason) -> titles.restore(each.id(), reason))));
        } else if (each.state() == State.IN_FORCE && each.withdrawal() == null && titles.isKept()) {
            buttons.add(button(
                    getTranslation("title.withdraw"),
                    () -> ask(
                            "title.withdraw", each, true, (from, reason) -> titles.withdraw(each.id(), from, reason))));
        }
        return buttons;
    }

    /** A list is confirmed as a whole, whichever of its rows it is asked at: that is said before. */
    private void confirm(EnterpriseTitle each) {
        if (each.withdrawal() != null || each.sourceFile() == null) {
            confirmed(each);
            return;
        }
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("title.confirm"),
                getTranslation("title.confirm.list", each.sourceFile(), titles.onList(each)),
                getTranslation("title.confirm"),
                confirmed -> confirmed(each));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("shell.cancel"));
        dialog.open();
    }

    private void confirmed(EnterpriseTitle each) {
        titles.confirm(each.id());
        Notices.success(getTranslation("title.confirmed", each.name()));
        show();
    }

    private void ask(String key, EnterpriseTitle each, boolean dated, TitleReasonDialog.Decision decision) {
        String about = each.awaitsReader() && each.sourceFile() != null
                ? getTranslation("title.confirm.list", each.sourceFile(), titles.onList(each))
                : getTranslation("title.of", each.name(), label(each));
        new TitleReasonDialog(getTranslation(key), about, dated, failures, decision, this::show).open();
    }

    @Override
    protected CursorPage<EnterpriseTitle> page(String query, @Nullable String after, int limit) {
        return titles.list(query, chosen(), waiting.getValue(), after, limit);
    }

    @Override
    protected void read(QueryParameters asked) {
        String wanted = asked.getSingleParameter("title").orElse("");
        title.setValue(codes.titles().stream()
                .filter(code -> code.code().equals(wanted))
                .findFirst()
                .orElse(null));
        waiting.setValue(asked.getSingleParameter("waiting").isPresent());
    }

    @Override
    protected Map<String, String> filters() {
        Map<String, String> filters = new HashMap<>();
        if (chosen() != null) {
            filters.put("title", chosen());
        }
        if (waiting.getValue()) {
            filters.put("waiting", "true");
        }
        return filters;
    }

    @Nullable
    private String chosen() {
        return title.getValue() == null ? null : title.getValue().code();
    }
}
