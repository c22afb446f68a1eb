package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.TimelineEntry;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.organization.OrganisationView;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Timeline;
import org.keqiao.shared.ui.Tone;

/** A case for its applicant: what to do, what is being done, how long it takes; nothing internal. */
@Route(value = Routes.MY_CASES + "/:case", layout = MainLayout.class)
@PermitAll
public class OwnCaseView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient ApplicantParts parts;

    OwnCaseView(ApplicantParts parts) {
        super("applicant.case");
        this.parts = parts;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = Routes.id(event.getRouteParameters().get("case").orElse(""));
        CaseView view = parts.reading().view(id);
        if (view.rights().officer()) {
            event.forwardTo("case-file/" + id);
            return;
        }
        if (view.caseNumber() == null) {
            event.forwardTo(Routes.application(id));
            return;
        }
        show(view);
    }

    private void show(CaseView view) {
        removeAll();
        Matter matter = parts.matters().version(view.matter(), view.definitionVersion());
        CaseProgress progress = progress(view);
        String number = view.caseNumber().value();
        String title = Words.title(view.title(), this);
        pageTitle(title);
        Span shown = new Span(number);
        shown.addClassName("kq-number");
        add(
                new PageHeader(title)
                        .crumb(getTranslation("applicant.cases"), Routes.MY_CASES)
                        .below(
                                shown,
                                new Span(" · " + matter.settings().name().in(getLocale()) + " "),
                                Words.badge(view.status(), this)),
                new CaseTodo(view, progress, matter),
                section("applicant.doing", new CaseDoing(view, progress)),
                section("applicant.clock", new CaseClockFacts(view, progress)),
                section("applicant.progress", new StageSteps(progress)));
        extras(view);
        add(
                section("applicant.news", news(view)),
                section("applicant.papers", new CasePapers(view, matter, electronic(view))),
                section("applicant.contact", contact(view, progress)));
        followUps(view);
    }

    private CaseProgress progress(CaseView view) {
        CaseProgress progress = parts.tracking().of(view.id(), getLocale());
        for (CaseExtra extra : parts.extras()) {
            progress = extra.progress(view, progress, getLocale());
        }
        return progress;
    }

    /** 后续事项、关联办件: what the applicant may still ask for once the case is decided, and the cases that belong with this one. */
    private void followUps(CaseView view) {
        List<Matter> offered = parts.cases().followUps(view.id());
        if (offered.isEmpty() && view.links().isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        view.links().stream()
                .filter(link -> link.caseNumber() != null)
                .forEach(link -> list.add(new ListItem(
                        new Anchor(Routes.ownCase(link.id()), link.caseNumber().value()),
                        new Span(" " + name(link.matter()) + " "),
                        Words.badge(link.status(), this))));
        Div ways = new Div();
        ways.addClassName("kq-row");
        offered.forEach(matter -> ways.add(Words.buttonLink(
                Routes.apply(matter.key(), view.id()), matter.settings().name().in(getLocale()), false)));
        Div box = new Div(list, ways);
        list.setVisible(list.getChildren().findAny().isPresent());
        add(section(offered.isEmpty() ? "applicant.related" : "applicant.followUps", box));
    }

    private String name(String matter) {
        return parts.matters()
                .current(matter)
                .map(one -> one.settings().name().in(getLocale()))
                .orElse(matter);
    }

    private boolean electronic(CaseView view) {
        return parts.organisations().of(parts.currentActor().require()).stream()
                .filter(organisation -> view.parties().stream()
                        .anyMatch(party -> party.organisationId().equals(organisation.id())))
                .anyMatch(OrganisationView::electronicService);
    }

    private void extras(CaseView view) {
        int place = 0;
        for (CaseExtra extra : parts.extras()) {
            Optional<CaseExtra.Shown> shown = extra.of(view, getLocale());
            if (shown.isPresent()) {
                add(section(
                        "extra-" + place++,
                        shown.get().title(),
                        shown.get().content().get()));
            }
        }
    }

    private Section section(String key, Component content) {
        return section(key.replace('.', '-'), getTranslation(key), content);
    }

    private static Section section(String id, String title, Component content) {
        H2 heading = new H2(title);
        heading.setId(id);
        Section section = new Section(heading, content);
        section.addClassName("kq-section");
        section.getElement().setAttribute("aria-labelledby", id);
        return section;
    }

    private Component news(CaseView view) {
        List<TimelineEntry> entries = new ArrayList<>(parts.reading().timeline(view.id(), getLocale()));
        Collections.reverse(entries);
        return new Timeline(entries.stream()
                .map(entry -> new Timeline.Entry(entry.at(), entry.text(), entry.by(), detail(entry), tone(entry)))
                .toList());
    }

    private String detail(TimelineEntry entry) {
        Object dueOn = entry.details().get("dueOn");
        String words = entry.opinion() == null ? "" : entry.opinion();
        if (dueOn == null) {
            return words;
        }
        String until = getTranslation(
                "applicant.news.dueOn", DateText.longDay(java.time.LocalDate.parse(dueOn.toString()), getLocale()));
        return words.isEmpty() ? until : words + "\n" + until;
    }

    private static Tone tone(TimelineEntry entry) {
        return switch (entry.code()) {
            case "decidePositive", "issueCertificate", "acceptCase" -> Tone.GOOD;
            case "requestCorrection" -> Tone.SOON;
            case "decideNegative", "refuseIntake" -> Tone.LATE;
            default -> Tone.NEUTRAL;
        };
    }

    private Component contact(CaseView view, CaseProgress progress) {
        Span number = new Span(view.caseNumber().value());
        number.addClassName("kq-number");
        Div box = new Div(new Paragraph(new Span(getTranslation("applicant.contact.text", progress.office())), number));
        Div actions = new Div();
        actions.addClassName("kq-row");
        if (view.rights().withdraw()) {
            Button withdraw = new Button(getTranslation("applicant.withdraw"), click -> new WithdrawalDialog(reason -> {
                        CaseStatus now = parts.cases().withdraw(view.id(), reason);
                        show(parts.reading().view(view.id()));
                        org.keqiao.shared.ui.Notices.success(getTranslation("applicant.status." + now));
                    })
                    .open());
            withdraw.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
            actions.add(withdraw);
        }
        if (view.rights().copy()) {
            actions.add(new Button(getTranslation("applicant.copy"), click -> UI.getCurrent()
                    .navigate(Routes.application(parts.cases().copy(view.id()).id()))));
        }
        box.add(actions);
        return box;
    }
}
