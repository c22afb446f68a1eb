package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.process.validation.Judge.judge;
import static org.keqiao.process.validation.Judge.refuses;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.LetterCheck;
import org.keqiao.process.samples.SampleActions;
import org.keqiao.process.samples.Samples;
import org.keqiao.process.sandbox.Sandbox;
import org.keqiao.shared.Texts;

/** Files as files, tables, settings and letters. */
class FileRulesTest {

    private static final String TABLE = "decisions/permitRoute.dmn";
    private static final String LETTER = "letters/LT-01.html";

    private static Bundle with(String path, String text) {
        return Samples.bundle().with(path, text);
    }

    @Test
    void refusesDoctype() {
        String xml = Samples.bundle().file(Bundle.PROCESS).orElseThrow();
        String entity = xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>");
        refuses(with(Bundle.PROCESS, entity), Bundle.PROCESS, null, "DOCTYPE");
    }

    @Test
    void refusesOtherEncodings() {
        String xml = Samples.bundle().file(Bundle.PROCESS).orElseThrow().replace("\"UTF-8\"", "\"UTF-7\"");
        refuses(with(Bundle.PROCESS, xml), Bundle.PROCESS, null, "ENCODING");
    }

    @Test
    void refusesWhatIsTooLarge() {
        String xml = Samples.bundle().file(Bundle.PROCESS).orElseThrow();
        refuses(with(Bundle.PROCESS, xml + " ".repeat(1_000_000)), Bundle.PROCESS, null, "TOO_LARGE");
    }

    @Test
    void refusesTwentyThousandNestedSubProcesses() {
        StringBuilder xml = new StringBuilder(
                "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><bpmn:process id=\"p\">");
        xml.append("<bpmn:subProcess>".repeat(20_000)).append("</bpmn:subProcess>".repeat(20_000));
        refuses(with(Bundle.PROCESS, xml + "</bpmn:process></bpmn:definitions>"), Bundle.PROCESS, null, "TOO_DEEP");
    }

    @Test
    void refusesTooManyElements() {
        String xml = Samples.bundle()
                .file(Bundle.PROCESS)
                .orElseThrow()
                .replace("</bpmn:process>", "<a/>".repeat(21_000) + "</bpmn:process>");
        refuses(with(Bundle.PROCESS, xml), Bundle.PROCESS, null, "TOO_MANY_ELEMENTS");
    }

    @Test
    void refusesTooManySteps() {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            more.append("<bpmn:exclusiveGateway id=\"more").append(i).append("\" />");
        }
        refuses("</bpmn:process>", more + "</bpmn:process>", null, "TOO_MANY_NODES");
    }

    @Test
    void doesNotCompareThousandsOfGateways() {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            more.append("<bpmn:parallelGateway id=\"p%d\" />".formatted(i));
            more.append("<bpmn:sequenceFlow id=\"a%d\" sourceRef=\"p%d\" targetRef=\"p%d\" />"
                    .formatted(i, i, (i + 1) % 1_000));
            more.append("<bpmn:sequenceFlow id=\"b%d\" sourceRef=\"p%d\" targetRef=\"p%d\" />"
                    .formatted(i, i, (i + 7) % 1_000));
        }
        long from = System.nanoTime();
        refuses("</bpmn:process>", more + "</bpmn:process>", null, "TOO_MANY_NODES");
        assertThat(System.nanoTime() - from).isLessThan(10_000_000_000L);
    }

    @Test
    void comparesHundredsOfGatewaysInNoTime() {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            more.append("<bpmn:parallelGateway id=\"p%d\" />".formatted(i));
            more.append("<bpmn:sequenceFlow id=\"a%d\" sourceRef=\"p%d\" targetRef=\"p%d\" />"
                    .formatted(i, i, (i + 1) % 400));
            more.append("<bpmn:sequenceFlow id=\"b%d\" sourceRef=\"p%d\" targetRef=\"p%d\" />"
                    .formatted(i, i, (i + 7) % 400));
        }
        long from = System.nanoTime();
        assertThat(judge(Samples.spoilt(Bundle.PROCESS, "</bpmn:process>", more + "</bpmn:process>")))
                .isNotEmpty();
        assertThat(System.nanoTime() - from).isLessThan(10_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<", "<a>", "<a></b>", "{}", "\u0000"})
    void refusesWhatIsNoXml(String text) {
        assertThat(judge(with(Bundle.PROCESS, text))).anyMatch(f -> f.code().equals("MALFORMED"));
    }

    @Test
    void refusesProcessingInstructions() {
        refuses("<bpmn:message ", "<?php evil ?><bpmn:message ", null, "INSTRUCTION");
    }

    @Test
    void refusesForeignNamespaces() {
        refuses(
                "</bpmn:process>",
                "<x:run xmlns:x=\"urn:x\" command=\"id\" /></bpmn:process>",
                "sample-permit",
                "ELEMENT_NOT_ALLOWED");
    }

    @Test
    void refusesMissingFiles() {
        TreeMap<String, String> files = new TreeMap<>(Samples.bundle().files());
        files.remove(Bundle.PROCESS);
        refuses(new Bundle(Samples.MATTER, files), Bundle.PROCESS, null, "FILE_MISSING");
        refuses(new Bundle(Samples.MATTER, new TreeMap<>()), Bundle.SETTINGS, null, "FILE_MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.bpmn", "forms/../x.form", "run.groovy", "second.bpmn", "forms/A.form", "letters/a.pdf"})
    void refusesFilesThatDoNotBelong(String path) {
        refuses(with(path, "x"), path, null, "UNKNOWN_FILE");
    }

    @Test
    void refusesFormsThatCannotBeRead() {
        assertThat(judge(with(
                        "forms/permit-head.form",
                        "{\"id\":\"permit-head\",\"type\":\"default\",\"components\":[{\"type\":\"html\"}]}")))
                .anyMatch(f -> f.code().equals("FORM") && f.file().equals("forms/permit-head.form"));
    }

    @Test
    void refusesFormUnderAnotherName() {
        Bundle bundle = Samples.bundle();
        refuses(
                bundle.with(
                        "forms/permit-foot.form",
                        bundle.file("forms/permit-head.form").orElseThrow()),
                "forms/permit-foot.form",
                null,
                "FORM_ID");
    }

    @Test
    void refusesDeepJson() {
        refuses(with(Bundle.SETTINGS, "{\"a\":" + "[".repeat(100_000)), Bundle.SETTINGS, null, "MALFORMED");
    }

    @Test
    void refusesJsonNamesTwice() {
        refuses(
                Samples.spoilt(Bundle.SETTINGS, "\"category\": \"sample\"", "\"category\": \"a\", \"category\": \"b\""),
                Bundle.SETTINGS,
                null,
                "MALFORMED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "category": "sample" | "category": "sample", "surprise": 1 | null | SETTINGS
            "days": 5 | "days": 0 | null | SETTINGS
            "numberKind": "YLXK" | "numberKind": "a b" | numberKind | SETTING_VALUE
            "office": "STATION" | "office": "MOON" | office | SETTING_VALUE
            "key": "sample-permit" | "key": "other" | key | PROCESS_KEY
            "startForm": "permit-application" | "startForm": "nobody" | startForm | UNKNOWN_FORM
            "key": "decision" | "key": "review" | stages.review | SETTING_VALUE
            "kind": "contract" | "kind": "../x" | documents.../x | SETTING_VALUE
            "LT-01": | "LT-02": | letters.LT-02 | FILE_MISSING
            "category": "sample", | `` | category | SETTING_MISSING
            "en": "Intake" | "en": "" | stages | SETTING_MISSING
            """)
    void refusesSettings(String passage, String by, String element, String code) {
        refuses(
                Samples.spoilt(Bundle.SETTINGS, passage, by == null ? "" : by),
                Bundle.SETTINGS,
                "null".equals(element) ? null : element,
                code);
    }

    /** The day that such a letter names would not be the one that people are held to. */
    @Test
    void refusesLettersThatSetALimitWhichDoesNotBeginWithThem() {
        Bundle setting =
                Samples.spoilt(Bundle.SETTINGS, "\"adverse\": false", "\"adverse\": false, \"sets\": \"review\"");
        assertThat(judge(setting)).noneMatch(finding -> finding.code().equals("LETTER_LIMIT"));
        for (String limit : List.of("promised", "decision", "extension")) {
            refuses(
                    Samples.spoilt(
                            Samples.spoilt(setting, Bundle.SETTINGS, "\"review\": {\"*\"", "\"" + limit + "\": {\"*\""),
                            Bundle.SETTINGS,
                            "\"sets\": \"review\"",
                            "\"sets\": \"" + limit + "\""),
                    Bundle.SETTINGS,
                    "letters.LT-01",
                    "LETTER_LIMIT");
        }
        refuses(
                Samples.spoilt(
                        setting,
                        Bundle.SETTINGS,
                        "\"stages\": [",
                        "\"fromService\": {\"review\": \"LT-01\"}, \"stages\": ["),
                Bundle.SETTINGS,
                "letters.LT-01",
                "LETTER_LIMIT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            hitPolicy="FIRST" | hitPolicy="COLLECT" | permitRoute | HIT_POLICY
            hitPolicy="FIRST" | hitPolicy="COLLECT" aggregation="SUM" | permitRouteTable | AGGREGATION
            >certifiedAmount< | >surprise< | permitRoute | UNKNOWN_NAME
            >certifiedAmount< | >sum(certifiedAmount)< | permitRoute | UNKNOWN_NAME
            &gt;= 5000000 | for i in 1..9 return i | largeIn | CELL
            &gt;= 5000000 | certifiedAmount.x() | largeIn | CELL
            &gt;= 5000000 | function() external {} | largeIn | CELL
            "LARGE" | get value(a, "b") | largeOut | CELL
            <inputEntry id="largeIn"> | <inputEntry id="largeIn" expressionLanguage="javascript"> | largeIn | LANGUAGE
            <decision id="permitRoute" | <decision id="other" | other | TABLE_ID
            typeRef="double" | typeRef="number" | inAmountExpression | COLUMN_TYPE
            typeRef="string" | typeRef="object" | permitRoute | OUTPUT_COLUMN
            """)
    void refusesTables(String passage, String by, String element, String code) {
        refuses(Samples.spoilt(TABLE, passage, by), TABLE, element, code);
    }

    @Test
    void refusesLiteralDecisions() {
        String xml = Samples.bundle().file(TABLE).orElseThrow();
        String literal = xml.replaceAll(
                "(?s)<decisionTable.*</decisionTable>",
                "<literalExpression id=\"l\"><text>1</text></literalExpression>");
        refuses(with(TABLE, literal), TABLE, "l", "NOT_A_TABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {{caseNumber}} | {{{caseNumber}}} | LETTER_UNESCAPED
            {{caseNumber}} | {{&caseNumber}} | LETTER_UNESCAPED
            {{caseNumber}} | {{>../other}} | LETTER_TAG
            {{caseNumber}} | {{=<% %>=}} | LETTER_TAG
            {{caseNumber}} | {{a.b()}} | LETTER_TAG
            {{/items}} | {{/other}} | LETTER_SECTION
            {{/items}} | `` | LETTER_SECTION
            """)
    void refusesLetters(String passage, String by, String code) {
        refuses(Samples.spoilt(LETTER, passage, by == null ? "" : by), LETTER, null, code);
    }

    /** 行政复议法, 行政诉讼法: whoever is burdened is told where to turn, and until when. */
    @Test
    void refusesAdverseLettersThatDoNotNameTheRemedies() {
        Bundle adverse = Samples.spoilt(Bundle.SETTINGS, "\"adverse\": false", "\"adverse\": true");
        refuses(adverse, LETTER, null, "LETTER_WITHOUT_REMEDIES");
        assertThat(judge(Samples.spoilt(adverse, LETTER, "{{caseNumber}}", "{{caseNumber}}{{>remedies}}")))
                .noneMatch(finding -> finding.code().equals("LETTER_WITHOUT_REMEDIES"));
    }

    @Test
    void asksWhoeverPrintsLetters() {
        LetterCheck strict = (letter, template) ->
                template.contains("<h1>") ? List.of(new LetterCheck.Problem("LETTER_TAG", List.of("h1"))) : List.of();
        BundleRules rules = new BundleRules(
                SampleActions.catalogue(), () -> List.of(Samples.dictionary()), () -> List.of(strict), Sandbox::engine);
        assertThat(rules.validate(Samples.bundle()))
                .filteredOn(Finding::isError)
                .extracting(Finding::file)
                .containsExactly(LETTER);
    }

    @Test
    void everyCodeOfThesePackagesHasATextInBothLanguages() throws Exception {
        Texts texts = new Texts(true);
        try (var files =
                java.nio.file.Files.walk(java.nio.file.Path.of("src/main/java/org/keqiao/process/validation"))) {
            for (var file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
                var matcher = java.util.regex.Pattern.compile(
                                "(?:error|refuse|Unreadable|reason)\\((?:[^;]*?,\\s*)??\"([A-Z_]{3,})\"")
                        .matcher(java.nio.file.Files.readString(file));
                while (matcher.find()) {
                    String key = "finding." + matcher.group(1);
                    for (Locale language : Texts.LANGUAGES) {
                        assertThat(texts.has(key, language))
                                .as(key + " in " + language)
                                .isTrue();
                        assertThat(texts.get(key, language, "A", "B", "C")).doesNotContain("{0}");
                    }
                }
            }
        }
    }

    @Test
    void refusesAColumnOfAnotherTypeThanItsName() {
        refuses(
                Samples.spoilt("decisions/permitRoute.dmn", "typeRef=\"double\"", "typeRef=\"string\""),
                "decisions/permitRoute.dmn",
                "inAmount",
                "COLUMN_TYPE_DIFFERS");
    }
}
