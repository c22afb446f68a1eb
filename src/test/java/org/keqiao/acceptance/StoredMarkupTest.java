package org.keqiao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationVerification;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Newcomers;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Markup in names, titles, opinions and file names is text on every page that shows it. */
@KeqiaoTest
class StoredMarkupTest {

    private static final String MARKUP = "<img src=x onerror=alert(1)>";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    OrganisationRegistration registration;

    @Autowired
    OrganisationVerification verification;

    private final List<String> broken = new ArrayList<>();
    private final List<String> showing = new ArrayList<>();
    private String owner;
    private UUID organisation;
    private Contract contract;

    @BeforeEach
    void store() {
        Api api = new Api("http://localhost:" + port);
        Newcomers newcomers = Newcomers.of(application);
        owner = newcomers.account(MARKUP, null);
        String uscc = Newcomers.creditCode();
        organisation = registration.register(
                newcomers.actor(owner),
                new OrganisationInput(
                        uscc,
                        null,
                        MARKUP + "公司",
                        OrganisationType.ENTERPRISE,
                        MARKUP,
                        MARKUP,
                        MARKUP,
                        null,
                        Newcomers.COUNTY,
                        true,
                        null));
        newcomers.papers(owner, organisation);
        verification.verify(
                newcomers.actor("officer"), organisation, newcomers.version(organisation), Newcomers.COUNTY, MARKUP);
        contract = Contract.of(api)
                .by(owner, uscc)
                .with(answers -> answers.put("title", MARKUP))
                .drafted();
        for (JsonNode document : contract.view(owner).path("documents")) {
            if (document.path("kind").asText().equals("undertaking")) {
                api.delete(owner, "/documents/" + document.path("id").asText());
            }
        }
        api.upload(owner, contract.id(), "undertaking", MARKUP + ".pdf", Example.file("files/undertaking.pdf"))
                .ok();
        contract.submitted()
                .does("clerk", "contract-intake", "accept", body -> body.put("opinion", MARKUP))
                .returns("registrar", "contract-technical-review", Map.of("seller.postcode", MARKUP));
    }

    @Test
    void everyPageShowsItAsText() {
        look(
                owner,
                "my-cases",
                "my-cases/" + contract.id(),
                "applications/" + contract.id(),
                "applications/" + contract.id() + "/check",
                "my-organisations",
                "my-organisations/" + organisation,
                "profile",
                "notifications");
        look("clerk", "inbox", "cases", "case-file/" + contract.id(), "organisations/" + organisation);
        look("officer", "organisations", "case-file/" + contract.id());

        assertThat(broken).isEmpty();
        assertThat(showing)
                .as("the test can fail: these pages do show it")
                .contains(
                        "my-cases",
                        "my-cases/" + contract.id(),
                        "my-organisations/" + organisation,
                        "case-file/" + contract.id(),
                        "organisations/" + organisation,
                        "profile");
    }

    private void look(String who, String... paths) {
        try (Screens screens = Screens.of(application, who)) {
            for (String path : paths) {
                UI.getCurrent().navigate(path);
                List<HasElement> chain = UI.getCurrent().getInternals().getActiveRouterTargetsChain();
                walk(path, chain.get(chain.size() - 1).getElement());
            }
        }
    }

    private void walk(String page, Element element) {
        if (element.isTextNode()) {
            if (element.getText().contains(MARKUP)) {
                showing.add(page);
            }
            return;
        }
        if (element.getTag().equals("img") && "x".equals(element.getAttribute("src"))) {
            broken.add(page + ": an image of " + element.getParent());
        }
        for (String property : List.of("innerHTML", "outerHTML", "srcdoc")) {
            if (element.getProperty(property, "").contains("<img")) {
                broken.add(page + ": " + property + " of " + element.getTag());
            }
        }
        element.getComponent().filter(Grid.class::isInstance).ifPresent(grid -> cells(page, (Grid<?>) grid));
        element.getChildren().forEach(child -> walk(page, child));
    }

    @SuppressWarnings("unchecked")
    private <T> void cells(String page, Grid<T> grid) {
        List<T> rows = grid.getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .toList();
        for (Grid.Column<T> column : grid.getColumns()) {
            if (column.getRenderer() instanceof ComponentRenderer<?, ?> renderer) {
                rows.forEach(row -> {
                    Component cell = ((ComponentRenderer<Component, T>) renderer).createComponent(row);
                    walk(page, cell.getElement());
                });
            }
        }
    }
}
