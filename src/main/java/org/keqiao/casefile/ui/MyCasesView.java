package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.ui.extra.CaseStandings;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.FilterChips;
import org.keqiao.shared.ui.Icons;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** 我的办件: what waits for the applicant first, then everything, newest first. */
@Route(value = Routes.MY_CASES, layout = MainLayout.class)
@PermitAll
public class MyCasesView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 25;
    private static final int MOST_WAITING = 20;
    private static final String STATUS = "status";
    private static final String WORDS = "q";

    private final transient ApplicantParts parts;
    private final TextField search = new TextField();
    private final Select<CaseStatus> status = new Select<>();
    private final FilterChips chips;
    private final Div waiting = new Div();
    private final Div empty = new Div();
    private final UnorderedList list = new UnorderedList();
    private final Button more;

    @Nullable
    private String next;

    MyCasesView(ApplicantParts parts) {
        super("applicant.cases");
        this.parts = parts;
        chips = new FilterChips(() -> go("", null));
        list.addClassName("kq-case-list");
        more = new Button(getTranslation("applicant.more"), click -> append(next));
        add(
                new PageHeader(getTranslation("applicant.cases"))
                        .actions(Words.buttonLink(Routes.CATALOGUE, getTranslation("applicant.new"), true)),
                waiting,
                toolbar(),
                chips,
                list,
                more,
                empty);
    }

    private Div toolbar() {
        search.setPlaceholder(getTranslation("applicant.search"));
        search.setAriaLabel(getTranslation("applicant.search"));
        search.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.addClassName("grow");
        search.addValueChangeListener(change -> changed(change.isFromClient()));
        status.setAriaLabel(getTranslation("applicant.filter.status"));
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("applicant.filter.all"));
        status.setItems(CaseStatus.values());
        status.setItemLabelGenerator(
                one -> getTranslation(one == null ? "applicant.filter.all" : "applicant.status." + one));
        status.addValueChangeListener(change -> changed(change.isFromClient()));
        Div bar = new Div(search, status);
        bar.addClassName("kq-toolbar");
        return bar;
    }

    private void changed(boolean byReader) {
        if (byReader) {
            go(search.getValue(), status.getValue());
        }
    }

    private static void go(String q, @Nullable CaseStatus of) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!q.isBlank()) {
            parameters.put(WORDS, List.of(q.strip()));
        }
        if (of != null) {
            parameters.put(STATUS, List.of(of.name()));
        }
        UI.getCurrent().navigate(MyCasesView.class, new QueryParameters(parameters));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        search.setValue(parameters.getSingleParameter(WORDS).orElse(""));
        status.setValue(parameters
                .getSingleParameter(STATUS)
                .flatMap(text -> Arrays.stream(CaseStatus.values())
                        .filter(one -> one.name().equalsIgnoreCase(text))
                        .findFirst())
                .orElse(null));
        boolean narrowed = !search.getValue().isBlank() || status.getValue() != null;
        showWaiting(narrowed);
        list.removeAll();
        append(null);
        showEmpty(narrowed);
        chips.reset();
        if (!search.getValue().isBlank()) {
            chips.chip(getTranslation("applicant.filter.words", search.getValue()), () -> go("", status.getValue()));
        }
        if (status.getValue() != null) {
            chips.chip(getTranslation("applicant.status." + status.getValue()), () -> go(search.getValue(), null));
        }
    }

    private void showWaiting(boolean narrowed) {
        waiting.removeAll();
        if (narrowed) {
            return;
        }
        List<CaseSummary> all = parts.reading()
                .list(new CaseQuery(null, CaseStatus.CORRECTION, null), null, MOST_WAITING)
                .items();
        if (all.isEmpty()) {
            return;
        }
        UnorderedList todo = new UnorderedList();
        all.forEach(row -> todo.add(
                new ListItem(new Anchor(path(row), Words.title(row.title(), this)), new Span(" · " + what(row)))));
        Div box = new Div(new H2(getTranslation("applicant.todo.count", all.size())), todo);
        box.addClassNames("kq-message", "tone-soon");
        waiting.add(box);
    }

    private void append(@Nullable String cursor) {
        String q = search.getValue().isBlank() ? null : search.getValue().strip();
        CursorPage<CaseSummary> page = parts.reading().list(new CaseQuery(null, status.getValue(), q), cursor, PAGE);
        Map<UUID, String> standings = CaseStandings.of(parts.extras(), page.items(), getLocale());
        page.items().forEach(row -> list.add(item(row, standings.get(row.id()))));
        next = page.next();
        more.setVisible(next != null);
    }

    private ListItem item(CaseSummary row, @Nullable String standing) {
        Anchor link = new Anchor(path(row), Words.title(row.title(), this));
        link.addClassName("kq-case-link");
        Span number = new Span(
                row.caseNumber() == null
                        ? getTranslation("applicant.noNumber")
                        : row.caseNumber().value());
        number.addClassName("kq-number");
        Div about = new Div(number, new Span(" · " + matter(row) + " · " + row.applicant()));
        about.addClassNames("kq-quiet", "kq-small");
        Span todo = new Span(standing == null ? what(row) : standing + " · " + what(row));
        todo.addClassName(row.status() == CaseStatus.CORRECTION ? "tone-soon" : "kq-quiet");
        Div left = new Div(link, about, todo);
        left.addClassName("grow");
        return new ListItem(left, Words.badge(row.status(), this));
    }

    /** What the applicant has to do, or else what it may expect and when. */
    private String what(CaseSummary row) {
        return switch (row.status()) {
            case DRAFT -> getTranslation("applicant.todo.draft", DateText.minuteText(row.createdAt()));
            case CORRECTION ->
                row.correctionDueOn() == null
                        ? getTranslation("applicant.todo.correction")
                        : getTranslation(
                                "applicant.todo.correctionBy", DateText.longDay(row.correctionDueOn(), getLocale()));
            case SUBMITTED -> getTranslation("applicant.todo.submitted");
            case ACCEPTED -> accepted(row);
            default ->
                row.receivedOn() == null
                        ? ""
                        : getTranslation("applicant.todo.received", DateText.longDay(row.receivedOn(), getLocale()));
        };
    }

    private String accepted(CaseSummary row) {
        if (row.paused()) {
            return getTranslation("applicant.todo.paused");
        }
        return row.dueOn() == null
                ? getTranslation("applicant.todo.none")
                : getTranslation("applicant.todo.due", DateText.longDay(row.dueOn(), getLocale()));
    }

    private void showEmpty(boolean narrowed) {
        empty.removeAll();
        if (list.getChildren().findAny().isPresent()) {
            return;
        }
        if (narrowed) {
            empty.add(new EmptyState(
                    VaadinIcon.SEARCH,
                    getTranslation("applicant.noMatch"),
                    getTranslation("applicant.noMatch.hint"),
                    new Button(getTranslation("shell.filter.clear"), click -> go("", null))));
            return;
        }
        boolean alone = parts.organisations().of(parts.currentActor().require()).isEmpty();
        Component action = alone
                ? Words.buttonLink(Routes.MY_ORGANISATIONS, getTranslation("applicant.noOrganisation.action"), true)
                : Words.buttonLink(Routes.CATALOGUE, getTranslation("applicant.new"), true);
        empty.add(new EmptyState(
                VaadinIcon.FOLDER_O,
                getTranslation("applicant.noCases"),
                getTranslation(alone ? "applicant.noOrganisation.hint" : "applicant.noCases.hint"),
                action));
    }

    private String path(CaseSummary row) {
        return row.status() == CaseStatus.DRAFT ? Routes.application(row.id()) : Routes.ownCase(row.id());
    }

    private String matter(CaseSummary row) {
        return parts.matters()
                .current(row.matter())
                .map(known -> known.settings().name().in(getLocale()))
                .orElse(row.matter());
    }
}
