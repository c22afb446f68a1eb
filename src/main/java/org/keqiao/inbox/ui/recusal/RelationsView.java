package org.keqiao.inbox.ui.recusal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.inbox.recusal.Relations;
import org.keqiao.inbox.recusal.Relations.Kind;
import org.keqiao.inbox.recusal.Relations.Relation;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** 关系申报: what an officer declares; the deputy director and the discipline office read what all declared. */
@Route(value = RelationsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({
    "INTAKE_CLERK",
    "REGISTRAR",
    "STATION_REVIEWER",
    "STATION_HEAD",
    "COUNTY_DEPT",
    "COUNTY_HEAD",
    "COUNTY_FINANCE",
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "MEETING_SECRETARY",
    "OBJECTION_OFFICER",
    "DISCIPLINE",
    "EXPERT",
    "TREASURY",
    "FINANCE_BUREAU",
    "SPECIAL_AUDITOR",
    "TAX_VIEWER"
})
public class RelationsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "relations";
    private static final int PAGE = 50;

    private static final long serialVersionUID = 1L;

    private final transient Relations relations;
    private final transient Failures failures;
    private final transient Clock clock;

    RelationsView(Relations relations, Failures failures, Clock clock) {
        super("recusal.relations");
        this.relations = relations;
        this.failures = failures;
        this.clock = clock;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        add(
                new PageHeader(getTranslation("recusal.relations"))
                        .below(new Paragraph(getTranslation("recusal.relations.intro"))),
                form());
        List<Relation> mine = relations.mine();
        if (mine.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.USERS,
                    getTranslation("recusal.relations.none"),
                    getTranslation("recusal.relations.none.hint")));
        }
        mine.forEach(relation -> add(line(relation, true)));
        if (relations.isReader()) {
            add(new H2(getTranslation("recusal.relations.all")));
            append(null);
        }
    }

    private void append(@Nullable String cursor) {
        CursorPage<Relation> page = relations.all(cursor, PAGE);
        page.items().forEach(relation -> add(line(relation, false)));
        if (page.next() != null) {
            Button more = new Button(getTranslation("applicant.more"));
            more.addClickListener(click -> {
                remove(more);
                append(page.next());
            });
            add(more);
        }
    }

    private Div form() {
        ErrorSummary summary = new ErrorSummary();
        FieldMistakes mistakes = new FieldMistakes(summary, failures);
        TextField uscc = mistakes.field("uscc", new TextField(getTranslation("recusal.uscc")));
        Checkbox withoutCode = new Checkbox(getTranslation("recusal.withoutCode"));
        withoutCode.addValueChangeListener(changed -> {
            uscc.setEnabled(!changed.getValue());
            uscc.clear();
        });
        TextField name = mistakes.field("name", new TextField(getTranslation("recusal.name")));
        Select<Kind> relation = mistakes.field("relation", new Select<>());
        relation.setLabel(getTranslation("recusal.relation.column"));
        relation.setItems(Kind.values());
        relation.setItemLabelGenerator(this::words);
        DatePicker since = mistakes.field("since", DayNames.picker(getTranslation("recusal.since")));
        TextField note = mistakes.field("note", new TextField(getTranslation("recusal.note")));
        Button declare = new Button(getTranslation("recusal.relations.declare"), click -> {
            boolean done = mistakes.attempt(
                    getLocale(),
                    () -> relations.declare(
                            uscc.getValue(),
                            name.getValue(),
                            relation.getValue(),
                            note.getValue(),
                            withoutCode.getValue(),
                            since.getValue()));
            if (done) {
                Notices.success(getTranslation("recusal.relations.declared", name.getValue()));
                show();
            }
        });
        declare.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div form = new Div(summary, uscc, withoutCode, name, relation, since, note, declare);
        form.addClassNames("kq-form", "kq-section");
        return form;
    }

    private Div line(Relation relation, boolean own) {
        Div head = new Div(new Span(relation.name()), new Span(words(relation.relation())));
        head.addClassName("kq-row");
        Span since = new Span(
                relation.endedAt() == null
                        ? getTranslation(
                                "recusal.relations.since", LocalDate.ofInstant(relation.declaredAt(), clock.getZone()))
                        : getTranslation(
                                "recusal.relations.ended", LocalDate.ofInstant(relation.endedAt(), clock.getZone())));
        Div quiet = new Div(new Span(own ? Objects.toString(relation.uscc(), "") : relation.officer()), since);
        quiet.addClassNames("kq-row", "kq-quiet");
        Div line = new Div(head, quiet);
        line.addClassName("kq-section");
        if (relation.note() != null) {
            line.add(new Div(relation.note()));
        }
        if (own && relation.endedAt() == null) {
            UUID id = relation.id();
            Button end = new Button(getTranslation("recusal.relations.end"), click -> {
                relations.end(id);
                show();
            });
            end.addThemeVariants(ButtonVariant.LUMO_SMALL);
            end.setTooltipText(getTranslation("recusal.relations.end.sure", relation.name()));
            line.add(end);
        }
        return line;
    }

    private String words(Kind kind) {
        return getTranslation("recusal.relation." + kind);
    }
}
