package org.keqiao.studio.ui.workbench.step;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Outcome;
import org.keqiao.process.Publishing;
import org.keqiao.process.Step.FieldPermission;
import org.keqiao.process.Vocabularies;
import org.keqiao.shared.Texts;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A designer describes a step without knowing a property's name. */
@KeqiaoTest
class StepFieldsTest {

    private static final String OUTCOMES =
            "[{\"key\":\"agree\",\"kind\":\"ADVANCE\",\"zh\":\"同意\",\"en\":\"Agree\",\"opinionRequired\":false}]";

    @Autowired
    ApplicationContext context;

    @Autowired
    Vocabularies vocabularies;

    @Autowired
    Publishing publishing;

    @Autowired
    Texts texts;

    private final List<StepFacts> told = new ArrayList<>();

    private StepFields fields(StepFacts facts) {
        int newest = publishing.publications("contract-certification").get(0).version();
        StepWords words = new StepWords(
                vocabularies.of(publishing.bundle("contract-certification", newest)),
                texts,
                UI.getCurrent().getLocale());
        StepFields fields = new StepFields(words, told::add);
        fields.show(facts, false);
        UI.getCurrent().add(fields);
        return fields;
    }

    private static StepFacts review(Map<String, String> more) {
        Map<String, String> properties =
                new HashMap<>(Map.of("performer", "STATION_REVIEWER", "nameEn", "Second review", "outcomes", OUTCOMES));
        properties.putAll(more);
        return StepFacts.read("复核", "contract-second-review", properties);
    }

    private StepFacts last() {
        return told.get(told.size() - 1);
    }

    @Test
    void showsAStepWithoutTellingAnything() {
        try (Screens ignored = Screens.of(context, "designer")) {
            StepFields fields = fields(review(Map.of("deadline", "secondReview", "fields", "{\"*\":\"read\"}")));
            assertThat(told).isEmpty();
            assertThat(fields.facts())
                    .isEqualTo(review(Map.of("deadline", "secondReview", "fields", "{\"*\":\"read\"}")));
        }
    }

    @Test
    void writesWhatItReads() {
        Map<String, String> properties =
                review(Map.of("fields", "{\"*\":\"read\"}", "stage", "review")).properties();
        assertThat(properties)
                .containsEntry("outcomes", OUTCOMES)
                .containsEntry("fields", "{\"*\":\"read\"}")
                .containsEntry("stage", "review")
                .containsEntry("seats", "");
    }

    @Test
    void anEmptyStepIsFilledFieldByField() {
        try (Screens ignored = Screens.of(context, "designer")) {
            StepFields fields = fields(StepFacts.read(null, null, Map.of("outcomes", "nonsense", "fields", "[1]")));
            _get(fields, TextField.class, spec -> spec.withLabel("名称")).setValue("法律意见");
            _get(fields, ChoiceField.class, spec -> spec.withLabel("由谁办理")).setValue("STATION_HEAD");
            _get(fields, ChoiceField.class, spec -> spec.withLabel("表单")).setValue("contract-head-decision");
            _get(fields, Button.class, spec -> spec.withText("增加一种结果")).click();
            _get(fields, TextField.class, spec -> spec.withLabel("按钮文字")).setValue("同意");
            assertThat(last().zh()).isEqualTo("法律意见");
            assertThat(last().performer()).isEqualTo("STATION_HEAD");
            assertThat(last().form()).isEqualTo("contract-head-decision");
            assertThat(last().outcomes()).containsExactly(new Outcome("agree", Outcome.Kind.ADVANCE, "同意", "", false));
        }
    }

    @Test
    void whoeverSendsBackMustSayWhy() {
        try (Screens ignored = Screens.of(context, "designer")) {
            StepFields fields = fields(review(Map.of()));
            _get(fields, ChoiceField.class, spec -> spec.withLabel("对案件意味着")).setValue("RETURN");
            assertThat(last().outcomes().get(0).opinionRequired()).isTrue();
        }
    }

    @Test
    void asksOfSeatsOnlyWhatMatters() {
        try (Screens ignored = Screens.of(context, "designer")) {
            StepFields fields = fields(review(Map.of()));
            assertThat(_find(fields, IntegerField.class)).isEmpty();
            _get(fields, ChoiceField.class, spec -> spec.withLabel("几人办理")).setValue("VOTE");
            assertThat(last().seats()).isEqualTo(new SeatFacts("VOTE", "2", List.of(), "2", false));
            _get(fields, ChoiceField.class, spec -> spec.withLabel("几人办理")).setValue("ANY");
            assertThat(last().seats()).isEqualTo(new SeatFacts("ANY", "2", List.of(), "", false));
            _get(fields, ChoiceField.class, spec -> spec.withLabel("由谁办理")).setValue("PARTY:APPLICANT");
            assertThat(last().seats()).isEqualTo(SeatFacts.NONE);
        }
    }

    @Test
    void anotherFormTakesItsRightsAlong() {
        try (Screens ignored = Screens.of(context, "designer")) {
            StepFields fields = fields(review(Map.of("fields", "{\"noSuchField\":\"hide\",\"*\":\"read\"}")));
            assertThat(fields.facts().fields()).containsKey("noSuchField");
            _get(fields, ChoiceField.class, spec -> spec.withLabel("表单")).setValue("contract-head-decision");
            assertThat(last().fields()).containsExactly(Map.entry("*", FieldPermission.READ));
        }
    }
}
