package org.keqiao.casefile.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.application.Cases;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Matters;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The auditor's page and the counter. */
@KeqiaoTest
class OfficePagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Cases cases;

    @Autowired
    private CurrentActor currentActor;

    @Test
    void theAuditorVerifiesTheRecordAndReadsACaseWithoutBeingItsOfficer() {
        Contract contract = Contract.of(new Api("http://localhost:" + port)).submitted();
        String number = contract.view("enterprise").path("caseNumber").asText();
        try (Screens auditor = Screens.of(context, "auditor")) {
            Paths.open(AuditView.ROUTE);
            _click(_get(Button.class, spec -> spec.withText("立即核验")));
            assertThat(GridKt._size(_get(Grid.class))).isPositive();

            _setValue(_get(TextField.class, spec -> spec.withLabel("办件编号")), number.toLowerCase());
            _click(_get(Button.class, spec -> spec.withText("查看")));
            assertThat(_find(Grid.class)).hasSize(2);
            assertThat(GridKt._size(_find(Grid.class).get(1))).isPositive();
        }
    }

    @Test
    void theRecordOverHttpIsTheAuditorsAlone() {
        Api api = new Api("http://localhost:" + port);
        Contract contract = Contract.of(api).submitted();
        String path =
                "/audit/cases/" + contract.view("enterprise").path("caseNumber").asText();

        assertThat(api.get("auditor", path).ok().path("acts").size()).isPositive();
        assertThat(api.get("clerk", path).status()).isEqualTo(403);
        assertThat(api.get("auditor", "/audit/cases/nothing").status()).isEqualTo(404);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aClerkBeginsForAnOrganisationFoundByItsCode() {
        OrganisationView enterprise =
                organisations.of(accounts.actorNamed("enterprise")).get(0);
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open(CounterView.ROUTE);
            _setValue(_get(TextField.class, spec -> spec.withLabel("统一社会信用代码")), "91350582MA13ABCD0M");
            _click(_get(Button.class, spec -> spec.withText("查找")));
            assertThat(_get(TextField.class, spec -> spec.withLabel("统一社会信用代码")).isInvalid())
                    .isTrue();

            _setValue(_get(TextField.class, spec -> spec.withLabel("统一社会信用代码")), enterprise.uscc());
            _click(_get(Button.class, spec -> spec.withText("查找")));
            _assertOne(Paragraph.class, spec -> spec.withText(enterprise.name()));
            // The shared context may hold matters of other tests: with a choice, nothing is chosen beforehand.
            _get(ComboBox.class, spec -> spec.withLabel("事项"))
                    .setValue(context.getBean(Matters.class)
                            .current("contract-certification")
                            .orElseThrow());
            _click(_get(Button.class, spec -> spec.withText("开始录入")));

            String at = UI.getCurrent().getInternals().getActiveViewLocation().getPath();
            assertThat(at).startsWith(Routes.APPLICATIONS + "/");
            UUID id = UUID.fromString(at.substring(at.indexOf('/') + 1));
            String owner = currentActor.runAs(
                    accounts.actorNamed("clerk"), () -> cases.draft(id).organisationName());
            assertThat(owner).isEqualTo(enterprise.name());
        }
    }
}
