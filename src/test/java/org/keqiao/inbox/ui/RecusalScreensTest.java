package org.keqiao.inbox.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** D-18 on the screen: asked on the case, decided on the case, and what is void has to be examined anew. */
@KeqiaoTest
class RecusalScreensTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private Contract contract;

    @BeforeEach
    void aReviewedCase() {
        contract = Contract.of(new Api("http://localhost:" + port)).reviewed();
    }

    @Test
    void anOfficerAsksAndTheDeputyDirectorGrants() {
        try (Screens registrar = Screens.of(context, "registrar")) {
            open("回避");
            _click(_get(Button.class, spec -> spec.withText("本人申请回避")));
            _setValue(_get(TextArea.class, spec -> spec.withLabel("理由")), "配偶在申请单位工作");
            _click(_get(Button.class, spec -> spec.withText("申请回避")));
            assertThat(shown()).contains("配偶在申请单位工作").contains("待决定");
            // Nobody decides about themselves.
            assertThat(_find(Button.class, spec -> spec.withText("决定"))).isEmpty();
        }
        try (Screens deputy = Screens.of(context, "deputy")) {
            Paths.open("recusals");
            assertThat(shown()).contains("配偶在申请单位工作");
            open("回避：1 件待决定");
            _click(_get(Button.class, spec -> spec.withText("决定")));
            _click(_get(Button.class, spec -> spec.withText("准予回避")));
            assertThat(_get(TextArea.class, spec -> spec.withLabel("决定理由")).isInvalid())
                    .isTrue();
            _setValue(_get(TextArea.class, spec -> spec.withLabel("决定理由")), "情况属实");
            _click(_get(Button.class, spec -> spec.withText("准予回避")));
            assertThat(shown()).contains("准予回避").contains("作废");
        }
        try (Screens rechecker = Screens.of(context, "rechecker")) {
            open("回避：须重新审查");
            assertThat(_find(Button.class, spec -> spec.withText("重新审查"))).isNotEmpty();
        }
    }

    @Test
    void aPartyAsksOnItsOwnPage() {
        try (Screens party = Screens.of(context, "enterprise")) {
            Paths.open("my-cases/" + contract.id());
            _click(_get(Button.class, spec -> spec.withText("申请回避")));
            _click(_get(Button.class, spec -> spec.withText("申请回避")));
            assertThat(_get(TextArea.class, spec -> spec.withLabel("理由")).isInvalid())
                    .isTrue();
        }
    }

    @Test
    void everyOfficerHasAPageOfRelations() {
        try (Screens clerk = Screens.of(context, "clerk")) {
            Paths.open("relations");
            _click(_get(Button.class, spec -> spec.withText("申报")));
            assertThat(shown()).contains("有 3 处");
        }
    }

    private void open(String tab) {
        Paths.open("case-file/" + contract.id());
        Tabs tabs = _get(
                Tabs.class,
                spec -> spec.withPredicate(all -> all.getChildren()
                        .anyMatch(one ->
                                one instanceof Tab named && named.getLabel().equals(tab))));
        tabs.setSelectedTab((Tab) tabs.getChildren()
                .filter(one -> one instanceof Tab named && named.getLabel().equals(tab))
                .findFirst()
                .orElseThrow());
    }

    private static String shown() {
        Component page = (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().get(0);
        return page.getElement().getTextRecursively();
    }
}
