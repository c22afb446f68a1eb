package org.keqiao.acceptance;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.shared.ui.RegisterPage;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The registers that two people keep look and behave alike. */
@KeqiaoTest
class KeptRegistersTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(strings = {"integrity-records", "company-relations", "enterprise-titles", "external-contracts"})
    void whatIsLookedForStandsInTheAddress(String route) {
        String nobody = "NOBODY" + UUID.randomUUID();
        try (Screens officer = Screens.of(context, "officer")) {
            UI.getCurrent().navigate(route, QueryParameters.of("q", nobody));
            TextField words = search();
            assertThat(words.getValue()).isEqualTo(nobody);
            assertThat(GridKt._size(_get(Grid.class))).isZero();
            _setValue(words, nobody + "2");
            assertThat(UI.getCurrent()
                            .getActiveViewLocation()
                            .getQueryParameters()
                            .getSingleParameter("q"))
                    .hasValue(nobody + "2");
        }
    }

    /** Forwards and back, to the very page that one came from. */
    @Test
    void aPagerGoesBackToThePageBefore() {
        String source = "翻页 " + UUID.randomUUID();
        transaction.executeWithoutResult(status -> jdbc.sql(
                        """
                        insert into integrity_record (id, uscc, name, kind, result, source, evidence, from_day, state,
                            entered_by, entered_name, entered_at)
                        select gen_random_uuid(), '91350500M0001XY43C', :name, 'SERIOUS_DISHONESTY', 'WARN', :name, 'x',
                            current_date, 'ENTERED', gen_random_uuid(), '甲', timestamptz '2001-01-01 00:00:00+08' + n * interval '1 second'
                        from generate_series(1, 120) n
                        """)
                .param("name", source)
                .update());
        try (Screens officer = Screens.of(context, "officer")) {
            UI.getCurrent().navigate("integrity-records", QueryParameters.of("q", source));
            assertThat(_find(Button.class, button -> button.withText("回到第一页"))).isEmpty();
            Object first = GridKt._get(_get(Grid.class), 0);
            turn("下一页");
            Object second = GridKt._get(_get(Grid.class), 0);
            turn("下一页");
            assertThat(GridKt._size(_get(Grid.class))).isEqualTo(20);
            turn("上一页");
            assertThat(GridKt._get(_get(Grid.class), 0)).isEqualTo(second).isNotEqualTo(first);
            turn("上一页");
            assertThat(GridKt._get(_get(Grid.class), 0)).isEqualTo(first);
        }
    }

    private static void turn(String button) {
        _click(_get(Button.class, each -> each.withText(button)));
    }

    private static TextField search() {
        return _find(_get(RegisterPage.class), TextField.class).get(0);
    }
}
