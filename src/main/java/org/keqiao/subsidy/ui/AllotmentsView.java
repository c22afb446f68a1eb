package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.subsidy.allotment.Allotment;
import org.keqiao.subsidy.allotment.Allotments;

/** 预算分配: which lines do not suffice for what waits, how they would be shared out, and what waits for a second person. */
@Route(value = AllotmentsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"FINANCE_OFFICER", "DEPUTY_DIRECTOR", "DISCIPLINE", "AUDITOR"})
public class AllotmentsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "allotments";

    private static final long serialVersionUID = 1L;

    private final transient Allotments allotments;
    private final transient Failures failures;
    private final Div list = new Div();

    AllotmentsView(Allotments allotments, Failures failures) {
        super("allotment.title");
        this.allotments = allotments;
        this.failures = failures;
        narrow();
        add(
                new PageHeader(getTranslation("allotment.title"))
                        .below(new Paragraph(getTranslation("allotment.intro"))),
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        list.removeAll();
        List<Allotments.Waiting> waiting = allotments.isKept() ? allotments.waiting() : List.of();
        waiting.forEach(each -> list.add(section(each)));
        List<Allotment> found = allotments.list();
        if (found.isEmpty() && waiting.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.PIE_CHART, getTranslation("allotment.none"), getTranslation("allotment.none.about")));
        }
        found.forEach(each -> list.add(section(each)));
    }

    private Component section(Allotments.Waiting waiting) {
        String name = getTranslation("allotment.of", waiting.title().in(getLocale()), waiting.documentNumber());
        boolean scarce = waiting.asked().isMoreThan(waiting.left());
        Div standing = new Div(
                new StatusBadge(
                        getTranslation(scarce ? "allotment.short" : "allotment.enough"),
                        scarce ? Tone.SOON : Tone.NEUTRAL),
                new Span(getTranslation(
                        "allotment.waiting",
                        waiting.claims(),
                        waiting.asked().text(),
                        waiting.left().text())));
        standing.addClassName("kq-row");
        Div box = box(name, standing);
        if (scarce) {
            Button preview = new Button(getTranslation("allotment.preview"), click -> preview(waiting, name));
            preview.setAriaLabel(getTranslation("allotment.preview.of", name));
            preview.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            box.add(preview);
        }
        return box;
    }

    private Div box(String name, Component standing) {
        Div box = new Div(new H2(name), standing);
        box.addClassName("kq-section");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", name);
        return box;
    }

    private void preview(Allotments.Waiting waiting, String name) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(name);
        try {
            dialog.add(new AllotmentTable(allotments.preview(waiting.budget(), waiting.item())));
        } catch (Refusal no) {
            failures.show(no, getLocale());
            return;
        }
        Button propose = new Button(getTranslation("allotment.propose"), click -> {
            act(() -> allotments.propose(waiting.budget(), waiting.item()), "allotment.proposed");
            dialog.close();
        });
        propose.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("shell.cancel"), click -> dialog.close()), propose);
        dialog.open();
    }

    private Component section(Allotment of) {
        String name = getTranslation("allotment.of", of.title().in(getLocale()), of.documentNumber());
        Allotment.State state = of.state() == null ? Allotment.State.PROPOSED : of.state();
        Span who = new Span(
                switch (state) {
                    case PROPOSED, REPLACED -> getTranslation("allotment.by.PROPOSED", of.proposedBy());
                    case CONFIRMED -> getTranslation("allotment.by.CONFIRMED", of.proposedBy(), of.decidedBy());
                    case REJECTED -> getTranslation("allotment.by.REJECTED", of.decidedBy(), of.note());
                });
        who.addClassName("kq-quiet");
        Tone tone =
                switch (state) {
                    case PROPOSED -> Tone.SOON;
                    case CONFIRMED -> Tone.GOOD;
                    case REJECTED, REPLACED -> Tone.NEUTRAL;
                };
        Div standing = new Div(new StatusBadge(getTranslation("allotment.state." + state), tone), who);
        standing.addClassName("kq-row");
        Div box = box(name, standing);
        box.add(new AllotmentTable(of));
        if (of.awaitsReader()) {
            Button confirm = new Button(
                    getTranslation("allotment.confirm"),
                    click -> act(() -> allotments.confirm(of.id()), "allotment.confirmed"));
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            Div doing = new Div(confirm, new Button(getTranslation("allotment.reject"), click -> reject(of, name)));
            doing.addClassName("kq-row");
            box.add(doing);
        }
        return box;
    }

    private void act(Runnable what, String done) {
        try {
            what.run();
            Notices.success(getTranslation(done));
        } catch (Refusal no) {
            failures.show(no, getLocale());
        }
        show();
    }

    private void reject(Allotment of, String name) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("allotment.reject"));
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextArea reason = mistakes.field("reason", new TextArea(getTranslation("allotment.reason")));
        Div form = new Div(summary, new Paragraph(name), reason);
        form.addClassNames("kq-form", "kq-form-dialog");
        dialog.add(form);
        Button save = new Button(getTranslation("allotment.reject"), click -> {
            if (mistakes.attempt(getLocale(), () -> allotments.reject(of.id(), reason.getValue()))) {
                dialog.close();
                show();
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("shell.cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
