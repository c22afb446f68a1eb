package org.keqiao.studio.ui.trial;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
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
import org.keqiao.form.FormSchema;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Outcome;
import org.keqiao.process.Vocabulary;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
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
import org.keqiao.studio.ui.workbench.step.StepWords;
import org.keqiao.studio.way.WayStep;
import org.springframework.lang.Nullable;

/** A draft walked by hand, with its own day, and its test cases. */
@Route(value = StudioView.ROUTE + "/:matter/trial", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class TrialView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Trials trials;
    private final transient StudioParts parts;
    private final Div now = new Div();
    private final Div way = new Div();
    private String matter = "";

    @Nullable
    private UUID walked;

    @Nullable
    private TrialCourse course;

    @Nullable
    private transient StepWords words;

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
                now,
                way,
                new TestsPanel(() -> attempt(() -> trials.tests(actor(), matter), List.of()), this::mismatches));
        trials.current(actor(), matter).ifPresentOrElse(this::show, this::showBeginning);
    }

    private MismatchWords mismatches() {
        Bundle bundle = parts.drafting().bundle(actor(), matter);
        return new MismatchWords(bundle, new StepWords(parts.vocabularies().of(bundle), parts.texts(), getLocale()));
    }

    private void showBeginning() {
        now.removeAll();
        way.removeAll();
        walked = null;
        Section section = section("studio.trial.begin");
        DatePicker day = new DatePicker(getTranslation("studio.trial.startsOn"));
        day.setI18n(DayNames.of(getLocale()));
        day.setValue(today());
        Bundle bundle = parts.drafting().bundle(actor(), matter);
        AskedFields fields = new AskedFields(
                attempt(() -> trials.startFields(actor(), matter), List.of()), startForm(bundle), today());
        Button begin = new Button(
                getTranslation("studio.trial.begin"),
                click -> go(() -> trials.begin(
                        actor(), matter, fields.answers(), day.getValue() == null ? today() : day.getValue())));
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setId("trial-begin");
        fields.addComponentAsFirst(day);
        section.add(fields, new Div(begin));
        now.add(section);
    }

    private LocalDate today() {
        return LocalDate.now(parts.clock());
    }

    @Nullable
    private FormSchema startForm(Bundle bundle) {
        Vocabulary vocabulary = parts.vocabularies().of(bundle);
        return vocabulary.settings() == null
                ? null
                : vocabulary.forms().get(vocabulary.settings().startForm());
    }

    private void show(TrialState state) {
        if (!state.id().equals(walked)) {
            Bundle tried = trials.tried(actor(), matter, state.id());
            words = new StepWords(parts.vocabularies().of(tried), parts.texts(), getLocale());
            course = new TrialCourse(tried, words);
            way.removeAll();
            way.add(course);
            walked = state.id();
        }
        now.removeAll();
        Section section = section("studio.trial.now");
        section.setId("trial-now");
        Paragraph day = new Paragraph(getTranslation("studio.trial.today", state.today()));
        day.getElement().setAttribute("role", "status");
        section.add(day);
        if (state.ended()) {
            section.add(new Paragraph(getTranslation("studio.trial.ended", end(state))));
        } else if (state.waiting().isEmpty() && state.limits().isEmpty()) {
            section.add(new Paragraph(getTranslation("studio.trial.stuck")));
        }
        state.waiting().forEach(step -> section.add(step(state, step)));
        section.add(clock(state), others(state));
        now.add(section);
        course.show(state);
    }

    /** The action that ended it, by its name. */
    private String end(TrialState state) {
        return state.way().stream()
                .filter(WayStep::decides)
                .reduce((first, last) -> last)
                .map(step -> new WayWords(this, getLocale()).title(step))
                .orElse("—");
    }

    private Div step(TrialState state, TrialState.WaitingStep step) {
        AskedFields fields =
                new AskedFields(step.fields(), words.vocabulary().forms().get(step.form()), state.today());
        Div outcomes = new Div();
        outcomes.addClassName("kq-row");
        for (Outcome outcome : step.outcomes()) {
            Button button = new Button(
                    english() ? outcome.en() : outcome.zh(),
                    click -> go(() -> trials.complete(
                            actor(), matter, state.id(), step.form(), outcome.key(), fields.answers())));
            if (outcome.kind() == Outcome.Kind.ADVANCE) {
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            }
            outcomes.add(button);
        }
        Div waiting = new Div(
                new H3(english() ? step.en() : step.zh()),
                new Paragraph(getTranslation("studio.trial.form", words.form(step.form()))));
        // Whose step it is and until when; whoever tries it stands in for them.
        state.way().stream()
                .filter(way -> way.kind() == WayStep.Kind.WAITS && way.key().equals(step.form()))
                .findFirst()
                .ifPresent(way -> waiting.add(new Paragraph(getTranslation(
                        "studio.trial.standIn",
                        String.join(
                                getTranslation("studio.trial.semicolon"),
                                new WayWords(this, getLocale()).details(way))))));
        waiting.add(
                step.fields().isEmpty() ? new Paragraph(getTranslation("studio.trial.noFields")) : fields, outcomes);
        return waiting;
    }

    /** The trial's own time: which limits run, and a step to the end of the next one. */
    private Div clock(TrialState state) {
        Div clock = new Div();
        if (state.ended() || state.limits().isEmpty()) {
            return clock;
        }
        UnorderedList running = new UnorderedList();
        state.limits()
                .forEach(limit -> running.add(new ListItem(
                        getTranslation("studio.trial.runs", words.limit(limit.limit()), limit.lastDay()))));
        TrialState.NextLimit next = state.limits().get(0);
        Button over = new Button(
                getTranslation("studio.trial.next", words.limitName(next.limit()), next.lastDay()),
                click -> go(() -> trials.passTime(actor(), matter, state.id())));
        over.setId("trial-over");
        clock.add(new H3(getTranslation("studio.trial.clock")), running, new Div(over));
        return clock;
    }

    private Div others(TrialState state) {
        Div row = new Div();
        row.addClassName("kq-row");
        if (!state.ended()) {
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
        TextField name = named("studio.trial.save.name");
        TextField english = named("studio.trial.save.name.en");
        Button save = new Button(getTranslation("studio.trial.save"), click -> {
            String path = Bundle.TESTS + "trial-" + id.toString().substring(0, 8) + ".json";
            MatterSettings.Text title = title(name, english);
            boolean saved = attempt(
                    () -> {
                        String json = trials.asTestCase(actor(), matter, id, title);
                        parts.drafting().put(actor(), matter, path, json.getBytes(StandardCharsets.UTF_8), null);
                        return true;
                    },
                    false);
            if (saved) {
                Notices.success(getTranslation("studio.trial.saved", title.in(getLocale())));
            }
        });
        save.setId("trial-save");
        Div saving = new Div(name, english, save);
        saving.addClassNames("kq-row", "kq-row-wide");
        return saving;
    }

    private TextField named(String textKey) {
        TextField name = new TextField(getTranslation(textKey));
        name.setMaxLength(60);
        return name;
    }

    /** In both languages; the day of the trial where nobody gave it a name. */
    private MatterSettings.Text title(TextField name, TextField english) {
        String day = today().toString();
        String zh = name.getValue().strip();
        String en = english.getValue().strip();
        return new MatterSettings.Text(
                zh.isEmpty() ? parts.texts().get("studio.trial.save.unnamed", Locale.SIMPLIFIED_CHINESE, day) : zh,
                !en.isEmpty()
                        ? en
                        : zh.isEmpty() ? parts.texts().get("studio.trial.save.unnamed", Locale.ENGLISH, day) : zh);
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
