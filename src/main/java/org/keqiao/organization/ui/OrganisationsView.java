package org.keqiao.organization.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.OrganisationDisplacement;
import org.keqiao.organization.OrganisationStatus;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Organisations for officers, those that wait for a check first; the filter is in the address. */
@Route(value = OrganisationsView.ROUTE, layout = MainLayout.class)
@RolesAllowed({"INTAKE_CLERK", "REGISTRAR", "PROGRAM_OFFICER", "COUNTY_DEPT"})
class OrganisationsView extends Page implements BeforeEnterObserver {

    static final String ROUTE = "organisations";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 100;

    private final transient Organisations organisations;
    private final transient OrganisationDisplacement displacement;
    private final transient CurrentActor current;
    private final TextField search = new TextField();
    private final Select<OrganisationStatus> status = new Select<>();
    private final Grid<OrganisationView> grid = new Grid<>();
    private final Button more = new Button();
    private final transient List<OrganisationView> shown = new ArrayList<>();
    private final transient Set<UUID> waiting = new HashSet<>();

    @Nullable
    private String next;

    OrganisationsView(
            Organisations organisations,
            OrganisationDisplacement displacement,
            CityProfiles cities,
            CurrentActor current) {
        super("organization.all");
        this.organisations = organisations;
        this.displacement = displacement;
        this.current = current;
        full();
        search.setPlaceholder(getTranslation("organization.search"));
        search.setAriaLabel(getTranslation("organization.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> follow(change.isFromClient()));
        status.setAriaLabel(getTranslation("organization.status"));
        status.setItems(OrganisationStatus.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption(getTranslation("organization.status.all"));
        status.setItemLabelGenerator(item ->
                getTranslation(item == null ? "organization.status.all" : "organization.status." + item.name()));
        status.addValueChangeListener(change -> follow(change.isFromClient()));
        search.addClassName("kq-search");
        Div filter = new Div(search, status);
        filter.addClassName("kq-row");
        grid.addComponentColumn(item -> new Anchor(ROUTE + "/" + item.id(), item.name()))
                .setHeader(getTranslation("organization.name"))
                .setFlexGrow(2);
        grid.addColumn(item -> item.uscc() == null ? item.residentId() : item.uscc())
                .setHeader(getTranslation("organization.uscc"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(item -> getTranslation("organization.type." + item.type().name()))
                .setHeader(getTranslation("organization.type"));
        grid.addColumn(item -> OrganisationTexts.county(
                        cities, item.county() != null ? item.county() : item.declaredCounty(), getLocale()))
                .setHeader(getTranslation("organization.county"));
        grid.addComponentColumn(item -> DateText.minute(item.createdAt()))
                .setHeader(getTranslation("organization.createdAt"));
        grid.addComponentColumn(this::state).setHeader(getTranslation("organization.status"));
        grid.getColumns().forEach(column -> column.setAutoWidth(true));
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        PhoneCards.of(grid, getTranslation("organization.name"), item -> new PhoneCard(
                        item.name(), ROUTE + "/" + item.id())
                .line(
                        item.uscc() == null ? item.residentId() : item.uscc(),
                        getTranslation("organization.type." + item.type().name()))
                .line(
                        OrganisationTexts.county(
                                cities, item.county() != null ? item.county() : item.declaredCounty(), getLocale()),
                        DateText.minuteText(item.createdAt()))
                .line(state(item)));
        more.setText(getTranslation("security.more"));
        more.addClickListener(click -> load());
        add(new PageHeader(getTranslation("organization.all")), filter, grid, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        search.setValue(parameters.getOrDefault("q", List.of("")).get(0));
        String wanted = parameters.getOrDefault("status", List.of("UNVERIFIED")).get(0);
        status.setValue(List.of(OrganisationStatus.values()).stream()
                .filter(known -> known.name().equals(wanted))
                .findFirst()
                .orElse(null));
        shown.clear();
        waiting.clear();
        next = null;
        load();
    }

    private void follow(boolean typed) {
        if (typed) {
            Map<String, String> parameters = new LinkedHashMap<>();
            if (!search.getValue().isBlank()) {
                parameters.put("q", search.getValue());
            }
            parameters.put(
                    "status",
                    status.getValue() == null ? "all" : status.getValue().name());
            UI.getCurrent().navigate(ROUTE, QueryParameters.simple(parameters));
        }
    }

    private StatusBadge state(OrganisationView item) {
        return waiting.contains(item.id()) ? proposed() : OrganisationTexts.badge(this, item);
    }

    private StatusBadge proposed() {
        return new StatusBadge(getTranslation("organization.status.DISPLACEMENT"), Tone.SOON);
    }

    private void load() {
        CursorPage<OrganisationView> page =
                organisations.search(current.require(), search.getValue(), status.getValue(), null, next, LIMIT);
        shown.addAll(page.items());
        waiting.addAll(displacement.waiting(
                page.items().stream().map(OrganisationView::id).toList()));
        next = page.next();
        grid.setItems(List.copyOf(shown));
        grid.setEmptyStateText(getTranslation(
                search.getValue().isBlank() && status.getValue() == OrganisationStatus.UNVERIFIED
                        ? "organization.noneWaiting"
                        : "organization.none"));
        more.setVisible(next != null);
    }
}
