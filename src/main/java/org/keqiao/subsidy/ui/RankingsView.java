package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.keqiao.policy.ItemTitles;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.BoundedUpload;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.Pager;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.subsidy.ranking.Ranking;
import org.keqiao.subsidy.ranking.Rankings;
import org.springframework.lang.Nullable;

/** 评审名次: what the signed sheets say, what waits for a second person first. */
@Route(value = RankingsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"PROGRAM_OFFICER", "RECHECKER", "DISCIPLINE", "AUDITOR"})
public class RankingsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "rankings";

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;
    private static final int LARGEST_SHEET = 20 * 1024 * 1024;

    private final transient Rankings rankings;
    private final transient ItemTitles items;
    private final transient Failures failures;
    private final Div list = new Div();
    private final Pager pager = new Pager(this::go);

    private transient Map<String, Bilingual> titles = Map.of();

    @Nullable
    private String cursor;

    RankingsView(Rankings rankings, ItemTitles items, Failures failures, Clock clock) {
        super("ranking.title");
        this.rankings = rankings;
        this.items = items;
        this.failures = failures;
        narrow();
        PageHeader header =
                new PageHeader(getTranslation("ranking.title")).below(new Paragraph(getTranslation("ranking.intro")));
        if (rankings.isKept()) {
            int year = LocalDate.now(clock).getYear();
            Button enter = new Button(
                    getTranslation("ranking.enter"),
                    click -> new RankingDialog(rankings, items, year, failures, this::show).open());
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(enter);
        }
        add(header, list, pager);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void go(@Nullable String after) {
        cursor = after;
        show();
    }

    private void show() {
        list.removeAll();
        titles = items.all();
        CursorPage<Ranking> page = rankings.list(cursor, PAGE);
        List<Ranking> found = page.items();
        pager.show(cursor, page);
        if (found.isEmpty()) {
            list.add(new EmptyState(
                    VaadinIcon.TROPHY, getTranslation("ranking.none"), getTranslation("ranking.none.about")));
        }
        found.forEach(ranking -> list.add(section(ranking)));
    }

    private String name(Ranking ranking) {
        Bilingual title = titles.get(ranking.item());
        String item = title == null ? ranking.item() : title.in(getLocale());
        return getTranslation("ranking.of", item, String.valueOf(ranking.year()));
    }

    private Component section(Ranking ranking) {
        Span who = new Span(
                switch (ranking.state()) {
                    case ENTERED -> getTranslation("ranking.by.ENTERED", ranking.enteredBy());
                    case IN_FORCE -> getTranslation("ranking.by.IN_FORCE", ranking.enteredBy(), ranking.decidedBy());
                    case REJECTED -> getTranslation("ranking.by.REJECTED", ranking.decidedBy(), ranking.note());
                    case REPLACED -> getTranslation("ranking.by.REPLACED", ranking.enteredBy(), ranking.decidedBy());
                });
        who.addClassName("kq-quiet");
        Tone tone =
                switch (ranking.state()) {
                    case ENTERED -> Tone.SOON;
                    case IN_FORCE -> Tone.GOOD;
                    case REJECTED, REPLACED -> Tone.NEUTRAL;
                };
        Div standing = new Div(new StatusBadge(getTranslation("ranking.state." + ranking.state()), tone), who);
        standing.addClassName("kq-row");
        OrderedList places = new OrderedList();
        ranking.places().forEach(place -> places.add(place(place)));
        Div box = new Div(new H2(name(ranking)), standing, new Paragraph(ranking.reference()), places, doing(ranking));
        box.addClassName("kq-section");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", name(ranking));
        return box;
    }

    private ListItem place(Ranking.Place place) {
        Div scores = new Div(getTranslation(
                "ranking.place.line",
                place.caseNumber(),
                place.score().toPlainString(),
                place.indicators().toPlainString(),
                place.ownFunds().toPlainString()));
        scores.addClassNames("kq-quiet", "kq-small");
        return new ListItem(new Span(place.applicant()), scores);
    }

    private Component doing(Ranking ranking) {
        Div doing = new Div();
        doing.addClassName("kq-row");
        if (ranking.sheet() != null) {
            Anchor sheet =
                    new Anchor("api/v1/rankings/" + ranking.id() + "/sheet", getTranslation("ranking.sheet.get"));
            sheet.setRouterIgnore(true);
            doing.add(sheet);
        } else {
            doing.add(new Span(getTranslation("ranking.sheet.missing")));
            if (ranking.state() == Ranking.State.ENTERED && rankings.isKept()) {
                doing.add(upload(ranking));
            }
        }
        if (ranking.awaitsReader()) {
            Button confirm = new Button(getTranslation("ranking.confirm"), click -> {
                rankings.confirm(ranking.id());
                Notices.success(getTranslation("ranking.confirmed", name(ranking)));
                show();
            });
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            String reject = getTranslation("ranking.reject");
            doing.add(confirm, new Button(reject, click -> new ReasonDialog(
                            reject, name(ranking), failures, why -> rankings.reject(ranking.id(), why), this::show)
                    .open()));
        }
        return doing;
    }

    private Upload upload(Ranking ranking) {
        Upload upload = new Upload(new BoundedUpload(LARGEST_SHEET, (name, file) -> take(ranking, name, file)));
        upload.setAcceptedFileTypes(".pdf");
        upload.setMaxFileSize(LARGEST_SHEET);
        upload.setMaxFiles(1);
        upload.setUploadButton(new Button(getTranslation("ranking.sheet.add")));
        upload.setDropAllowed(false);
        return upload;
    }

    private void take(Ranking ranking, String name, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            rankings.attach(ranking.id(), name, content);
        } catch (IOException | Refusal failed) {
            failures.show(failed, getLocale());
        }
        show();
    }
}
