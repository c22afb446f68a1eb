package org.keqiao.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.keqiao.security.Actor;
import org.keqiao.security.Role;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Notices;
import org.keqiao.studio.draft.DraftState;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.ui.difference.DifferenceView;
import org.keqiao.studio.version.BundleStates;
import org.keqiao.studio.version.BundleStates.BundleState;
import org.keqiao.studio.version.BundleStates.Kind;
import org.springframework.lang.Nullable;

/** Every state to go back to: compared with the change, or taken as the beginning of one. */
class StatesPanel extends Section {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 120;

    private final String matter;
    private final transient StudioParts parts;
    private final transient Runnable again;
    private final boolean mayChange;

    StatesPanel(String matter, @Nullable DraftView draft, StudioParts parts, Runnable again) {
        this.matter = matter;
        this.parts = parts;
        this.again = again;
        Actor actor = actor();
        mayChange = actor.has(Role.FLOW_DESIGNER) && (draft == null || draft.state() == DraftState.EDITING);
        addClassName("kq-section");
        add(new H2(getTranslation("publishing.states")));
        if (mayChange && draft != null) {
            add(naming());
        }
        Grid<BundleState> grid = new Grid<>();
        grid.setId("studio-states");
        grid.setAllRowsVisible(true);
        grid.addColumn(this::name).setHeader(getTranslation("publishing.state")).setFlexGrow(1);
        grid.addComponentColumn(state -> state.at() == null ? new Span() : DateText.minute(state.at()))
                .setHeader(getTranslation("studio.at"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::actions).setAutoWidth(true).setFlexGrow(0);
        grid.setItems(parts.states().all(actor, matter).stream()
                .filter(state -> state.kind() != Kind.NOTHING && state.kind() != Kind.DRAFT)
                .toList());
        add(new Div(grid));
    }

    private Actor actor() {
        return parts.current().require();
    }

    private Div naming() {
        TextField name = new TextField(getTranslation("publishing.keep.name"));
        name.setMaxLength(LONGEST);
        Button keep = new Button(getTranslation("publishing.keep"), click -> {
            if (name.getValue().isBlank()) {
                name.setErrorMessage(getTranslation("field.required"));
                name.setInvalid(true);
                name.focus();
            } else {
                act("publishing.keep.done", () -> parts.restoring().keep(actor(), matter, name.getValue(), null));
            }
        });
        Div row = new Div(name, keep);
        row.addClassNames("kq-row", "kq-row-bottom");
        return row;
    }

    private String name(BundleState state) {
        return switch (state.kind()) {
            case KEPT ->
                getTranslation(
                        "publishing.state.KEPT", state.name(), parts.people().named(state.by()));
            case PUBLISHED -> getTranslation("studio.version", state.version());
            default -> getTranslation("difference.state." + state.kind());
        };
    }

    private Div actions(BundleState state) {
        String now = parts.drafting().draft(actor(), matter).isPresent()
                ? BundleStates.DRAFT
                : parts.states().usual(actor(), matter).to();
        Anchor compare = new Anchor(DifferenceView.path(matter, state.ref(), now), getTranslation("difference.title"));
        compare.getElement().setAttribute("aria-label", getTranslation("publishing.compare.of", name(state)));
        Anchor export = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = parts.exchange().export(actor(), matter, state.ref());
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), matter + ".zip", "application/zip", bytes.length);
                }),
                AttachmentType.DOWNLOAD,
                getTranslation("publishing.export"));
        export.getElement().setAttribute("aria-label", getTranslation("publishing.export.of", name(state)));
        Div row = new Div(compare, export);
        row.addClassName("kq-row");
        if (mayChange) {
            Button restore = new Button(
                    getTranslation("publishing.restore"),
                    click -> act(
                            "publishing.restore.done", () -> parts.restoring().restore(actor(), matter, state.ref())));
            restore.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            restore.setAriaLabel(getTranslation("publishing.restore.of", name(state)));
            row.add(restore);
        }
        return row;
    }

    private void act(String doneKey, Runnable work) {
        try {
            work.run();
            Notices.success(getTranslation(doneKey));
            again.run();
        } catch (RuntimeException e) {
            parts.failures().show(e, getLocale());
        }
    }
}
