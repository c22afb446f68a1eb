package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.UUID;
import org.keqiao.intermediary.training.BrokerTraining;
import org.keqiao.intermediary.training.BrokerTrainings;
import org.keqiao.intermediary.training.CertificateAnnulments;
import org.keqiao.intermediary.training.TrainingFile;
import org.keqiao.intermediary.training.TrainingFile.Annulment;
import org.keqiao.intermediary.training.TrainingFile.Enrolment;
import org.keqiao.intermediary.training.TrainingResults;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** One class: who takes part, results, certificates; a person sees the own enrolment alone. */
@Route(value = BrokerTrainingsView.ROUTE + "/:id", layout = MainLayout.class)
@PermitAll
public class BrokerTrainingView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient BrokerTrainings trainings;
    private final transient TrainingResults results;
    private final transient CertificateAnnulments annulments;
    private final transient Failures failures;

    BrokerTrainingView(
            BrokerTrainings trainings, TrainingResults results, CertificateAnnulments annulments, Failures failures) {
        super("training.class");
        this.trainings = trainings;
        this.results = results;
        this.annulments = annulments;
        this.failures = failures;
    }

    static String path(UUID id) {
        return BrokerTrainingsView.ROUTE + "/" + id;
    }

    static String period(BrokerTraining training, Component reader) {
        return reader.getTranslation(
                "training.fromTo",
                training.firstDay().toString(),
                training.lastDay().toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(UUID.fromString(event.getRouteParameters().get("id").orElse("")));
        } catch (Refusal | IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    private void show(UUID id) {
        TrainingFile file = trainings.file(id);
        BrokerTraining training = file.training();
        removeAll();
        pageTitle(training.title());
        PageHeader header = new PageHeader(training.title())
                .crumb(getTranslation("training.list"), BrokerTrainingsView.ROUTE)
                .below(new Span(training.number()));
        add(header, facts(training));
        if (training.cancelledOn() == null) {
            offer(header, file);
        }
        if (file.results() != null) {
            add(waiting(file));
        }
        add(new H2(getTranslation(file.kept() ? "training.enrolments" : "training.own")), enrolments(file));
    }

    private Section facts(BrokerTraining training) {
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        fact(list, "training.level", getTranslation("intermediary.level." + training.level()));
        fact(list, "training.host", training.host());
        fact(list, "training.enrolUntil", training.enrolUntil().toString());
        fact(list, "training.period", period(training, this));
        fact(list, "training.examOn", training.examOn().toString());
        fact(list, "training.passMark", training.passMark().stripTrailingZeros().toPlainString());
        fact(
                list,
                "training.places",
                training.cancelledOn() == null
                        ? getTranslation("training.taken", training.enrolled(), training.places())
                        : getTranslation("training.cancelled", training.cancelledOn()));
        Section section = new Section(list);
        section.addClassName("kq-section");
        return section;
    }

    private void fact(DescriptionList list, String key, String value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }

    private void offer(PageHeader header, TrainingFile file) {
        UUID id = file.training().id();
        if (file.cancellable()) {
            header.actions(new Button(getTranslation("training.cancel"), click -> cancel(file.training())));
        }
        if (file.kept()) {
            header.actions(new Button(
                    getTranslation("training.results"),
                    click -> new TrainingResultsDialog(results, id, failures, () -> show(id)).open()));
        }
        if (file.enrolmentOpen() && mayTakePart(file)) {
            Button enrol = new Button(
                    getTranslation("training.enrol"),
                    click -> new EnrolDialog(trainings, file, failures, () -> show(id)).open());
            enrol.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(enrol);
        }
    }

    private boolean mayTakePart(TrainingFile file) {
        return file.kept()
                || !trainings.ownPersons().isEmpty()
                        && file.enrolments().stream().allMatch(each -> each.cancelledOn() != null);
    }

    private void cancel(BrokerTraining training) {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("training.cancel"),
                getTranslation("training.cancel.about", training.title(), training.enrolled()),
                getTranslation("training.cancel"),
                confirmed -> done(() -> trainings.cancel(training.id()), training.id()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("shell.cancel"));
        dialog.open();
    }

    /** What the server refuses is told, and the page shows what is now. */
    private void done(Runnable work, UUID id) {
        try {
            work.run();
        } catch (Refusal refusal) {
            Notices.error(failures.text(refusal, getLocale()));
        }
        show(id);
    }

    private Section waiting(TrainingFile file) {
        TrainingFile.Results waiting = file.results();
        UUID id = file.training().id();
        Section section = new Section(new Paragraph(
                getTranslation("training.waiting", waiting.sourceFile(), waiting.rows(), waiting.enteredBy())));
        section.addClassName("kq-section");
        if (waiting.awaitsReader()) {
            section.add(
                    new Button(getTranslation("training.confirm"), click -> done(() -> results.confirm(id), id)),
                    new Button(getTranslation("training.reject"), click -> new TrainingReasonDialog(
                                    "training.reject",
                                    "training.reject",
                                    reason -> results.reject(id, reason),
                                    failures,
                                    () -> show(id))
                            .open()));
        }
        return section;
    }

    private Grid<Enrolment> enrolments(TrainingFile file) {
        Grid<Enrolment> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.addColumn(Enrolment::seat)
                .setHeader(getTranslation("training.seat"))
                .setFlexGrow(0);
        grid.addColumn(Enrolment::name).setHeader(getTranslation("training.name"));
        grid.addColumn(this::enrolled)
                .setHeader(getTranslation("training.enrolled"))
                .setFlexGrow(2);
        grid.addColumn(this::score).setHeader(getTranslation("training.score")).setFlexGrow(0);
        grid.addComponentColumn(this::certificate)
                .setHeader(getTranslation("training.certificate"))
                .setFlexGrow(2);
        grid.addComponentColumn(each -> doing(file, each))
                .setKey("doing")
                .setFlexGrow(0)
                .setWidth("16rem");
        grid.setItems(file.enrolments());
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.USERS,
                getTranslation("training.enrolments.none"),
                getTranslation("training.enrolments.none.hint")));
        PhoneCards.of(grid, getTranslation("training.enrolments"), each -> new PhoneCard(new Span(each.name()))
                .line(getTranslation("training.seatOf", each.seat()), enrolled(each))
                .line(each.score() == null ? null : getTranslation("training.scoreOf", score(each)))
                .line(certificate(each))
                .line(doing(file, each)));
        return grid;
    }

    private String enrolled(Enrolment each) {
        return each.cancelledOn() == null
                ? getTranslation("training.enrolled.by", each.enrolledOn(), each.enrolledBy())
                : getTranslation("training.left", each.cancelledOn());
    }

    private String score(Enrolment each) {
        return each.score() == null ? "" : each.score().stripTrailingZeros().toPlainString();
    }

    private Component certificate(Enrolment each) {
        Span number = new Span(each.certificate() == null ? "" : each.certificate());
        number.addClassName("kq-number");
        Div certificate = new Div(number);
        Annulment annulment = each.annulment();
        if (annulment != null) {
            boolean done = annulment.annulledOn() != null;
            Div who = new Div(
                    done
                            ? getTranslation(
                                    "training.annulled.by",
                                    annulment.annulledOn(),
                                    annulment.enteredBy(),
                                    annulment.decidedBy(),
                                    annulment.reason())
                            : getTranslation("training.annulling.by", annulment.enteredBy(), annulment.reason()));
            who.addClassName("kq-quiet");
            certificate.add(
                    new StatusBadge(
                            getTranslation(done ? "training.annulled" : "training.annulling"),
                            done ? Tone.LATE : Tone.SOON),
                    who);
        }
        return certificate;
    }

    /** For who keeps the register. */
    private void annulling(UUID id, Enrolment each, Div buttons) {
        if (each.annulment() == null) {
            buttons.add(button("training.annul", () -> new TrainingReasonDialog(
                            "training.annul",
                            "training.annul.ask",
                            reason -> annulments.ask(id, each.id(), reason),
                            failures,
                            () -> show(id))
                    .about("training.annul.about")
                    .open()));
        } else if (each.annulment().awaitsReader()) {
            buttons.add(
                    button("training.annul.confirm", () -> done(() -> annulments.confirm(id, each.id()), id)),
                    button("training.annul.reject", () -> new TrainingReasonDialog(
                                    "training.annul.reject",
                                    "training.annul.reject",
                                    reason -> annulments.reject(id, each.id(), reason),
                                    failures,
                                    () -> show(id))
                            .open()));
        }
    }

    private Component doing(TrainingFile file, Enrolment each) {
        UUID id = file.training().id();
        Div buttons = new Div();
        if (each.isCertified()) {
            if (file.kept()) {
                annulling(id, each, buttons);
            } else {
                buttons.add(button("training.apply", () -> UI.getCurrent()
                        .navigate("applications/" + trainings.applyForListing(id, each.id()))));
            }
        } else if (each.cancelledOn() == null && each.score() == null) {
            buttons.add(button("training.leave", () -> done(() -> trainings.leave(id, each.id()), id)));
        }
        return buttons;
    }

    private Button button(String key, Runnable work) {
        Button button = new Button(getTranslation(key), click -> work.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
