package org.keqiao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.keqiao.form.Forms.TODAY;
import static org.keqiao.form.Forms.form;
import static org.keqiao.form.Forms.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.form.FormContext.Mode;
import org.keqiao.form.FormContext.Permission;
import org.keqiao.form.FormValidator.Checked;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Texts;

class FormValidatorTest {

    private static final FormContext SUBMIT = FormContext.of(TODAY, Mode.SUBMIT);
    private static final FormSchema KINDS = form(
            "{'type':'textfield','key':'text','label':'A','validate':{'minLength':2,'maxLength':5}}",
            "{'type':'number','key':'money','label':'A','properties':{'kind':'money'}}",
            "{'type':'number','key':'percent','label':'A','properties':{'kind':'percent'}}",
            "{'type':'number','key':'number','label':'A','validate':{'min':1,'max':10}}",
            "{'type':'datetime','subtype':'date','key':'date','dateLabel':'A'}",
            "{'type':'textfield','key':'uscc','label':'A','properties':{'kind':'uscc'}}",
            "{'type':'textfield','key':'residentId','label':'A','properties':{'kind':'residentId'}}",
            "{'type':'textfield','key':'mobile','label':'A','properties':{'kind':'mobile'}}",
            "{'type':'textfield','key':'postcode','label':'A','properties':{'kind':'postcode'}}",
            "{'type':'select','key':'region','label':'A','properties':{'kind':'region'}}",
            "{'type':'radio','key':'choice','label':'A','values':[{'value':'x','label':'X'}]}",
            "{'type':'checklist','key':'several','label':'A','values':[{'value':'x','label':'X'},{'value':'y','label':'Y'}]}",
            "{'type':'checkbox','key':'tick','label':'A'}",
            "{'type':'textfield','key':'mail','label':'A','properties':{'pattern':'email'}}",
            "{'type':'textfield','key':'patent','label':'A','properties':{'check':'patent-number'}}");

    private final FormValidator validator = new FormValidator(CodeTables.shipped());

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    text,       '　技术 ',               技术
                    text,       （甲）,                  （甲）
                    money,      '1,200.5',               1200.50
                    money,      １２００,                1200.00
                    percent,    12.50%,                  12.5
                    number,     03,                      3
                    date,       2026-11-21,              2026-11-21
                    uscc,       91350582ma31abcd0m,      91350582MA31ABCD0M
                    residentId, 11010519491231002x,      11010519491231002X
                    mobile,     +86 138-0595-0123,       13805950123
                    postcode,   ３６２２００,            362200
                    region,     350582,                  350582
                    choice,     x,                       x
                    """)
    void keepsOneSpelling(String key, String typed, String kept) {
        Checked checked = validator.normalise(KINDS, one(key, typed), SUBMIT);
        assertThat(checked.errors()).isEmpty();
        assertThat(String.valueOf(checked.answers().get(key))).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    text,       一,                      tooShort
                    text,       一二三四五六,            tooLong
                    money,      1.234,                   money
                    money,      -1,                      tooSmall
                    money,      100000000000,            tooLarge
                    money,      many,                    money
                    percent,    101,                     percent
                    percent,    1.23456,                 percent
                    number,     11,                      tooLarge
                    number,     0,                       tooSmall
                    number,     1e5,                     number
                    date,       2026-02-30,              date
                    date,       21.11.2026,              date
                    uscc,       91350582MA13ABCD0M,      usccCheck
                    uscc,       91421303MA48ZZ010A,      usccCharacters
                    residentId, 42131319900229001X,      residentIdDate
                    mobile,     12805950123,             mobile
                    postcode,   36220,                   postcode
                    region,     999999,                  code
                    choice,     z,                       code
                    tick,       maybe,                   type
                    mail,       nobody,                  pattern
                    """)
    void saysWhatIsWrongAtTheField(String key, String typed, String code) {
        List<FieldError> errors = validator.validate(KINDS, one(key, typed), SUBMIT);
        assertThat(errors).extracting(FieldError::field, FieldError::code).containsExactly(tuple(key, code));
    }

    @Test
    void refusesWrongShapes() {
        assertThat(validator.validate(KINDS, map("{\"text\":{},\"several\":\"x\",\"money\":[1],\"tick\":3}"), SUBMIT))
                .allSatisfy(error -> assertThat(error.code()).isEqualTo("type"))
                .hasSize(4);
    }

    @Test
    void warnsOfAPatentNumberThatDoesNotAddUp() {
        assertThat(validator
                        .normalise(KINDS, one("patent", "ZL200310102344.5"), SUBMIT)
                        .warnings())
                .isEmpty();
        assertThat(validator
                        .normalise(KINDS, one("patent", "ZL200310102344.6"), SUBMIT)
                        .warnings())
                .extracting(FieldError::code)
                .containsExactly("patentNumber");
    }

    @Test
    void refusesKeysThatNoFormAskedFor() {
        FormSchema form = Forms.shipped("contract-application");
        Map<String, Object> answers = Forms.exampleAnswers();
        answers.put("isAdmin", true);
        FormScope.map(answers.get("seller")).put("extra", "x");
        FormScope.rows(answers.get("buyers")).get(0).put("more", "x");
        assertThat(validator.validate(form, answers, SUBMIT))
                .extracting(FieldError::field, FieldError::code)
                .containsExactlyInAnyOrder(
                        tuple("isAdmin", "unknown"),
                        tuple("seller.extra", "unknown"),
                        tuple("buyers[0].more", "unknown"));
    }

    @Test
    void dropsHiddenAnswers() {
        FormSchema form = form(
                "{'type':'checkbox','key':'a','label':'A'}",
                "{'type':'textfield','key':'b','label':'B','validate':{'required':true},'conditional':{'hide':'=not(a = true)'}}",
                "{'type':'textfield','key':'c','label':'C','validate':{'required':true},'conditional':{'hide':'=b = null'}}");
        Checked hidden = validator.normalise(form, map("{\"a\":false,\"b\":\"x\",\"c\":\"y\"}"), SUBMIT);
        assertThat(hidden.errors()).isEmpty();
        assertThat(hidden.answers()).containsOnlyKeys("a");
        assertThat(validator.validate(form, map("{\"a\":true}"), SUBMIT))
                .extracting(FieldError::field)
                .containsExactly("b");
    }

    @Test
    void judgesEachRowByItself() {
        FormSchema form = form(
                "{'type':'dynamiclist','path':'rows','label':'R','properties':{'minRows':'1','maxRows':'3','unique':'name'},"
                        + "'components':[{'type':'textfield','key':'name','label':'N','validate':{'required':true}},"
                        + "{'type':'number','key':'part','label':'P','properties':{'kind':'money','rule.x':'part <= whole','rule.x.zh':'太大'}},"
                        + "{'type':'number','key':'whole','label':'W','properties':{'kind':'money'}}]}");
        assertThat(validator.validate(form, map("{}"), SUBMIT))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("rows", "required"));
        assertThat(validator.validate(
                        form,
                        map(
                                "{\"rows\":[{\"name\":\"a\",\"part\":\"1\",\"whole\":\"2\"},{\"part\":\"3\",\"whole\":\"2\"},{\"name\":\"a\"}]}"),
                        SUBMIT))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("rows[1].name", "required"),
                        tuple("rows[1].part", "rule"),
                        tuple("rows[2].name", "duplicate"));
    }

    @Test
    void keepsUnfinishedWorkInADraft() {
        FormSchema form = Forms.shipped("contract-application");
        Checked draft = validator.normalise(
                form,
                map("{\"title\":\" 一 \",\"contractAmount\":\"abc\",\"signDate\":\"2026-02-30\",\"buyers\":[{}]}"),
                FormContext.of(TODAY, Mode.DRAFT));
        assertThat(draft.errors()).isEmpty();
        assertThat(draft.answers())
                .containsEntry("title", "一")
                .containsEntry("contractAmount", "abc")
                .containsKey("buyers");
    }

    @Test
    void changesOnlyWhatACorrectionNames() {
        FormSchema form = Forms.shipped("contract-application");
        Map<String, Object> before = Forms.exampleAnswers();
        FormContext context = FormContext.correction(form, TODAY, before, List.of("title", "buyers[0].contact"));
        Map<String, Object> after = Forms.exampleAnswers();
        after.put("title", "更正后的名称");
        FormScope.rows(after.get("buyers")).get(0).put("contact", "钱进");
        Checked allowed = validator.normalise(form, after, context);
        assertThat(allowed.errors()).isEmpty();
        assertThat(allowed.answers()).containsEntry("title", "更正后的名称");

        after.put("relatedParty", true);
        FormScope.rows(after.get("buyers")).get(0).put("name", "别的公司");
        FormScope.map(after.get("seller")).remove("name");
        Checked refused = validator.normalise(form, after, context);
        assertThat(refused.errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("buyers[0].name", "notOpen"), tuple("relatedParty", "notOpen"));
        assertThat(refused.answers()).containsEntry("relatedParty", before.get("relatedParty"));
        assertThat(FormScope.map(refused.answers().get("seller"))).containsKey("name");
    }

    @Test
    void rowsOfAClosedListStay() {
        FormSchema form = Forms.shipped("contract-application");
        Map<String, Object> after = Forms.exampleAnswers();
        after.put("paymentPlan", List.of());
        FormContext context = FormContext.correction(form, TODAY, Forms.exampleAnswers(), List.of("title"));
        assertThat(validator.validate(form, after, context))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("paymentPlan", "notOpen"));
    }

    @Test
    void asksOnlyForWhatTheStepMayEdit() {
        FormSchema form = form(
                "{'type':'textfield','key':'a','label':'A','validate':{'required':true}}",
                "{'type':'textfield','key':'b','label':'B','validate':{'required':true}}");
        FormContext step = FormContext.of(TODAY, Mode.TASK)
                .permitting(Map.of("a", Permission.HIDE))
                .changing(Map.of("a", "old"));
        Checked checked = validator.normalise(form, map("{\"b\":\"x\"}"), step);
        assertThat(checked.errors()).isEmpty();
        assertThat(checked.answers()).containsEntry("a", "old");
        assertThat(validator.validate(form, map("{\"a\":\"new\",\"b\":\"x\"}"), step))
                .extracting(FieldError::code)
                .containsExactly("notOpen");
    }

    @Test
    void asksForTheReasonOfARefusal() {
        FormSchema form = Forms.shipped("contract-technical-review");
        FormContext refuse = FormContext.of(TODAY, Mode.TASK).knowing(Map.of("outcomeKind", "REFUSE"));
        Map<String, Object> answers = map(
                "{\"isTechContract\":false,\"certifiedRelatedParty\":false,\"disputed\":false,\"needsExpert\":false}");
        List<FieldError> errors = validator.validate(form, answers, refuse);
        assertThat(errors).extracting(FieldError::field).containsExactly("refusalReason");
        Texts texts = new Texts(false);
        assertThat(texts.field(errors.get(0), Locale.CHINA)).isEqualTo("不予登记应当选择理由。");
        assertThat(texts.field(errors.get(0), Locale.ENGLISH)).isEqualTo("A refusal needs its reason.");
        answers.put("refusalReason", "NOT_TECH_CONTRACT");
        assertThat(validator.validate(form, answers, refuse)).isEmpty();
    }

    @Test
    void comparesWithTheAmountsOfTheCase() {
        FormSchema form = Forms.shipped("contract-expert-opinion");
        FormContext context = FormContext.of(TODAY, Mode.TASK).knowing(Map.of("contractAmount", "100.00"));
        Map<String, Object> answers = map(
                "{\"expertCount\":3,\"expertConclusion\":\"TECH_CONTRACT\",\"expertAdoption\":\"ADOPTED\",\"certifiedTechnicalAmount\":\"100.01\"}");
        assertThat(validator.validate(form, answers, context))
                .extracting(FieldError::field)
                .containsExactly("certifiedTechnicalAmount");
    }

    @Test
    void missesRequiredDocuments() {
        FormSchema form = Forms.shipped("contract-application");
        assertThat(validator.validate(form, Forms.exampleAnswers(), SUBMIT.holding(Map.of("contract", 1))))
                .extracting(FieldError::field)
                .containsExactly("documents.undertaking");
    }

    @Test
    void judgesTheLargestFormQuickly() {
        FormSchema form = Forms.shipped("contract-application");
        validator.validate(form, Forms.exampleAnswers(), SUBMIT);
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            validator.validate(form, Forms.exampleAnswers(), SUBMIT);
        }
        assertThat((System.nanoTime() - start) / 20_000_000).as("ms for one").isLessThan(500);
    }

    @Test
    void judgesAContractsCodesByItsSigning() {
        CodeTables changed = CodeTables.of(Map.of(
                "tech-field",
                List.of(
                        new CodeTables.Code("01", "旧", "Old", null, null, TODAY.minusDays(10), false),
                        new CodeTables.Code("02", "新", "New", null, TODAY.minusDays(9), null, false))));
        FormSchema form = form(
                "{'type':'datetime','subtype':'date','key':'signDate','dateLabel':'D'}",
                "{'type':'select','key':'field','label':'F','properties':"
                        + "{'kind':'code-table','table':'tech-field','codesOn':'signDate'}}",
                "{'type':'select','key':'now','label':'F','properties':{'kind':'code-table','table':'tech-field'}}");
        Map<String, Object> answers = Map.of("signDate", TODAY.minusDays(30).toString(), "field", "01", "now", "01");
        assertThat(new FormValidator(changed).validate(form, answers, SUBMIT))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("now", "code"));
        Map<String, Object> later = Map.of("signDate", TODAY.toString(), "field", "01", "now", "02");
        assertThat(new FormValidator(changed).validate(form, later, SUBMIT))
                .extracting(FieldError::field)
                .containsExactly("field");
    }

    private static Map<String, Object> one(String key, Object value) {
        return new java.util.HashMap<>(Map.of(key, value));
    }
}
