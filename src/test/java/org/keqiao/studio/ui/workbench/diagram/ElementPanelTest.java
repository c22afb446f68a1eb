package org.keqiao.studio.ui.workbench.diagram;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Finding;
import org.keqiao.process.Json;
import org.keqiao.process.Publishing;
import org.keqiao.process.Vocabularies;
import org.keqiao.process.Vocabulary;
import org.keqiao.shared.Texts;
import org.keqiao.studio.ui.workbench.step.ChoiceField;
import org.keqiao.studio.ui.workbench.step.StepWords;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The element beside the diagram, in words: what is said of it is drawn, and nothing else. */
@KeqiaoTest
class ElementPanelTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Vocabularies vocabularies;

    @Autowired
    Publishing publishing;

    @Autowired
    Texts texts;

    private final List<ElementChange> drawn = new ArrayList<>();
    private final List<String> visited = new ArrayList<>();
    private Screens screens;
    private ElementPanel panel;

    @BeforeEach
    void aPanel() {
        screens = Screens.of(context, "designer");
        panel = panel(false);
    }

    @AfterEach
    void close() {
        screens.close();
    }

    private ElementPanel panel(boolean readOnly) {
        ElementPanel made = new ElementPanel(
                () -> new StepWords(vocabulary(), texts, Locale.SIMPLIFIED_CHINESE),
                vocabularies,
                texts,
                readOnly,
                drawn::add,
                visited::add);
        UI.getCurrent().add(made);
        return made;
    }

    private Vocabulary vocabulary() {
        int newest = publishing.publications("contract-certification").get(0).version();
        return vocabularies.of(publishing.bundle("contract-certification", newest));
    }

    private static ElementFacts facts(String json) {
        return Json.read(json, ElementFacts.class);
    }

    private ChoiceField choice(String label) {
        return _get(panel, ChoiceField.class, spec -> spec.withLabel(label));
    }

    private static final String REVIEW =
            """
            {"id": "Second", "kind": "STEP", "name": "复核", "documentation": "", "form": "contract-second-review",
             "properties": {"performer": "STATION_REVIEWER", "nameEn": "Second review"}}""";

    @Test
    void onlyWhatWasSaidIsDrawn() {
        panel.show(facts(REVIEW));
        choice("由谁办理").setValue("STATION_HEAD");
        assertThat(drawn).containsExactly(ElementChange.property("Second", "performer", "STATION_HEAD"));
    }

    @Test
    void theEchoOfItsOwnChangeDisturbsNobody() {
        panel.show(facts(REVIEW));
        choice("由谁办理").setValue("STATION_HEAD");
        ChoiceField before = choice("由谁办理");
        panel.show(facts(REVIEW.replace("STATION_REVIEWER", "STATION_HEAD")));
        assertThat(choice("由谁办理")).isSameAs(before);
        panel.show(facts(REVIEW));
        assertThat(choice("由谁办理").getValue()).as("undone on the canvas").isEqualTo("STATION_REVIEWER");
    }

    @Test
    void findingsStandAtTheirElement() {
        panel.findings(List.of(
                Finding.error("process.bpmn", "Second", "NO_ADVANCE", "复核"),
                Finding.error("process.bpmn", "Other", "NO_ADVANCE", "别处")));
        panel.show(facts(REVIEW));
        assertThat(_find(panel, Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("复核"))
                .noneMatch(text -> text.contains("别处"));
    }

    @Test
    void aConditionIsReadAndWrittenAsRows() {
        panel.show(
                facts(
                        """
                {"id": "F", "kind": "FLOW", "name": "同意", "documentation": "", "properties": {}, "choice": true,
                 "fallback": false, "source": "结果", "condition": "${contractSecondReview == 'agree'}"}"""));
        assertThat(choice("值").getValue()).isEqualTo("agree");
        choice("值").setValue("return");
        assertThat(drawn).containsExactly(ElementChange.set("F", "condition", "${contractSecondReview == 'return'}"));
        _get(panel, Button.class, spec -> spec.withText("增加一个条件")).click();
        ComboBox<String> second = _find(panel, ComboBox.class).get(1);
        second.setValue("certifiedTechnicalAmount");
        assertThat(drawn).as("half a row says nothing").hasSize(1);
        ChoiceField comparison =
                _find(panel, ChoiceField.class, spec -> spec.withLabel("比较")).get(1);
        comparison.setValue("AT_LEAST");
        _get(panel, TextField.class, spec -> spec.withLabel("值")).setValue("3000000");
        assertThat(drawn.get(drawn.size() - 1))
                .isEqualTo(ElementChange.set(
                        "F",
                        "condition",
                        "${contractSecondReview == 'return' and certifiedTechnicalAmount >= 3000000}"));
    }

    @Test
    void whatRowsCannotSayIsShownAsText() {
        String condition = "${contractSecondReview == 'agree' and not (expertRoute == 'x' or expertRoute == 'y')}";
        panel.show(facts("{\"id\": \"F\", \"kind\": \"FLOW\", \"name\": \"\", \"choice\": true, \"condition\": \""
                + condition + "\"}"));
        assertThat(_find(panel, ComboBox.class)).isEmpty();
        assertThat(_get(panel, TextArea.class, spec -> spec.withLabel("条件")).getValue())
                .isEqualTo(condition);
    }

    @Test
    void theWaysOfASplitAreSaidInWords() {
        panel.show(
                facts(
                        """
                {"id": "G", "kind": "CHOICE", "name": "结果", "documentation": "", "properties": {}, "ways": [
                 {"id": "A", "name": "同意", "to": "发证", "condition": "${contractSecondReview == 'agree'}",
                  "fallback": false},
                 {"id": "B", "name": "", "to": "退回", "condition": "", "fallback": false}]}"""));
        _get(panel, Button.class, spec -> spec.withText("同意，到“发证”")).click();
        assertThat(visited).containsExactly("A");
        choice("其他情况走哪条").setValue("B");
        assertThat(drawn).containsExactly(ElementChange.set("G", "fallback", "B"));
    }

    @Test
    void anActionAsksForItsParameters() {
        panel.show(facts("{\"id\": \"L\", \"kind\": \"ACTION\", \"name\": \"发文\", \"action\": \"issueLetter\","
                + " \"properties\": {\"nameEn\": \"Letter\", \"letter\": \"LT-01\"}}"));
        choice("文书").setValue("LT-03");
        assertThat(drawn).containsExactly(ElementChange.property("L", "letter", "LT-03"));
        choice("系统做什么").setValue("closeCase");
        assertThat(drawn.get(1)).isEqualTo(new ElementChange("L", Map.of("action", "closeCase"), Map.of("letter", "")));
    }

    @Test
    void aReaderChangesNothing() {
        ElementPanel closed = panel(true);
        closed.show(facts(REVIEW));
        assertThat(_find(closed, ChoiceField.class)).isNotEmpty().allMatch(ChoiceField::isReadOnly);
        assertThat(_find(closed, TextField.class)).isNotEmpty().allMatch(TextField::isReadOnly);
        assertThat(_find(closed, Button.class)).noneMatch(Button::isVisible);
    }

    @Test
    void everyActionOfTheCatalogueIsABuildingBlock() {
        List<Block> blocks = BuildingBlocks.of(vocabulary(), texts, Locale.ENGLISH);
        assertThat(blocks)
                .filteredOn(block -> block.group().equals("actions"))
                .extracting(block -> block.attributes().get("camunda:delegateExpression"))
                .containsExactlyInAnyOrderElementsOf(vocabulary().actions().stream()
                        .map(action -> "${" + action.name() + "}")
                        .toList());
        assertThat(blocks).extracting(Block::id).doesNotHaveDuplicates();
        assertThat(blocks).allSatisfy(block -> {
            assertThat(block.label()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
            assertThat(block.name() == null || block.properties().containsKey("nameEn"))
                    .as(block.id())
                    .isTrue();
        });
    }
}
