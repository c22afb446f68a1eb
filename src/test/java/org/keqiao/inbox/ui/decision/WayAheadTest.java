package org.keqiao.inbox.ui.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayAheadTest {

    private static final String MODEL =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <process id="p">
                <userTask id="a" name="审查" camunda:formRef="check"/>
                <exclusiveGateway id="split" default="toReview"/>
                <userTask id="review" name="复核" camunda:formRef="review"><extensionElements><camunda:properties>
                  <camunda:property name="performer" value="STATION_REVIEWER"/>
                  <camunda:property name="nameEn" value="Second review"/>
                </camunda:properties></extensionElements></userTask>
                <serviceTask id="notice" camunda:delegateExpression="${requestCorrection}"/>
                <userTask id="mend" name="补正" camunda:formRef="application"/>
                <exclusiveGateway id="size"/>
                <userTask id="head" name="负责人" camunda:formRef="head"/>
                <endEvent id="end"/>
                <sequenceFlow id="f1" sourceRef="a" targetRef="split"/>
                <sequenceFlow id="toNotice" sourceRef="split" targetRef="notice">
                  <conditionExpression>${check == 'correct'}</conditionExpression></sequenceFlow>
                <sequenceFlow id="toSize" sourceRef="split" targetRef="size">
                  <conditionExpression>${check == 'refuse'}</conditionExpression></sequenceFlow>
                <sequenceFlow id="toReview" sourceRef="split" targetRef="review"/>
                <sequenceFlow id="f2" sourceRef="notice" targetRef="mend"/>
                <sequenceFlow id="f3" sourceRef="size" targetRef="head">
                  <conditionExpression>${amount >= 5000000}</conditionExpression></sequenceFlow>
                <sequenceFlow id="f4" sourceRef="size" targetRef="end">
                  <conditionExpression>${amount &lt; 5000000}</conditionExpression></sequenceFlow>
                <sequenceFlow id="loop" sourceRef="mend" targetRef="a"/>
              </process>
            </definitions>
            """;

    private final WayAhead way = new WayAhead(MODEL);

    @Test
    void takesTheDefaultWayWhenNoConditionNamesTheOutcome() {
        assertThat(way.after("check", "check", "accept").steps())
                .containsExactly(new WayAhead.Next("复核", "Second review", "STATION_REVIEWER"));
    }

    @Test
    void namesTheActionsOnTheWayOfTheOutcome() {
        WayAhead.Ahead ahead = way.after("check", "check", "correct");
        assertThat(ahead.actions()).containsExactly("requestCorrection");
        assertThat(ahead.steps()).extracting(WayAhead.Next::zh).containsExactly("补正");
    }

    @Test
    void namesEveryWayWhereOtherFactsDecide() {
        WayAhead.Ahead ahead = way.after("check", "check", "refuse");
        assertThat(ahead.steps()).extracting(WayAhead.Next::zh).containsExactly("负责人");
        assertThat(ahead.ends()).isTrue();
    }

    @Test
    void knowsNothingOfAModelThatCannotBeRead() {
        WayAhead.Ahead ahead = new WayAhead("<not xml").after("check", "check", "accept");
        assertThat(ahead.steps()).isEmpty();
        assertThat(ahead.ends()).isFalse();
    }
}
