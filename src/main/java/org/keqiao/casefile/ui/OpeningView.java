package org.keqiao.casefile.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.keqiao.casefile.application.Openings;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.form.FormContext;
import org.keqiao.form.ui.FormPane;
import org.keqiao.process.Matter;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** 依职权立案: an officer opens a case about one that is decided, or one of the bureau's own. */
@Route(value = OpeningView.ROUTE + "/:matter/:origin?", layout = MainLayout.class)
@PermitAll
public class OpeningView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "openings";

    private static final long serialVersionUID = 1L;

    private final transient Openings openings;
    private final transient ApplicantParts parts;
    /** One for each time that the page is opened: a second press opens no second case. */
    private final String key = UUID.randomUUID().toString();

    OpeningView(Openings openings, ApplicantParts parts) {
        super("opening.title");
        this.openings = openings;
        this.parts = parts;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        UUID origin = event.getRouteParameters().get("origin").map(Routes::id).orElse(null);
        String wanted = event.getRouteParameters().get("matter").orElse("");
        Matter matter = (origin == null ? openings.offered() : openings.offered(origin))
                .stream().filter(one -> one.key().equals(wanted)).findFirst().orElseThrow(Refusal::notFound);
        String name = matter.settings().name().in(getLocale());
        pageTitle(name);
        FormPane form = new FormPane(matter.startForm(), FormContext.of(parts.today(), FormContext.Mode.SUBMIT));
        Div trouble = new Div();
        trouble.getElement().setAttribute("aria-live", "assertive");
        Button open = new Button(getTranslation("opening.open"), click -> open(matter, origin, form, trouble));
        open.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        String consequence = origin == null ? "opening.consequence.own" : "opening.consequence";
        Div ways = new Div(open, new Button(getTranslation("shell.cancel"), click -> UI.getCurrent()
                .getPage()
                .getHistory()
                .back()));
        ways.addClassName("kq-row");
        Div box = new Div(form, trouble, new Paragraph(getTranslation(consequence)), ways);
        box.addClassName("kq-section");
        add(new PageHeader(name).below(new Paragraph(matter.settings().summary().in(getLocale()))), box);
    }

    private void open(Matter matter, @Nullable UUID origin, FormPane form, Div trouble) {
        trouble.removeAll();
        form.showErrors(java.util.List.of());
        try {
            SubmissionReceipt receipt = openings.open(new Openings.Opening(matter.key(), origin, form.answers()), key);
            Notices.success(
                    getTranslation("opening.opened", receipt.caseNumber().value()));
            if (parts.reading().mayOpen(receipt.caseNumber())) {
                UI.getCurrent().navigate("case-file/" + receipt.id());
            } else {
                // Another authority asks; the case itself is the bureau's.
                UI.getCurrent().getPage().getHistory().back();
            }
        } catch (Refusal no) {
            if (no.kind() == Refusal.Kind.INVALID && !no.errors().isEmpty()) {
                form.showErrors(no.errors());
            } else {
                trouble.add(Words.message("tone-late", parts.failures().text(no, getLocale())));
            }
        }
    }
}
