package org.keqiao.studio.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Outcome;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.trial.TrialState;
import org.keqiao.studio.trial.Trials;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.keqiao.studio.ui.replay.WayWords;
import org.keqiao.studio.way.WayStep;

/** A draft walked by hand, with its own day, and its test cases. */
@Route(value = StudioView.ROUTE + "/:matter/trial", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class TrialView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Trials trials;
    private final transient StudioParts parts;
    private final Div walk = new Div();
    private String matter = "";

    TrialView(Trials trials, StudioParts parts) {
        super("studio.trial.title");
        this.trials = trials;
        this.parts = parts;
    }

    /** Where a matter is tried. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter + "/trial";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        matter = event.getRouteParameters().get("matter").orElse("");
        Overview overview = parts.matters().all(actor()).stream()
                .filter(found -> found.key().equals(matter))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String name = overview.name().in(getLocale());
        String title = getTranslation("studio.trial.of", name);
        pageTitle(title);
        removeAll();
        add(
                new PageHeader(title)
                        .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                        .crumb(name, MatterView.path(matter)),
                new Paragraph(getTranslation("studio.trial.about")),
                walk,
                new TestsPanel(() -> attempt(() -> trials.tests(actor(), matter), List.of())));
        trials.current(actor(), matter).ifPresentOrElse(this::show, this::showBeginning);
    }

    private void showBeginning() {
        walk.removeAll();
        Section section = section("studio.trial.begin");
        AskedFields fields = new AskedFields(attempt(() -> trials.startFields(actor(), matter), List.of()));
        DatePicker day = new DatePicker(getTranslation("studio.trial.startsOn"));
        day.setI18n(DayNames.of(getLocale()));
        day.setValue(LocalDate.now(parts.clock()));
        Button begin = new Button(
                getTranslation("studio.trial.begin"),
                click -> go(() -> trials.begin(
                        actor(),
                        matter,
                        fields.answers(),
                        day.getValue() == null ? LocalDate.now(parts.clock()) : day.getValue())));
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setId("trial-begin");
        fields.addComponentAsFirst(day);
        section.add(fields, new Div(begin));
        walk.add(section);
    }

    private void show(TrialState state) {
        walk.removeAll();
        Section now = section("studio.trial.now");
        now.setId("trial-now");
        now.add(new Paragraph(getTranslation("studio.trial.today", state.today())));
        if (state.ended()) {
            now.add(new Paragraph(getTranslation("studio.trial.ended", end(state))));
        } else if (state.waiting().isEmpty() && state.limits().isEmpty()) {
            now.add(new Paragraph(getTranslation("studio.trial.stuck")));
        }
        state.waiting().forEach(step -> now.add(step(state.id(), step)));
        now.add(others(state));
        Section way = section("studio.trial.way");
        way.add(way(state.way()));
        walk.add(now, way);
    }

    /** The action that ended it, by its name. */
    private String end(TrialState state) {
        return state.way().stream()
                .filter(WayStep::decides)
                .reduce((first, last) -> last)
                .map(step -> new WayWords(this, getLocale()).title(step))
                .orElse("—");
    }

    private Div step(UUID id, TrialState.WaitingStep step) {
        AskedFields fields = new AskedFields(step.fields());
        Div outcomes = new Div();
        outcomes.addClassName("kq-row");
        for (Outcome outcome : step.outcomes()) {
            Button button = new Button(
                    english() ? outcome.en() : outcome.zh(),
                    click -> go(
                            () -> trials.complete(actor(), matter, id, step.form(), outcome.key(), fields.answers())));
            if (outcome.kind() == Outcome.Kind.ADVANCE) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            outcomes.add(button);
        }
        return new Div(
                new H3(english() ? step.en() : step.zh()),
                new Paragraph(getTranslation("studio.trial.form", step.form())),
                fields,
                outcomes);
    }

    private Div others(TrialState state) {
        Div row = new Div();
        row.addClassName("kq-row");
        if (!state.ended()) {
            state.limits().stream()
                    .findFirst()
                    .ifPresent(next -> row.add(new Button(
                            getTranslation("studio.trial.next", next.limit(), next.lastDay()),
                            click -> go(() -> trials.passTime(actor(), matter, state.id())))));
            row.add(new Button(
                    getTranslation("studio.trial.withdraw"),
                    click -> go(() -> trials.withdraw(actor(), matter, state.id()))));
        }
        Button again = new Button(getTranslation("studio.trial.again"), click -> {
            attempt(
                    () -> {
                        trials.end(actor(), matter, state.id());
                        return true;
                    },
                    false);
            showBeginning();
        });
        again.setId("trial-again");
        row.add(again);
        if (actor().has(Role.FLOW_DESIGNER)) {
            row.add(saving(state.id()));
        }
        return row;
    }

    private Div saving(UUID id) {
        TextField name = new TextField();
        name.setPlaceholder(getTranslation("studio.trial.save.name"));
        name.setAriaLabel(getTranslation("studio.trial.save.name"));
        name.setMaxLength(60);
        Button save = new Button(getTranslation("studio.trial.save"), click -> {
            String title = name.getValue().strip();
            String path = Bundle.TESTS + "trial-" + id.toString().substring(0, 8) + ".json";
            boolean saved = attempt(
                    () -> {
                        String json = trials.asTestCase(actor(), matter, id, title.isEmpty() ? path : title);
                        parts.drafting().put(actor(), matter, path, json.getBytes(StandardCharsets.UTF_8), null);
                        return true;
                    },
                    false);
            if (saved) {
                Notices.success(getTranslation("studio.trial.saved", path));
            }
        });
        save.setId("trial-save");
        Div saving = new Div(name, save);
        saving.addClassName("kq-row");
        return saving;
    }

    private Grid<WayStep> way(List<WayStep> steps) {
        WayWords words = new WayWords(this, getLocale());
        Grid<WayStep> grid = new Grid<>();
        grid.setId("trial-way");
        grid.setAllRowsVisible(true);
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(step -> DateText.day(step.on()))
                .setHeader(getTranslation("studio.trial.day"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(step ->
                        step.kind() == WayStep.Kind.WAITS ? english() ? step.en() : step.zh() : words.title(step))
                .setHeader(getTranslation("studio.trial.what"))
                .setFlexGrow(1);
        grid.addComponentColumn(step -> new Div(
                        words.details(step).stream().map(line -> new Div(line)).toArray(Div[]::new)))
                .setHeader(getTranslation("studio.trial.detail"))
                .setFlexGrow(2);
        grid.setItems(steps);
        return grid;
    }

    private Section section(String title) {
        Section section = new Section(new H2(getTranslation(title)));
        section.addClassName("kq-section");
        return section;
    }

    private void go(Supplier<TrialState> move) {
        TrialState state = attempt(move, null);
        if (state != null) {
            show(state);
        }
    }

    private <T> T attempt(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (BundleRefused refused) {
            Notices.error(getTranslation("studio.trial.unsound"));
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
        return otherwise;
    }

    private boolean english() {
        return Locale.ENGLISH.getLanguage().equals(getLocale().getLanguage());
    }

    private Actor actor() {
        return parts.current().require();
    }
}
