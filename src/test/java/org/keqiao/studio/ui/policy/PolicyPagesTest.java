package org.keqiao.studio.ui.policy;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.PolicyItem;
import org.keqiao.policy.change.PolicyApproving;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.policy.change.PolicyDrafting;
import org.keqiao.policy.change.PolicyTables;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.FindingText;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.Actor;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
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

    @Autowired
    PolicyApproving approving;

    @Autowired
    Texts texts;

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
    void aDocumentComesWithTheChange() {
        Actor designer = accounts.actorNamed("designer");
        drafting.begin(
                designer,
                new NewPolicy(
                        "WITH_DOCUMENT",
                        new Bilingual("有文件的政策", "With a document"),
                        "SAMPLE",
                        PolicyItem.Mode.APPLY,
                        PolicyItem.Share.CITY));
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PolicyView.path("WITH_DOCUMENT"));
            _click(button("填写政策文件"));
            _get(TextField.class, spec -> spec.withLabel("中文标题")).setValue("试办措施");
            _click(button("保存"));
            assertThat(tables.documents(designer, "WITH_DOCUMENT"))
                    .as("neither number nor English title")
                    .isEmpty();
            assertThat(_get(TextField.class, spec -> spec.withLabel("英文标题")).isInvalid())
                    .isTrue();
            _get(TextField.class, spec -> spec.withLabel("英文标题")).setValue("Sample measures");
            _get(TextField.class, spec -> spec.withLabel("文号（法律填名称）")).setValue("页办发〔2026〕1号");
            _get(DatePicker.class, spec -> spec.withLabel("发文日期")).setValue(LocalDate.of(2026, 3, 1));
            // What the editor keeps meanwhile does not stand in the way.
            drafting.put(
                    designer,
                    "WITH_DOCUMENT",
                    tables.files(designer, "WITH_DOCUMENT"),
                    tables.table(designer, "WITH_DOCUMENT").draft().revision());
            _click(button("保存"));
            assertThat(tables.documents(designer, "WITH_DOCUMENT"))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.number()).isEqualTo("页办发〔2026〕1号"));
            assertThat(_find(Span.class).stream().map(Span::getText)).contains("页办发〔2026〕1号，施行日期：尚未核实");
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                    .anyMatch(said -> said.contains("2026年3月1日"));
            _click(button("删除"));
            assertThat(tables.documents(designer, "WITH_DOCUMENT")).isEmpty();
        }
    }

    /** A reader of English is told of columns in English, whatever the file calls them, and of a new name of the table. */
    @Test
    void whatIsNotSetAndWhatChangedInEnglish() {
        Actor designer = accounts.actorNamed("designer");
        PolicyDraft begun = drafting.begin(
                designer,
                new NewPolicy(
                        "IN_ENGLISH",
                        new Bilingual("英文政策", "In English"),
                        "SAMPLE",
                        PolicyItem.Mode.APPLY,
                        PolicyItem.Share.CITY));
        PolicyFiles files = tables.files(designer, "IN_ENGLISH");
        String dmn = files.dmn()
                .replaceFirst("<text>null</text>", "<text>0.2</text>")
                .replace("label=\"In English\"", "label=\"In better English\"");
        drafting.put(designer, "IN_ENGLISH", new PolicyFiles(dmn, files.tests()), begun.revision());
        assertThat(tables.check(designer, "IN_ENGLISH").stream()
                        .map(finding -> FindingText.of(finding, texts, Locale.ENGLISH)))
                .isNotEmpty()
                .noneMatch(text -> text.codePoints().anyMatch(Character::isIdeographic))
                .contains("“Document number” of row 1 is not set. Whatever needs it is refused.");
        assertThat(tables.difference(designer, "IN_ENGLISH", Locale.ENGLISH).parts().stream()
                        .filter(part -> part.path().endsWith(".dmn"))
                        .flatMap(part -> part.items().stream())
                        .flatMap(item -> item.changes().stream()))
                .anyMatch(change -> change.what().equals("Document number")
                        && change.after().equals("not set"))
                .anyMatch(
                        change -> change.what().equals("Rate") && change.after().equals("0.2"));
        approving.submit(designer, "IN_ENGLISH", "文号待定", null);
        approving.approve(accounts.actorNamed("publisher"), "IN_ENGLISH");
        assertThat(tables.table(designer, "IN_ENGLISH").title()).isEqualTo(new Bilingual("英文政策", "In better English"));
        try (Screens screens = Screens.of(context, "officer")) {
            UI.getCurrent().navigate("policy-changes/IN_ENGLISH/1");
            assertThat(_find(DifferencePanel.class)).hasSize(1);
        }
    }

    /** What comes back is told with its reason, to the designer who goes on. */
    @Test
    void refusedWithAReason() {
        Actor designer = accounts.actorNamed("designer");
        drafting.begin(
                designer,
                new NewPolicy(
                        "SENT_BACK",
                        new Bilingual("退回政策", "Sent back"),
                        "SAMPLE",
                        PolicyItem.Mode.APPLY,
                        PolicyItem.Share.CITY));
        approving.submit(designer, "SENT_BACK", "请审批", null);
        assertThatThrownBy(() -> approving.approve(designer, "SENT_BACK")).isInstanceOf(Refusal.class);
        try (Screens screens = Screens.of(context, "publisher")) {
            UI.getCurrent().navigate(PolicyView.path("SENT_BACK"));
            _click(button("退回"));
            _get(TextArea.class).setValue("比例没有依据");
            _click(_find(Button.class, spec -> spec.withText("退回")).get(1));
        }
        assertThat(tables.table(designer, "SENT_BACK").draft().state()).isEqualTo(PolicyDraft.State.EDITING);
        try (Screens screens = Screens.of(context, "designer")) {
            UI.getCurrent().navigate(PolicyView.path("SENT_BACK"));
            assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                    .anyMatch(line -> line.contains("比例没有依据"));
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
