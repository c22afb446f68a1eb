package org.keqiao.register.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.document.ui.LetterKeepingPanel;
import org.keqiao.register.CertificateSummary;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The register as officers see it. */
@KeqiaoTest
class RegisterPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Contract contract;
    private String number;

    @BeforeEach
    void certify() {
        contract = Contract.of(new Api("http://localhost:" + port)).certified();
        number = contract.letter("LT-C1").path("number").asText();
    }

    @Test
    void showsBothAmountsOnTheRight() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("certificates?q=" + number);

            CertificateSummary row = rows().get(0);
            assertThat(row.number()).isEqualTo(number);
            assertThat(row.contractAmount().text()).isEqualTo("1,200,000.00");
            assertThat(row.technicalAmount().text()).isEqualTo("1,000,000.00");
            for (String amount : List.of("contractAmount", "technicalAmount")) {
                assertThat(grid().getColumnByKey(amount).getTextAlign()).isEqualTo(ColumnTextAlign.END);
            }
        }
    }

    @Test
    void filtersByTheAddress() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            Paths.open("certificates?q=" + number + "&category=DEVELOPMENT&state=VALID&station=35050001&year="
                    + number.substring(0, 4));
            assertThat(rows()).extracting(CertificateSummary::number).containsExactly(number);

            Paths.open("certificates?q=" + number + "&state=REVOKED");
            assertThat(rows()).isEmpty();
            Paths.open("certificates?q=" + number + "&category=LICENSE");
            assertThat(rows()).isEmpty();
            Paths.open("certificates?q=" + number + "&category=NONSENSE&year=twenty");
            assertThat(rows()).hasSize(1);
        }
    }

    @Test
    void theCertificateLeadsToItsCase() {
        try (Screens registrar = Screens.of(context, "registrar", Locale.ENGLISH)) {
            open();

            _assertOne(
                    Anchor.class,
                    spec -> spec.withPredicate(link -> link.getHref().equals("case-file/" + contract.id())));
            _assertOne(Paragraph.class, spec -> spec.withText("No service is recorded."));
        }
    }

    @Test
    void theTaxOfficeLooksAndDoesNothingElse() {
        try (Screens tax = Screens.of(context, "tax")) {
            open();

            _assertOne(LetterKeepingPanel.class);
            assertThat(_find(Anchor.class)).noneMatch(link -> link.getHref().startsWith("case-file/"));
            _assertNone(com.vaadin.flow.component.datepicker.DatePicker.class);
        }
    }

    @Test
    void anotherCountySeesNothing() {
        try (Screens county = Screens.of(context, "county2")) {
            Paths.open("certificates?q=" + number);
            assertThat(rows()).isEmpty();
        }
        try (Screens county = Screens.of(context, "county")) {
            Paths.open("certificates?q=" + number);
            assertThat(rows()).hasSize(1);
        }
    }

    @Test
    void applicantsHaveNoRegister() {
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            // Whether the refusal is a page or an exception is the shell's affair.
            assertThat(catchThrowable(() -> {
                        Paths.open("certificates");
                        _get(RegisterView.class);
                    }))
                    .isNotNull();
        }
    }

    private void open() {
        Paths.open("certificates?q=" + number);
        Paths.open(CertificateView.path(rows().get(0).id()));
    }

    @SuppressWarnings("unchecked")
    private static Grid<CertificateSummary> grid() {
        return _get(Grid.class);
    }

    private static List<CertificateSummary> rows() {
        return GridKt._findAll(grid());
    }
}
