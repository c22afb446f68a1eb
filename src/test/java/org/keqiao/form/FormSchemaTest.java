package org.keqiao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keqiao.form.Forms.form;
import static org.keqiao.form.Forms.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.shared.Texts;

class FormSchemaTest {

    @Test
    void namesFieldsByTheirPath() {
        FormSchema form = Forms.shipped("contract-application");
        assertThat(form.id()).isEqualTo("contract-application");
        assertThat(form.keys()).contains("title", "seller", "seller.uscc", "buyers[]", "buyers[].name");
        assertThat(form.field("buyers[3].name").orElseThrow().required()).isTrue();
        assertThat(form.element("buyers")).containsInstanceOf(FormList.class);
        assertThat(form.codeTables()).contains("contract-category", "region", "industry");
        assertThat(form.documents()).extracting(FormField::document).contains("contract", "undertaking");
        assertThat(form.sections()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'type':'html','id':'h','content':'<script>'}                                  | h    | unsupported-component
                    {'type':'iframe','id':'i','url':'http://x'}                                    | i    | unsupported-component
                    {'type':'datetime','key':'d','label':'D','subtype':'time'}                     | d    | unsupported-component
                    {'type':'textfield','key':'a','label':'A','onclick':'x'}                       | a    | unknown-attribute
                    {'type':'textfield','key':'a','label':'A','validate':{'pattern':'(a+)+'}}      | a    | unknown-attribute
                    {'type':'textfield','key':'a','label':'A','properties':{'script':'x'}}         | a    | unknown-property
                    {'type':'textfield','key':'a','label':'A','properties':{'pattern':'(a+)+'}}    | a    | unknown-pattern
                    {'type':'textfield','key':'a','label':'A','properties':{'kind':'bitcoin'}}     | a    | unknown-kind
                    {'type':'checkbox','key':'a','label':'A','properties':{'kind':'money'}}        | a    | kind-does-not-fit
                    {'type':'select','key':'a','label':'A','properties':{'kind':'code-table','table':'nope'}} | a | unknown-table
                    {'type':'select','key':'a','label':'A'}                                        | a    | no-options
                    {'type':'select','key':'a','label':'A','properties':{'kind':'region','codesOn':'b'}} | a | no-date
                    {'type':'textfield','key':'a.b','label':'A'}                                   | a.b  | bad-key
                    {'type':'textfield','key':'a'}                                                 | a    | no-label
                    {'type':'textfield','key':'a','label':'A','conditional':{'hide':'=for i in [1] return i'}} | a | expression-forbidden
                    {'type':'textfield','key':'a','label':'A','conditional':{'hide':'=misspelt = 1'}} | a | unknown-name
                    {'type':'textfield','key':'a','label':'A','properties':{'rule.x':'a = 1'}}     | a    | rule-without-message
                    {'type':'textfield','key':'a','label':'A','properties':{'kind':'file'}}        | a    | no-document-kind
                    {'type':'dynamiclist','path':'a','label':'A','components':[{'type':'dynamiclist','path':'b','label':'B','components':[]}]} | a[].b | nested-list
                    {'type':'dynamiclist','path':'a','label':'A','properties':{'maxRows':'9000'},'components':[]} | a | bad-limit
                    {'type':'dynamiclist','path':'a','label':'A','properties':{'rows':'given'},'components':[]} | a | rows-from-nowhere
                    {'type':'dynamiclist','path':'a','label':'A','properties':{'rows':'all'},'components':[]} | a | unknown-rows
                    """)
    void refusesByNameWhatIsNotSupported(String component, String name, String code) {
        assertThatThrownBy(() -> form(component))
                .isInstanceOfSatisfying(
                        FormProblem.class, e -> assertThat(e.findings()).anySatisfy(finding -> {
                            assertThat(finding.component()).isEqualTo(name);
                            assertThat(finding.code()).isEqualTo(code);
                        }));
    }

    @Test
    void tellsAllFindingsAtOnceInBothLanguages() {
        Texts texts = new Texts(false);
        assertThatThrownBy(() -> form("{'type':'html','id':'h'}", "{'type':'textfield','key':'a'}"))
                .isInstanceOfSatisfying(FormProblem.class, e -> {
                    assertThat(e.findings()).hasSize(2);
                    e.findings().forEach(finding -> {
                        String key = "form.problem." + finding.code();
                        Object[] arguments = finding.arguments().toArray();
                        assertThat(texts.get(key, Locale.CHINA, arguments)).isNotEqualTo(key);
                        assertThat(texts.get(key, Locale.ENGLISH, arguments)).isNotEqualTo(key);
                    });
                });
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatThrownBy(() ->
                        form("{'type':'textfield','key':'a','label':'A'}", "{'type':'number','key':'a','label':'A'}"))
                .hasMessageContaining("duplicate-key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|not-json", "{|not-json", "{} {}|not-json", "{\"id\":1,\"id\":2}|not-json"})
    void refusesWhatIsNoForm(String text, String code) {
        assertThatThrownBy(() -> FormSchema.parse(text)).hasMessageContaining(code);
    }

    @Test
    void refusesLargeAndDeepFiles() {
        assertThatThrownBy(() -> FormSchema.parse(json("{'type':'text','text':'" + "汉".repeat(400_000) + "'}")))
                .hasMessageContaining("too-large");
        assertThatThrownBy(() -> FormSchema.parse("[".repeat(60) + "]".repeat(60)))
                .hasMessageContaining("too-deep");
    }

    @Test
    void shipsEveryTextInBothLanguages() {
        for (String id : new String[] {
            "contract-application",
            "contract-intake",
            "contract-technical-review",
            "contract-expert-opinion",
            "contract-second-review",
            "contract-head-decision"
        }) {
            FormSchema form = Forms.shipped(id);
            assertThat(form.id()).isEqualTo(id);
            form.fields().forEach(field -> {
                assertThat(field.label().en())
                        .as(field.path())
                        .isNotEqualTo(field.label().zh());
                field.rules().forEach(rule -> assertThat(rule.message().en())
                        .as(field.path() + " " + rule.name())
                        .isNotEqualTo(rule.message().zh()));
            });
        }
    }

    @Test
    void opensWhatDependsOnANamedField() {
        FormSchema form = Forms.shipped("contract-application");
        assertThat(FormDiff.opened(form, java.util.List.of("contractAmount")))
                .contains("contractAmount", "amountItems[]", "technicalAmount", "paymentPlan[]")
                .doesNotContain("title", "seller.name");
        assertThat(FormDiff.opened(form, java.util.List.of("category")))
                .contains("subKind", "licenseExclusivity", "expectedInvestment");
        assertThat(FormDiff.opened(form, java.util.List.of("title"))).containsExactly("title");
        assertThat(FormDiff.opened(form, java.util.List.of("buyers[0].nature"))).contains("buyers[].residentId");
    }

    @Test
    void tellsWhatChanged() {
        FormSchema form = Forms.shipped("contract-application");
        Map<String, Object> before = Forms.exampleAnswers();
        Map<String, Object> after = Forms.exampleAnswers();
        after.put("title", "另一个名称");
        FormScope.map(FormScope.rows(after.get("buyers")).get(0)).put("name", "另一家公司");
        assertThat(FormDiff.changes(form, before, after))
                .extracting(FormDiff.Change::path)
                .containsExactly("title", "buyers[0].name");
        assertThat(FormDiff.changes(form, before, Forms.exampleAnswers())).isEmpty();
    }

    @Test
    void startsAListWithTheRowsOfAnotherAndTheColumnsThatBothHave() {
        FormSchema form = form(
                """
                {'type':'dynamiclist','path':'reviewed','label':'R','properties':{'startsFrom':'lines'},'components':[
                  {'type':'textfield','key':'number','label':'N'},
                  {'type':'textfield','key':'verified','label':'V','properties':{'startsFrom':'paid'}},
                  {'type':'textfield','key':'reason','label':'W'}]}
                """);
        Map<String, Object> known = Map.of(
                "lines",
                List.of(Map.of("number", "1", "paid", "300", "bank", "x"), Map.of("number", "2", "paid", "400")));
        assertThat(form.startingWith(known).get("reviewed"))
                .isEqualTo(List.of(Map.of("number", "1", "verified", "300"), Map.of("number", "2", "verified", "400")));

        Map<String, Object> judged = Map.of("lines", known.get("lines"), "reviewed", List.of());
        assertThat(form.startingWith(judged).get("reviewed")).isEqualTo(List.of());
    }
}
