package org.keqiao.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.ConditionRows.Comparison;
import org.keqiao.process.ConditionRows.Row;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.Vocabulary.Type;
import org.keqiao.process.Vocabulary.Value;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a designer is offered is what the check accepts. */
@KeqiaoTest
class VocabularyTest {

    @Autowired
    Vocabularies vocabularies;

    @Autowired
    Publishing publishing;

    private Vocabulary contract() {
        int newest = publishing.publications("contract-certification").get(0).version();
        return vocabularies.of(publishing.bundle("contract-certification", newest));
    }

    @Test
    void offersWhatTheContractMatterHas() {
        Vocabulary words = contract();
        assertThat(words.performers())
                .contains("REGISTRAR", "PARTY:APPLICANT")
                .doesNotContain("EXPERT", "FLOW_DESIGNER", "AUDITOR");
        assertThat(words.forms()).containsKeys("contract-application", "contract-second-review");
        assertThat(words.tables())
                .containsEntry("expert-trigger", new MatterSettings.Text("专家意见触发表", "When experts are heard"));
        assertThat(words.settings().limits()).containsKey("secondReview");
        assertThat(words.action("acceptCase")).isPresent();
    }

    @Test
    void namesAnOutcomeByItsStepAndItsButtons() {
        Name review = contract().name("contractSecondReview").orElseThrow();
        assertThat(review.type()).isEqualTo(Type.OUTCOME);
        assertThat(review.label().zh()).isEqualTo("复核");
        assertThat(review.values()).extracting(Value::value).containsExactly("agree", "return", "disagree");
    }

    @Test
    void namesFieldsByTheirLabelsAndTablesByTheirResults() {
        Vocabulary words = contract();
        assertThat(words.name("certifiedTechnicalAmount").orElseThrow().type()).isEqualTo(Type.NUMBER);
        assertThat(words.name("certifiedTechnicalAmount").orElseThrow().label().en())
                .isNotEqualTo("certifiedTechnicalAmount");
        assertThat(words.name("expertRoute").orElseThrow().values()).isNotEmpty();
    }

    @Test
    void aBrokenBundleOffersWhatIsLeft() {
        Vocabulary words = vocabularies.of(
                new Bundle("half", Map.of("process.bpmn", "<no", "settings.json", "{", "forms/a.form", "[]")));
        assertThat(words.forms()).isEmpty();
        assertThat(words.settings()).isNull();
        assertThat(words.performers()).isNotEmpty();
        assertThat(words.actions()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${contractIntake == 'accept'}",
                "${contractIntake == 'accept' and amount >= 5000000}",
                "${large == true or amount < 12.50}",
                "${note == null and day != null}",
                "${title == \"它's\"}"
            })
    void aConditionOfRowsIsWrittenAsItWasRead(String condition) {
        assertThat(vocabularies.rows(condition).orElseThrow().text()).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${a == 'x' and (b == 'y' or c == 'z')}", "${not large}", "${a == b}", "${a.b()}", "a == 1", ""})
    void whatRowsCannotSayStaysText(String condition) {
        assertThat(vocabularies.rows(condition)).isEmpty();
    }

    @Test
    void anUnfinishedOrImpossibleRowIsNotWritten() {
        assertThat(new ConditionRows(
                                true,
                                List.of(
                                        new Row("a", Type.TEXT, Comparison.IS, ""),
                                        new Row("b", Type.TEXT, Comparison.IS, "${x}"),
                                        new Row("c", Type.TEXT, Comparison.EMPTY, "")))
                        .text())
                .isEqualTo("${c == null}");
    }
}
