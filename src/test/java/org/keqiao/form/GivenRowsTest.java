package org.keqiao.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.form.Forms.form;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keqiao.form.FormContext.Mode;

/** Lists whose rows the case knows: nobody adds one, and what the case says of one stays what it is. */
class GivenRowsTest {

    private static final String COLUMNS =
            """
            {'type':'textfield','key':'line','label':'L','properties':{'readonlyFor':'TASK'}},
            {'type':'number','key':'amount','label':'A','properties':{'kind':'money','readonlyFor':'TASK'}}""";
    private static final FormSchema CHOSEN = form(
            "{'type':'dynamiclist','path':'chosen','label':'C','properties':{'startsFrom':'waiting','unique':'line',"
                    + "'minRows':'1','rows':'chosen'},'components':[" + COLUMNS + "]}");
    private static final FormSchema GIVEN = form(
            "{'type':'dynamiclist','path':'decided','label':'D','properties':{'startsFrom':'waiting','unique':'line',"
                    + "'rows':'given'},'components':[" + COLUMNS
                    + ",{'type':'textfield','key':'decision','label':'D','validate':{'required':true}}]}");
    private static final List<Map<String, Object>> WAITING =
            List.of(Map.of("line", "A", "amount", "100.00"), Map.of("line", "B", "amount", "200.00"));
    private static final FormContext STEP =
            FormContext.of(Forms.TODAY, Mode.TASK).knowing(Map.of("waiting", WAITING));

    private final FormValidator validator = new FormValidator(CodeTables.shipped());

    private FormValidator.Checked checked(FormSchema form, String key, List<Map<String, Object>> rows) {
        return validator.normalise(form, Map.of(key, rows), STEP);
    }

    @Test
    void keepsTheChosenOnesAsTheCaseKnowsThem() {
        FormValidator.Checked one = checked(CHOSEN, "chosen", List.of(Map.of("line", "B")));

        assertThat(one.errors()).isEmpty();
        assertThat(one.answers()).isEqualTo(Map.of("chosen", List.of(WAITING.get(1))));
    }

    @Test
    void refusesARowThatTheCaseDoesNotKnowAndAnAmountThatItDoesNotSay() {
        assertThat(checked(CHOSEN, "chosen", List.of(Map.of("line", "C"))).errors())
                .extracting(error -> error.field() + " " + error.code())
                .contains("chosen[0].line rowUnknown");
        assertThat(checked(CHOSEN, "chosen", List.of(Map.of("line", "A", "amount", "900.00")))
                        .errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("chosen[0].amount notOpen");
    }

    @Test
    void asksForAnAnswerToEveryRowInItsOrder() {
        FormValidator.Checked half = checked(GIVEN, "decided", List.of(Map.of("line", "B", "decision", "ja")));

        assertThat(half.errors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("decided[0].decision required");
        FormValidator.Checked whole = checked(
                GIVEN,
                "decided",
                List.of(Map.of("line", "B", "decision", "ja"), Map.of("line", "A", "decision", "nein")));
        assertThat(whole.errors()).isEmpty();
        assertThat(whole.answers())
                .isEqualTo(Map.of(
                        "decided",
                        List.of(
                                Map.of("line", "A", "amount", "100.00", "decision", "nein"),
                                Map.of("line", "B", "amount", "200.00", "decision", "ja"))));
    }

    @Test
    void startsWithWhatWasDecidedBeforeBesideTheRowsOfToday() {
        Map<String, Object> known = Map.of(
                "waiting",
                WAITING,
                "decided",
                List.of(
                        Map.of("line", "B", "amount", "1.00", "decision", "ja"),
                        Map.of("line", "Z", "amount", "1.00", "decision", "ja")));

        assertThat(GIVEN.startingWith(known).get("decided"))
                .isEqualTo(List.of(WAITING.get(0), Map.of("line", "B", "amount", "200.00", "decision", "ja")));
    }
}
