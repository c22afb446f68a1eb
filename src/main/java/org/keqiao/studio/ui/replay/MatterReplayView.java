package org.keqiao.studio.ui.replay;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.BundleRefused;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.studio.draft.StudioMatters.Overview;
import org.keqiao.studio.replay.ReplayKind;
import org.keqiao.studio.replay.ReplayRequest;
import org.keqiao.studio.replay.ReplayView;
import org.keqiao.studio.replay.Replays;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.springframework.lang.Nullable;

/** Begins a replay, shows how far it is and what it found; it goes on while nobody looks. */
@Route(value = StudioView.ROUTE + "/:matter/replay", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class MatterReplayView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String REPLAY = "replay";
    private static final String KIND = "kind";
    private static final int LOOK_EVERY_MS = 1_500;
    private static final int PAGE = 50;

    private final transient Replays replays;
    private final transient CityProfiles cities;
    private final transient StudioParts parts;
    private final Div result = new Div();
    private String matter = "";

    @Nullable
    private UUID chosen;

    @Nullable
    private ReplayKind kind;

    @Nullable
    private transient Registration looking;

    MatterReplayView(Replays replays, CityProfiles cities, StudioParts parts) {
        super("studio.replay.title");
        this.replays = replays;
        this.cities = cities;
        this.parts = parts;
    }

    /** Where a matter is replayed. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter + "/replay";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        matter = event.getRouteParameters().get("matter").orElse("");
        QueryParameters query = event.getLocation().getQueryParameters();
        chosen = query.getSingleParameter(REPLAY).flatMap(MatterReplayView::id).orElse(null);
        kind = query.getSingleParameter(KIND).flatMap(MatterReplayView::kind).orElse(null);
        show();
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Optional<ReplayKind> kind(String text) {
        return Arrays.stream(ReplayKind.values())
                .filter(found -> found.name().equals(text))
                .findFirst();
    }

    private void show() {
        removeAll();
        Overview overview = parts.matters().all(actor()).stream()
                .filter(found -> found.key().equals(matter))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String name = overview.name().in(getLocale());
        pageTitle(getTranslation("studio.replay.of", name));
        result.getElement().setAttribute("aria-live", "polite");
        add(
                new PageHeader(getTranslation("studio.replay.of", name))
                        .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                        .crumb(name, MatterView.path(matter)),
                new Paragraph(getTranslation(
                        overview.draft() == null ? "studio.replay.about.inForce" : "studio.replay.about")),
                new ReplayForm(cities.current(), this::start),
                result);
        showResult();
    }

    private void start(ReplayRequest request) {
        try {
            chosen = replays.start(actor(), matter, request).id();
            kind = null;
        } catch (BundleRefused refused) {
            show();
            result.removeAll();
            result.add(new Paragraph(getTranslation("studio.replay.unsound")));
            return;
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
        show();
    }

    private void showResult() {
        result.removeAll();
        List<ReplayView> all = replays.list(actor(), matter);
        Optional<ReplayView> shown = all.stream()
                .filter(replay -> chosen == null || replay.id().equals(chosen))
                .findFirst();
        if (shown.isEmpty()) {
            result.add(new EmptyState(
                    VaadinIcon.TIME_BACKWARD,
                    getTranslation("studio.replay.never"),
                    getTranslation("studio.replay.never.text")));
            return;
        }
        ReplayView replay = shown.get();
        boolean running = replay.state() == ReplayView.State.RUNNING;
        look(running);
        Section section = new Section(new H2(getTranslation("studio.replay.result")), state(replay));
        section.addClassName("kq-section");
        if (replay.stale()) {
            section.add(note("studio.replay.stale"));
        }
        if (replay.done() == 0 && !running) {
            section.add(new Paragraph(getTranslation("studio.replay.noCases")));
        } else if (replay.done() > 0) {
            section.add(counts(replay));
        }
        result.add(section);
        if (replay.done() > 0 && !running) {
            result.add(new ReplayCases(
                    cursor -> replays.cases(actor(), matter, replay.id(), kind, cursor, PAGE),
                    found -> CaseWaysView.path(matter, replay.id(), found.caseNumber())));
        }
    }

    private Div state(ReplayView replay) {
        Div line = new Div(new Paragraph(getTranslation(
                "studio.replay.state." + replay.state(),
                replay.done(),
                replay.total(),
                DateText.minuteText(replay.startedAt()),
                parts.people().named(replay.startedBy()))));
        line.addClassName("kq-row");
        if (replay.state() == ReplayView.State.RUNNING) {
            Button stop = new Button(getTranslation("studio.replay.stop"), click -> {
                try {
                    replays.cancel(actor(), matter, replay.id());
                } catch (RuntimeException e) {
                    parts.failures().show(e, getLocale());
                }
                showResult();
            });
            stop.setId("replay-stop");
            line.add(stop);
        }
        return line;
    }

    private Paragraph note(String key) {
        Paragraph note = new Paragraph(getTranslation(key));
        note.addClassNames("kq-notice", "tone-soon");
        return note;
    }

    /** How many of each kind; each shows only its own. */
    private Div counts(ReplayView replay) {
        Div row = new Div(choice(null, replay.done()));
        row.addClassName("kq-row");
        row.setId("replay-counts");
        for (ReplayKind each : ReplayKind.values()) {
            int many = replay.counts().getOrDefault(each, 0);
            if (many > 0) {
                row.add(choice(each, many));
            }
        }
        return row;
    }

    private Button choice(@Nullable ReplayKind each, int many) {
        String name = getTranslation(each == null ? "studio.replay.all" : "studio.kindOf." + each);
        Button button = new Button(getTranslation("studio.replay.count", name, many), click -> {
            kind = each;
            showResult();
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.getElement().setAttribute("aria-pressed", String.valueOf(each == kind));
        if (each == kind) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        return button;
    }

    /** Looks again from time to time while it runs. */
    private void look(boolean running) {
        UI ui = UI.getCurrent();
        if (running && looking == null) {
            ui.setPollInterval(LOOK_EVERY_MS);
            looking = ui.addPollListener(poll -> showResult());
        } else if (!running) {
            stopLooking(ui);
        }
    }

    private void stopLooking(UI ui) {
        if (looking != null) {
            looking.remove();
            looking = null;
            ui.setPollInterval(-1);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopLooking(event.getUI());
        super.onDetach(event);
    }

    private Actor actor() {
        return parts.current().require();
    }
}
