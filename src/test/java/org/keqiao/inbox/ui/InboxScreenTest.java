package org.keqiao.inbox.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.inbox.InboxRow;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.keqiao.testing.Statements;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The list itself: what it shows where, and what it remembers. */
@KeqiaoTest
class InboxScreenTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Contract contract;

    @BeforeEach
    void fileContract() {
        contract = Contract.of(new Api("http://localhost:" + port)).submitted();
    }

    @Test
    void showsEachRowAsACardOnAPhoneWithoutAskingAgain() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable&sort=newest");
            InboxGrid grid = _get(InboxGrid.class);

            assertThat(Statements.countedIn(() -> {
                        grid.setNarrow(true);
                        return null;
                    }))
                    .isZero();

            assertThat(grid.getColumns().stream().filter(Grid.Column::isVisible).map(Grid.Column::getKey))
                    .containsExactly("card");
            InboxRow row = row(grid);
            assertThat(new InboxCard(row).getElement().getTextRecursively())
                    .contains(row.caseNumber(), row.title(), row.applicant(), "形式审查", "剩", "个工作日");

            grid.setNarrow(false);
            assertThat(grid.getColumnByKey("card").isVisible()).isFalse();
            assertThat(grid.getColumnByKey("due").isVisible()).isTrue();
        }
    }

    @Test
    void saysHowAHandledStepEnded() {
        contract.does("clerk", "contract-intake", "accept");
        try (Screens clerk = Screens.of(context, "clerk", Locale.ENGLISH)) {
            Paths.open("inbox?queue=handled");
            InboxGrid grid = _get(InboxGrid.class);
            assertThat(row(grid).result().in(Locale.ENGLISH)).isEqualTo("Accept");
            assertThat(grid.getColumnByKey("result").isVisible()).isTrue();
            assertThat(grid.getColumnByKey("assignee").isVisible()).isFalse();
        }
    }

    @Test
    void keepsTheDecisionWithinReachBelowTheFile() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open(CaseFileView.ROUTE + "/" + contract.id());
            _click(_get(Button.class, spec -> spec.withText("形式审查")));
        }
    }

    @Test
    void marksTheQueueThatIsShown() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("inbox?queue=claimable");
            assertThat(_find(Anchor.class, spec -> spec.withAttribute("aria-current", "page")).stream()
                            .map(Anchor::getHref))
                    .anyMatch(href -> href.contains("queue=claimable"));
        }
    }

    private InboxRow row(InboxGrid grid) {
        return grid.getListDataView()
                .getItems()
                .filter(row -> row.caseId().toString().equals(contract.id()))
                .findFirst()
                .orElseThrow();
    }
}
