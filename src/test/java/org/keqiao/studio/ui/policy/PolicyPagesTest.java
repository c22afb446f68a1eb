package org.keqiao.studio.ui.policy;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.policy.change.PolicyDrafting;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.studio.ui.difference.DifferencePanel;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One person hands a policy table in, another sees the same and lets it into force. */
@KeqiaoTest
class PolicyPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    PolicyDrafting drafting;

    @Autowired
    PolicyTables tables;

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    @Test
    void fromTheDesignerToTheSecondPerson() {
        Actor designer = accounts.actorNamed("designer");
        PolicyDraft begun = drafting.begin(
                designer,
                new NewPolicy(
                        "ON_PAGE",
                        new Bilingual("页面政策", "On the page"),
                        "SAMPLE",
                        PolicyItem.Mode.APPLY,
                        PolicyItem.Share.CITY));
        PolicyFiles files = tables.files(designer, "ON_PAGE");
        drafting.put(
                designer,
                "ON_PAGE",
                new PolicyFiles(files.dmn().replaceFirst("<text>null</text>", "<text>0.2</text>"), files.tests()),
                begun.revision());
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PolicyView.path("ON_PAGE"));
            assertThat(_find(DifferencePanel.class)).hasSize(1);
            // The document is not set, which the check warns of: without a word nothing is handed in.
            _click(button("提交审批"));
            assertThat(tables.table(designer, "ON_PAGE").draft().state()).isEqualTo(PolicyDraft.State.EDITING);
            _get(TextArea.class, spec -> spec.withLabel("修改说明")).setValue("文号待定");
            _click(button("提交审批"));
            assertThat(tables.table(designer, "ON_PAGE").draft().state()).isEqualTo(PolicyDraft.State.SUBMITTED);
            assertThat(_find(Button.class, spec -> spec.withText("批准"))).isEmpty();
        }
        try (Screens screens = Screens.of(context, "publisher")) {
            UI.getCurrent().navigate(PolicyView.path("ON_PAGE"));
            _click(button("批准"));
            assertThat(tables.table(designer, "ON_PAGE").version()).isEqualTo(1);
            assertThat(_find(ListItem.class).stream().map(ListItem::getText))
                    .anyMatch(line -> line.contains("公布，版本：1"));
        }
    }

    @Test
    void beginsATableFromTheList() {
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PoliciesView.ROUTE);
            _click(_find(Button.class, spec -> spec.withText("新建政策表")).get(0));
            _get(TextField.class, spec -> spec.withId("policy-titleZh")).setValue("从列表新建");
            _get(TextField.class, spec -> spec.withId("policy-titleEn")).setValue("From the list");
            _get(TextField.class, spec -> spec.withId("policy-group")).setValue("SAMPLE");
            TextField key = _get(TextField.class, spec -> spec.withId("policy-key"));
            key.setValue("small letters");
            _click(_find(Button.class, spec -> spec.withText("新建政策表")).get(1));
            assertThat(key.isInvalid()).isTrue();
            key.setValue("FROM_LIST");
            _click(_find(Button.class, spec -> spec.withText("新建政策表")).get(1));
        }
        assertThat(tables.table(accounts.actorNamed("designer"), "FROM_LIST").draft())
                .isNotNull();
    }
}
