package org.keqiao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.form.Forms.TODAY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keqiao.form.FormContext.Mode;
import org.keqiao.shared.FieldError;

/** The example that the interface's users start from is true, and each of its fields is guarded. */
class ExampleTest {

    private static final FormSchema FORM = Forms.shipped("contract-application");
    private static final FormValidator VALIDATOR = new FormValidator(CodeTables.shipped());

    @Test
    void isAValidApplication() {
        FormValidator.Checked checked = VALIDATOR.normalise(
                FORM, Forms.exampleAnswers(), context(Mode.SUBMIT).holding(documents()));
        assertThat(checked.errors()).isEmpty();
        assertThat(checked.warnings()).isEmpty();
        assertThat(checked.answers()).isEqualTo(Forms.exampleAnswers());
    }

    @Test
    void namesDocumentsThatExistAndThatTheFormAsksFor() throws Exception {
        for (Map<String, Object> document : FormScope.rows(Forms.example().get("documents"))) {
            Path file = Path.of("docs/examples").resolve((String) document.get("file"));
            assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-");
            assertThat(FORM.documents()).extracting(FormField::document).contains((String) document.get("kind"));
        }
    }

    @Test
    void answersEveryStepOfThePositiveWay() {
        Map<String, Object> facts = new HashMap<>(Forms.exampleAnswers());
        facts.put("outcomeKind", "ADVANCE");
        Map<String, Object> tasks = FormScope.map(Forms.example().get("tasks"));
        assertThat(tasks).hasSize(5);
        tasks.forEach((form, answers) -> assertThat(VALIDATOR.validate(
                        Forms.shipped(form),
                        FormScope.map(answers),
                        context(Mode.TASK).knowing(facts)))
                .as(form)
                .isEmpty());
    }

    static Stream<String> fields() {
        List<String> paths = new ArrayList<>();
        leaves(Forms.exampleAnswers(), "", paths);
        return paths.stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aWrongValueIsToldAtItsField(String path) {
        FormField field = FORM.field(path).orElseThrow();
        Map<String, Object> answers = Forms.exampleAnswers();
        put(answers, path, wrong(field));
        assertThat(VALIDATOR.validate(FORM, answers, context(Mode.SUBMIT)))
                .extracting(FieldError::field)
                .contains(path);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aMissingAnswerIsToldAtItsField(String path) {
        FormField field = FORM.field(path).orElseThrow();
        Map<String, Object> answers = Forms.exampleAnswers();
        put(answers, path, null);
        List<FieldError> errors = VALIDATOR.validate(FORM, answers, context(Mode.SUBMIT));
        if (field.required()) {
            assertThat(errors)
                    .extracting(FieldError::field, FieldError::code)
                    .contains(org.assertj.core.api.Assertions.tuple(path, "required"));
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenRuleIsToldAtItsField(String path, Object value, String told) {
        Map<String, Object> answers = Forms.exampleAnswers();
        put(answers, path, value);
        assertThat(VALIDATOR.validate(FORM, answers, context(Mode.SUBMIT)))
                .extracting(FieldError::field)
                .contains(told);
    }

    static Stream<Object[]> broken() {
        return Stream.of(new Object[][] {
            {"signDate", "2025-01-07", "signDate"},
            {"effectiveFrom", "2036-01-01", "effectiveFrom"},
            {"effectiveTo", "2026-11-19", "effectiveTo"},
            {"isClassified", true, "isClassified"},
            {"subKind", "TRAINING", "subKind"},
            {"category", "LICENSE", "licenseExclusivity"},
            {"category", "ASSIGNMENT", "expectedOutput"},
            {"crossBorder", "IMPORT", "importCertificateNo"},
            {"buyers[0].uscc", "91350582MA31ABCD0M", "buyers[0].uscc"},
            {"currency", "USD", "fxRate"},
            {"contractAmount", "1200000.01", "amountItems"},
            {"amountItems[1].deducted", "200000.01", "amountItems[1].deducted"},
            {"amountItems[1].deducted", "100000.00", "technicalAmount"},
            {"amountItems[0].deducted", "1.00", "amountItems[0].deducted"},
            {"amountItems[1].reason", null, "amountItems[1].reason"},
            {"technicalAmount", "1200000.01", "technicalAmount"},
            {"technicalAmount", "0.00", "technicalAmount"},
            {"paymentPlan[0].amount", "400000.01", "paymentPlan"},
            {"ipKinds", List.of("NONE", "INVENTION"), "ipKinds"},
            {"ipItems[0].kind", "UTILITY", "ipItems[0].kind"},
            {"planCategory", "NATIONAL", "planProjectNo"},
            {"declaration", false, "declaration"},
            {"seller.nature", "500", "seller.residentId"},
            {"buyers[0].nature", "600", "buyers[0].foreignId"},
        });
    }

    @Test
    void aPatentLicenceCannotOutliveThePatent() {
        Map<String, Object> answers = Forms.exampleAnswers();
        answers.put("category", "LICENSE");
        answers.put("subKind", "PATENT_LICENSE");
        answers.put("licenseExclusivity", "ORDINARY");
        assertThat(VALIDATOR.validate(FORM, answers, context(Mode.SUBMIT))).isEmpty();
        put(answers, "ipItems[0].expiry", "2035-12-30");
        assertThat(VALIDATOR.validate(FORM, answers, context(Mode.SUBMIT)))
                .extracting(FieldError::field)
                .containsExactly("ipItems[0].expiry");
    }

    @Test
    void aProvisionalPriceNeedsNoCompletePlan() {
        Map<String, Object> answers = Forms.exampleAnswers();
        answers.put("amountProvisional", true);
        put(answers, "paymentPlan[0].amount", "1.00");
        assertThat(VALIDATOR.validate(FORM, answers, context(Mode.SUBMIT))).isEmpty();
    }

    private static FormContext context(Mode mode) {
        return FormContext.of(TODAY, mode);
    }

    private static Map<String, Integer> documents() {
        Map<String, Integer> documents = new LinkedHashMap<>();
        FormScope.rows(Forms.example().get("documents"))
                .forEach(d -> documents.merge((String) d.get("kind"), 1, Integer::sum));
        return documents;
    }

    private static Object wrong(FormField field) {
        return switch (field.kind()) {
            case TEXT -> "x".repeat(20_001);
            case MONEY, PERCENT, NUMBER -> "1.2.3";
            case DATE -> "2026-02-30";
            case BOOLEAN -> "maybe";
            case CODES -> List.of("NOPE");
            default -> "NOPE";
        };
    }

    private static void leaves(Object value, String path, List<String> paths) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> leaves(inner, path.isEmpty() ? key.toString() : path + "." + key, paths));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
            for (int i = 0; i < list.size(); i++) {
                leaves(list.get(i), path + "[" + i + "]", paths);
            }
        } else {
            paths.add(path);
        }
    }

    private static void put(Map<String, Object> answers, String path, Object value) {
        Map<String, Object> at = answers;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            int bracket = steps[i].indexOf('[');
            at = bracket < 0
                    ? FormScope.map(at.get(steps[i]))
                    : FormScope.rows(at.get(steps[i].substring(0, bracket)))
                            .get(Integer.parseInt(steps[i].substring(bracket + 1, steps[i].length() - 1)));
        }
        at.put(steps[steps.length - 1], value);
    }
}
