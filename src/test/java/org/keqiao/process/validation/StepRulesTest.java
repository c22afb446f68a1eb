package org.keqiao.process.validation;

import static org.keqiao.process.validation.Judge.refuses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.process.Bundle;
import org.keqiao.process.samples.Samples;

/** What a step must say of itself. */
class StepRulesTest {

    @Test
    void refusesUnknownForm() {
        refuses("camunda:formRef=\"permit-head\"", "camunda:formRef=\"permit-foot\"", "head", "UNKNOWN_FORM");
    }

    @Test
    void refusesFormsOfOtherDeployments() {
        refuses(
                "camunda:formRef=\"permit-head\" camunda:formRefBinding=\"deployment\"",
                "camunda:formRef=\"permit-head\" camunda:formRefBinding=\"latest\"",
                "head",
                "BINDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUDITOR", "FLOW_DESIGNER", "NOBODY", "PARTY:NEIGHBOUR", "", "${performer}"})
    void refusesPerformersWhoWorkNoCases(String performer) {
        refuses("value=\"STATION_HEAD\"", "value=\"" + performer + "\"", "head", "PERFORMER");
    }

    @Test
    void refusesOutcomesThatAreNoJson() {
        refuses("[{&quot;key&quot;:&quot;sign&quot;", "[{&quot;key&quot;:&quot;sign", "head", "OUTCOMES");
    }

    @Test
    void refusesOutcomesWithUnknownParts() {
        refuses(
                "{&quot;key&quot;:&quot;sign&quot;,",
                "{&quot;key&quot;:&quot;sign&quot;,&quot;script&quot;:&quot;1&quot;,",
                "head",
                "OUTCOMES");
    }

    @Test
    void refusesTheSameOutcomeTwice() {
        refuses("&quot;key&quot;:&quot;refuse&quot;", "&quot;key&quot;:&quot;correct&quot;", "intake", "OUTCOME_TWICE");
    }

    @Test
    void refusesAwkwardOutcomeKeys() {
        refuses("&quot;key&quot;:&quot;sign&quot;", "&quot;key&quot;:&quot;sign it!&quot;", "head", "OUTCOME_FORM");
    }

    @Test
    void refusesStepThatNeverAdvances() {
        refuses(
                "&quot;key&quot;:&quot;sign&quot;,&quot;kind&quot;:&quot;ADVANCE&quot;",
                "&quot;key&quot;:&quot;sign&quot;,&quot;kind&quot;:&quot;REFUSE&quot;",
                "head",
                "NO_ADVANCE");
    }

    @Test
    void refusesRefusalWithoutOpinion() {
        refuses(
                "&quot;en&quot;:&quot;Refuse&quot;,&quot;opinionRequired&quot;:true",
                "&quot;en&quot;:&quot;Refuse&quot;,&quot;opinionRequired&quot;:false",
                "intake",
                "OPINION_REQUIRED");
    }

    @Test
    void refusesUnknownField() {
        refuses(
                "{&quot;title&quot;:&quot;READ&quot;}",
                "{&quot;colour&quot;:&quot;READ&quot;}",
                "intake",
                "UNKNOWN_FIELD");
    }

    @Test
    void refusesToPretendThatAFieldOfTheApplicationIsHidden() {
        refuses(
                "{&quot;title&quot;:&quot;READ&quot;}",
                "{&quot;remark&quot;:&quot;HIDE&quot;}",
                "intake",
                "FIELD_OF_APPLICATION");
    }

    @Test
    void refusesUnknownPermission() {
        refuses("{&quot;title&quot;:&quot;READ&quot;}", "{&quot;title&quot;:&quot;BURN&quot;}", "intake", "FIELDS");
    }

    @Test
    void refusesTheWrongWriterOfAFact() {
        refuses(
                "{&quot;title&quot;:&quot;READ&quot;}",
                "{&quot;title&quot;:&quot;EDIT&quot;}",
                "intake",
                "FACT_WRITER");
    }

    @Test
    void refusesFormThatWritesAnothersFact() {
        refuses("camunda:formRef=\"permit-head\"", "camunda:formRef=\"permit-review\"", "head", "FACT_WRITER");
    }

    @Test
    void refusesUnknownStage() {
        refuses("name=\"stage\" value=\"decision\"", "name=\"stage\" value=\"somewhere\"", "head", "UNKNOWN_STAGE");
    }

    @Test
    void refusesUnknownDeadline() {
        refuses("name=\"deadline\" value=\"review\"", "name=\"deadline\" value=\"never\"", "review", "UNKNOWN_LIMIT");
    }

    @Test
    void refusesStepWithoutEnglishName() {
        refuses("<camunda:property name=\"nameEn\" value=\"Signature\" />", "", "head", "STEP_NAMES");
    }

    @Test
    void refusesUnknownProperty() {
        refuses(
                "<camunda:property name=\"nameEn\" value=\"Signature\" />",
                "<camunda:property name=\"nameEn\" value=\"Signature\" /><camunda:property name=\"priority\" value=\"9\" />",
                "head",
                "UNKNOWN_PROPERTY");
    }

    @Test
    void refusesPropertySetTwice() {
        refuses(
                "<camunda:property name=\"nameEn\" value=\"Signature\" />",
                "<camunda:property name=\"nameEn\" value=\"Signature\" /><camunda:property name=\"nameEn\" value=\"Seal\" />",
                "head",
                "PROPERTY_TWICE");
    }

    @Test
    void refusesPerformersWhoMayNotOpenACase() {
        refuses("value=\"MEETING_SECRETARY\"", "value=\"EXPERT\"", "note", "PERFORMER");
    }

    @Test
    void refusesAnApplicationThatLacksWhatLaterStepsRelyOn() {
        refuses(
                Samples.spoilt(
                        "forms/permit-application.form",
                        "\"key\": \"title\", \"label\": \"名称\", \"validate\": {\"required\": true}",
                        "\"key\": \"title\", \"label\": \"名称\""),
                "forms/permit-application.form",
                "title",
                "MANDATORY_FACT_MISSING");
    }

    @Test
    void refusesAnApplicationThatAsksForWhatOfficersDetermine() {
        refuses(asking("certifiedAmount"), "forms/permit-application.form", "certifiedAmount", "FACT_WRITER");
    }

    @Test
    void refusesFieldsUnderNamesOfTheProduct() {
        refuses(asking("legalBasis"), "forms/permit-application.form", "legalBasis", "RESERVED_NAME");
        refuses(asking("certificateNumber"), "forms/permit-application.form", "certificateNumber", "RESERVED_NAME");
        refuses(asking("route"), "forms/permit-application.form", "route", "RESERVED_NAME");
    }

    private static Bundle asking(String key) {
        return Samples.spoilt(
                "forms/permit-application.form",
                "{\"type\": \"textfield\", \"id\": \"title\"",
                "{\"type\": \"textfield\", \"id\": \"%s\", \"key\": \"%s\", \"label\": \"甲\"},\n".formatted(key, key)
                        + "    {\"type\": \"textfield\", \"id\": \"title\"");
    }
}
