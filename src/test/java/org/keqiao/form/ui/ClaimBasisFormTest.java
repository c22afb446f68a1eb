package org.keqiao.form.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.feel.Expression;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormValidator;
import org.keqiao.form.FormVisibility;
import org.keqiao.form.Forms;

/** The application for a subsidy asks for what the claim rests on, and for nothing else. */
class ClaimBasisFormTest {

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

    private static FormSchema form() {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms/subsidy-application/subsidy-application.form")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FormPane pane() {
        FormPane pane = new FormPane(form(), FormContext.of(Forms.TODAY, FormContext.Mode.SUBMIT), null);
        UI.getCurrent().add(pane);
        return pane;
    }

    private static boolean shows(FormPane pane, String path) {
        return !_find(pane, Component.class, spec -> spec.withId("field-" + path))
                .isEmpty();
    }

    @Test
    void contractsAreAskedForWhereNothingIsChosen() {
        FormPane pane = pane();
        assertThat(shows(pane, "lines[0].certificateNo")).isTrue();
        assertThat(shows(pane, "relatedParty")).isTrue();
        assertThat(shows(pane, "hires[0].brokerNumber")).isFalse();
        assertThat(shows(pane, "projects[0].documentNumber")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTRACT,lines[0].certificateNo,hires[0].brokerNumber,projects[0].documentNumber",
        "PERSON,hires[0].brokerNumber,lines[0].certificateNo,projects[0].documentNumber",
        "PROJECT,projects[0].documentNumber,lines[0].certificateNo,hires[0].brokerNumber"
    })
    @SuppressWarnings("unchecked")
    void whateverItRestsOnIsAskedFor(String basis, String asked, String hidden, String alsoHidden) {
        FormPane pane = pane();
        RadioButtonGroup<Object> choice = _get(pane, RadioButtonGroup.class, spec -> spec.withId("field-claimBasis"));
        _setValue(
                choice,
                choice.getListDataView()
                        .getItems()
                        .filter(option -> option.toString().contains(basis))
                        .findFirst()
                        .orElseThrow());
        assertThat(shows(pane, asked)).isTrue();
        assertThat(shows(pane, hidden)).isFalse();
        assertThat(shows(pane, alsoHidden)).isFalse();
        assertThat(shows(pane, "relatedParty")).isEqualTo(basis.equals("CONTRACT"));
        assertThat(shows(pane, "account.number")).isTrue();
    }

    /** Parties are asked about where the item's projects rest on contracts, and at the review where they were. */
    @Test
    void theReviewAsksAboutPartiesWhereTheApplicationDid() throws Exception {
        Map<String, Object> project = Map.of("policyItem", "ITEM", "claimBasis", "PROJECT");
        FormContext context = FormContext.of(Forms.TODAY, FormContext.Mode.SUBMIT);
        assertThat(new FormVisibility(form(), context.knowing(Map.of("itemContract", "SOLD"))).hidden(project))
                .doesNotContain("#relatedParty", "#affiliation");
        assertThat(new FormVisibility(form(), context.knowing(Map.of("itemContract", ""))).hidden(project))
                .contains("#relatedParty", "#affiliation");
        FormSchema review =
                FormSchema.parse(Files.readString(Path.of("forms/subsidy-application/subsidy-program-review.form")));
        FormContext asked = context.knowing(Map.of("claimBasis", "PROJECT", "relatedParty", false));
        assertThat(new FormVisibility(review, asked).hidden(Map.of())).doesNotContain("#certifiedRelatedParty");
        assertThat(new FormVisibility(review, context.knowing(Map.of("claimBasis", "PROJECT"))).hidden(Map.of()))
                .contains("#certifiedRelatedParty");
    }

    /** Whoever chose an item that is not for contracts, and not yet what the claim rests on, is asked for none of their papers. */
    @ParameterizedTest
    @CsvSource(value = {"'',false", "PERSON,true", "PROJECT,true"})
    void noPapersOfContractsForWhatIsForNone(String itemBasis, boolean without) {
        FormSchema form = form();
        FormContext context = FormContext.of(Forms.TODAY, FormContext.Mode.SUBMIT)
                .knowing(Map.of("itemPapers", "", "itemContract", "", "itemBasis", itemBasis));
        Set<String> hidden = new FormVisibility(form, context).hidden(Map.of("policyItem", "ITEM"));
        for (String kind : List.of("invoice", "bankVoucher", "deliveryProof")) {
            assertThat(form.documents())
                    .filteredOn(slot -> kind.equals(slot.document()))
                    .singleElement()
                    .matches(slot -> hidden.contains(FormVisibility.mark("", slot)) == without, kind);
        }
    }

    /** What the settings make a must has its place, whatever the item asks for and the claim rests on. */
    @ParameterizedTest
    @ValueSource(strings = {"CONTRACT", "PERSON", "PROJECT"})
    void whateverPaperIsAskedForIsTaken(String basis) throws Exception {
        FormSchema form = form();
        Map<String, Object> answers = Map.of("policyItem", "ITEM", "claimBasis", basis);
        FormContext context = FormContext.of(Forms.TODAY, FormContext.Mode.SUBMIT)
                .knowing(Map.of("itemPapers", "salesProof,outputProof,testReport,deliveryProof,spendingProof"));
        FormValidator validator = new FormValidator(CodeTables.shipped());
        List<String> asked = new ArrayList<>();
        for (JsonNode kind : new ObjectMapper()
                .readTree(Path.of("processes/subsidy-application/settings.json").toFile())
                .path("documents")) {
            if (kind.path("mandatory").asBoolean()
                    && validator.holds(Expression.parse(kind.path("condition").asText()), form, answers, context)) {
                asked.add(kind.path("kind").asText());
            }
        }
        assertThat(asked).contains("deliveryProof", "spendingProof", "accountProof");
        Set<String> hidden = new FormVisibility(form, context).hidden(answers);
        assertThat(form.documents())
                .filteredOn(slot -> !hidden.contains(FormVisibility.mark("", slot)))
                .extracting(FormField::document)
                .containsAll(asked);
    }
}
