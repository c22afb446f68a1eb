package org.keqiao.form.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormSchema;
import org.keqiao.form.Forms;

/** Eighty applications in a batch are ticked and decided in a table, not typed. */
class KnownRowsTest {

    private static final List<Map<String, Object>> LINES = new ArrayList<>();

    static {
        for (int i = 10; i < 90; i++) {
            LINES.add(Map.of(
                    "application",
                    "JBZJ-421300-2026-0000" + i,
                    "applicant",
                    "随州第 " + i + " 公司",
                    "item",
                    "转化补贴",
                    "cityAmount",
                    "1000.00"));
        }
    }

    @BeforeEach
    void open() {
        System.setProperty("vaadin.i18n.provider", BundleTexts.class.getName());
        MockVaadin.setup(new Routes());
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        System.clearProperty("vaadin.i18n.provider");
    }

    private static FormPane pane(String form, String source) throws IOException {
        FormSchema schema = FormSchema.parse(Files.readString(Path.of("forms/subsidy-batch/" + form + ".form")));
        Map<String, Object> known = Map.of(source, LINES);
        FormPane pane = new FormPane(
                schema, FormContext.of(Forms.TODAY, FormContext.Mode.TASK).knowing(known));
        UI.getCurrent().add(pane);
        pane.setAnswers(schema.startingWith(known));
        return pane;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> rows(FormPane pane, String key) {
        return (List<Object>) pane.answers().get(key);
    }

    @Test
    void takesLinesOutOfABatchByTheirTicks() throws IOException {
        FormPane pane = pane("batch-compose", "candidates");
        assertThat(rows(pane, "chosen")).hasSize(80);

        Checkbox second = _get(
                pane,
                Checkbox.class,
                box -> box.withPredicate(one -> one.getAriaLabel()
                        .filter(name -> name.contains("随州第 11 公司"))
                        .isPresent()));
        _setValue(second, false);

        assertThat(rows(pane, "chosen")).hasSize(79).doesNotContain(LINES.get(1));
        assertThat(_find(pane, Span.class))
                .extracting(Span::getText)
                .anyMatch(text -> text.contains("已选 79 件，共 80 件") && text.contains("79,000.00 元"));
    }

    /** Whoever searched ticks what is found, and nothing that is not seen. */
    @Test
    void ticksAllThatIsFound() throws IOException {
        FormPane pane = pane("batch-compose", "candidates");
        Checkbox all = _get(
                pane,
                Checkbox.class,
                box -> box.withPredicate(
                        one -> one.getAriaLabel().filter("全选"::equals).isPresent()));
        _setValue(all, false);
        assertThat(rows(pane, "chosen")).isNull();

        _setValue(_get(pane, TextField.class, field -> field.withPlaceholder("在清单中查找")), "第 5");
        _setValue(all, true);

        assertThat(rows(pane, "chosen")).hasSize(10);
    }

    @Test
    @SuppressWarnings("unchecked")
    void decidesAllOthersAtOnce() throws IOException {
        FormPane pane = pane("batch-meeting", "agenda");
        RadioButtonGroup<Object> third = (RadioButtonGroup<Object>)
                _get(pane, Component.class, field -> field.withId("field-decisions[2].decision"));
        third.setValue(third.getListDataView().getItem(1));

        MenuItem agreed = _get(pane, MenuBar.class)
                .getItems()
                .get(0)
                .getSubMenu()
                .getItems()
                .get(0);
        assertThat(agreed.getText()).isEqualTo("同意");
        ComponentUtil.fireEvent(agreed, new ClickEvent<>(agreed));

        assertThat(rows(pane, "decisions"))
                .hasSize(80)
                .extracting(row -> ((Map<String, Object>) row).get("decision"))
                .containsOnlyOnce("REFUSE")
                .filteredOn("APPROVE"::equals)
                .hasSize(79);
    }
}
