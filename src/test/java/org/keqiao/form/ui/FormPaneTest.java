package org.keqiao.form.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormContext.Mode;
import org.keqiao.form.FormContext.Permission;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormValidator;
import org.keqiao.form.Forms;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;

class FormPaneTest {

    private static final FormSchema FORM = Forms.shipped("contract-application");
    private static final FormContext CONTEXT = FormContext.of(Forms.TODAY, Mode.SUBMIT);
    private final FormValidator validator = new FormValidator(CodeTables.shipped());

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", BundleTexts.class.getName());
        MockVaadin.setup(new Routes());
        language(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        System.clearProperty("vaadin.i18n.provider");
    }

    private static void language(Locale locale) {
        UI.getCurrent().setLocale(locale);
    }

    private static FormPane pane(FormContext context, FileSlot files) {
        FormPane pane = new FormPane(FORM, context, files);
        UI.getCurrent().add(pane);
        return pane;
    }

    private static <T extends Component> T field(FormPane pane, Class<T> type, String path) {
        return _get(pane, type, spec -> spec.withId("field-" + path));
    }

    private static Optional<Component> shown(FormPane pane, String path) {
        return _find(pane, Component.class, spec -> spec.withId("field-" + path)).stream()
                .findFirst();
    }

    @Test
    void givesBackTheAnswersItWasGiven() {
        FormPane pane = pane(CONTEXT, null);
        pane.setAnswers(Forms.exampleAnswers());
        FormValidator.Checked checked = validator.normalise(FORM, pane.answers(), CONTEXT);
        assertThat(checked.errors()).isEmpty();
        assertThat(checked.answers()).isEqualTo(Forms.exampleAnswers());
    }

    @Test
    void labelsEveryControlInBothLanguages() {
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            language(locale);
            FormPane pane = pane(CONTEXT, null);
            String label = field(pane, TextField.class, "title").getLabel();
            assertThat(label).isEqualTo(locale == Locale.ENGLISH ? "Project title" : "项目名称");
            _find(pane, TextField.class)
                    .forEach(text -> assertThat(text.getLabel()).isNotBlank());
            UI.getCurrent().removeAll();
        }
    }

    @Test
    void marksWhatIsRequired() {
        FormPane pane = pane(CONTEXT, null);
        assertThat(field(pane, TextField.class, "title").isRequiredIndicatorVisible())
                .isTrue();
        assertThat(field(pane, TextField.class, "brokerNo").isRequiredIndicatorVisible())
                .isFalse();
    }

    @Test
    @SuppressWarnings("unchecked")
    void showsWhatTheAnswersAskFor() {
        FormPane pane = pane(CONTEXT, null);
        assertThat(shown(pane, "licenseExclusivity")).isEmpty();
        RadioButtonGroup<Object> category = field(pane, RadioButtonGroup.class, "category");
        Object licence = category.getListDataView()
                .getItems()
                .filter(choice -> choice.toString().contains("LICENSE"))
                .findFirst()
                .orElseThrow();
        _setValue(category, licence);
        assertThat(shown(pane, "licenseExclusivity")).isPresent();
        ComboBox<Object> subKind = field(pane, ComboBox.class, "subKind");
        assertThat(subKind.getListDataView().getItems().map(Object::toString))
                .hasSize(3)
                .allSatisfy(choice -> assertThat(choice).contains("LICENSE"));
    }

    @Test
    void addsAndRemovesRows() {
        FormPane pane = pane(CONTEXT, null);
        pane.setAnswers(Forms.exampleAnswers());
        _click(_get(pane, Button.class, spec -> spec.withText("添加买方")));
        assertThat(shown(pane, "buyers[1].name")).isPresent();
        _setValue(field(pane, TextField.class, "buyers[1].name"), "第二家");
        _click(_find(pane, Button.class, spec -> spec.withText("删除第 1 项")).get(0));
        assertThat(field(pane, TextField.class, "buyers[0].name").getValue()).isEqualTo("第二家");
        assertThat(shown(pane, "buyers[1].name")).isEmpty();
    }

    @Test
    void showsTheAmountInTenThousands() {
        FormPane pane = pane(CONTEXT, null);
        TextField amount = field(pane, TextField.class, "contractAmount");
        _setValue(amount, "1,255,000");
        assertThat(amount.getHelperComponent().getElement().getTextRecursively())
                .contains("合 125.50 万元");
    }

    @Test
    void tellsOfEachChangeButNotOfLoading() {
        FormPane pane = pane(CONTEXT, null);
        List<Map<String, Object>> saved = new ArrayList<>();
        pane.addChangeListener(() -> saved.add(pane.answers()));
        pane.setAnswers(Forms.exampleAnswers());
        assertThat(saved).isEmpty();
        _setValue(field(pane, TextField.class, "title"), "新名称");
        assertThat(saved).hasSize(1);
        assertThat(saved.get(0)).containsEntry("title", "新名称");
    }

    @Test
    void keepsWhatWasTypedEvenWhenItIsWrong() {
        FormPane pane = pane(CONTEXT, null);
        pane.setAnswers(new HashMap<>(Map.of("contractAmount", "一百万")));
        assertThat(pane.answers()).containsEntry("contractAmount", "一百万");
    }

    @Test
    void showsErrorsAtTheirFieldsAndOnTop() {
        FormPane pane = pane(CONTEXT, null);
        Map<String, Object> answers = Forms.exampleAnswers();
        answers.put("contractAmount", "1.234");
        answers.remove("paymentPlan");
        pane.setAnswers(answers);
        List<FieldError> errors = validator.validate(FORM, pane.answers(), CONTEXT);
        pane.showErrors(errors);
        HasValidation amount = field(pane, TextField.class, "contractAmount");
        assertThat(amount.isInvalid()).isTrue();
        assertThat(amount.getErrorMessage()).isEqualTo("请填写金额，最多两位小数。");
        List<String> entries = _find(pane, NativeButton.class).stream()
                .map(NativeButton::getText)
                .toList();
        assertThat(entries).anyMatch(text -> text.startsWith("合同成交额："));
        assertThat(entries).anyMatch(text -> text.startsWith("付款计划"));
        pane.showErrors(List.of());
        assertThat(amount.isInvalid()).isFalse();
    }

    @Test
    void leadsToASectionThatIsNotShown() {
        FormPane pane = pane(CONTEXT, null);
        pane.show(pane.sections().get(0));
        assertThat(shown(pane, "seller.name")).isEmpty();
        pane.showErrors(List.of(FieldError.of("seller.name", "required")));
        _click(_get(
                pane,
                NativeButton.class,
                spec -> spec.withPredicate(b -> b.getText().startsWith("卖方 · 名称"))));
        assertThat(shown(pane, "seller.name")).isPresent();
    }

    @Test
    void opensOnlyWhatTheContextAllows() {
        FormContext context =
                CONTEXT.permitting(Map.of("*", Permission.READ, "title", Permission.EDIT, "seller", Permission.HIDE));
        FormPane pane = pane(context, null);
        pane.setAnswers(Forms.exampleAnswers());
        assertThat(field(pane, TextField.class, "title").isReadOnly()).isFalse();
        assertThat(field(pane, TextField.class, "contractAmount").isReadOnly()).isTrue();
        assertThat(shown(pane, "seller.name")).isEmpty();
        assertThat(_find(pane, Button.class, spec -> spec.withText("添加买方"))).isEmpty();
    }

    @Test
    void handsUploadsToItsSlotAndTellsRefusals() throws Exception {
        Slot slot = new Slot();
        FormPane pane = pane(CONTEXT, slot);
        FileBox node = field(pane, FileBox.class, "documents.contract");
        node.accept("合同.pdf", Files.writeString(Files.createTempFile("t", ".pdf"), "%PDF-1.4"));
        assertThat(slot.stored).extracting(FileSlot.Stored::name).containsExactly("合同.pdf");
        assertThat(node.getElement().getTextRecursively()).contains("合同.pdf");
        slot.refusing = true;
        node.accept("病毒.pdf", Files.createTempFile("t", ".pdf"));
        assertThat(slot.stored).hasSize(1);
        _click(_get(pane, Button.class, spec -> spec.withText("删除")));
        assertThat(slot.stored).isEmpty();
    }

    @Test
    void summarisesWhatWasAnswered() {
        Map<String, Object> before = Forms.exampleAnswers();
        Map<String, Object> after = Forms.exampleAnswers();
        after.put("title", "更正后的名称");
        FormSummary summary = new FormSummary(FORM, after).marking(FormDiff.changes(FORM, before, after));
        UI.getCurrent().add(summary);
        String text = summary.getElement().getTextRecursively();
        assertThat(text).contains("更正后的名称", "原为：耐候型", "技术开发", "120.00 万元 (1,200,000.00 元)", "福建", "未填写");
        assertThat(text).doesNotContain("许可方式");
        assertThat(_find(summary, NativeTable.class)).isNotEmpty();
    }

    @Test
    void ticksAreAnswersToo() {
        FormPane pane = pane(CONTEXT, null);
        _setValue(field(pane, Checkbox.class, "declaration"), true);
        assertThat(pane.answers()).containsEntry("declaration", true);
    }

    private static final class Slot implements FileSlot {
        private final List<Stored> stored = new ArrayList<>();
        private boolean refusing;

        @Override
        public List<Stored> list(String kind) {
            return stored.stream()
                    .filter(file -> file.id().startsWith(kind + "/"))
                    .toList();
        }

        @Override
        public void store(String kind, String fileName, Path content) {
            if (refusing) {
                throw Refusal.of(Refusal.Kind.UNSUPPORTED, "INVALID_ANSWERS", 1);
            }
            stored.add(new Stored(kind + "/" + fileName, fileName, 8, null));
        }

        @Override
        public void delete(String id) {
            stored.removeIf(file -> file.id().equals(id));
        }
    }

    @Test
    void tellsWhatHasToBeFilledInFromWhatMayStayEmpty() {
        FormSummary summary = new FormSummary(FORM, Map.of("isClassified", false)).missing(List.of("title", "buyers"));
        UI.getCurrent().add(summary);

        assertThat(_find(summary, Span.class, spec -> spec.withText("必填，尚未填写"))).hasSize(2);
        assertThat(_find(summary, Span.class, spec -> spec.withText("未填写"))).isNotEmpty();
    }

    @Test
    void namesEachFigureOfARowByItsColumn() {
        FormSummary summary = new FormSummary(FORM, Forms.exampleAnswers());
        UI.getCurrent().add(summary);

        List<String> labels = _find(summary, NativeTableCell.class).stream()
                .map(cell -> cell.getElement().getAttribute("data-label"))
                .toList();
        assertThat(labels).doesNotContainNull().contains("单价（元）", "约定付款日期");
        assertThat(_find(summary, Span.class, spec -> spec.withText("50,000.00")))
                .isNotEmpty();
    }
}
