package org.keqiao.process.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keqiao.process.validation.Judge.refuses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.process.Bundle;
import org.keqiao.process.samples.Samples;

/** What a step with seats must say of itself. */
class SeatRulesTest {

    private static final String ENGLISH = "<camunda:property name=\"nameEn\" value=\"Recheck\" />";

    /** The second review of the sample matter by several, as in {@code seats=ALL;seatCount=2}. */
    private static String seats(String properties) {
        StringBuilder xml = new StringBuilder(ENGLISH);
        for (String property : properties.split(";")) {
            String[] parts = property.split("=", -1);
            xml.append("<camunda:property name=\"%s\" value=\"%s\" />".formatted(parts[0], parts[1]));
        }
        return xml.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats=ALL;seatCount=2",
                "seats=ALL;seatCount=20;veto=true",
                "seats=ANY;seatCount=3;veto=false",
                "seats=VOTE;seatCount=3;votesNeeded=2;veto=true",
                "seats=VOTE;seatRoles=STATION_REVIEWER, RECHECKER;votesNeeded=1",
                "seats=ALL;seatCount=2;seatRoles=STATION_REVIEWER,RECHECKER",
            })
    void acceptsSeats(String properties) {
        assertThat(Judge.judge(Samples.spoilt(Bundle.PROCESS, ENGLISH, seats(properties))))
                .isEqualTo(Judge.judge(Samples.bundle()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seats=SOME;seatCount=2 | SEATS_MODE",
                "seatCount=2 | SEATS_MODE",
                "seats=ALL | SEATS_COUNT",
                "seats=ALL;seatCount=1 | SEATS_COUNT",
                "seats=ALL;seatCount=21 | SEATS_COUNT",
                "seats=ALL;seatCount=-3 | SEATS_COUNT",
                "seats=ALL;seatCount=two | SEATS_COUNT",
                "seats=ALL;seatCount=3;seatRoles=STATION_REVIEWER,RECHECKER | SEATS_TWO_COUNTS",
                "seats=ALL;seatRoles=STATION_REVIEWER,NOBODY | SEATS_ROLE",
                "seats=ALL;seatRoles=STATION_REVIEWER,AUDITOR | SEATS_ROLE",
                "seats=ALL;seatRoles=STATION_REVIEWER,REGISTRAR | SEATS_DUTY",
                "seats=ALL;seatRoles=RECHECKER,RECHECKER | SEATS_PERFORMER",
                "seats=ALL;seatCount=2;votesNeeded=2 | SEATS_NO_VOTE",
                "seats=VOTE;seatCount=2 | SEATS_VOTES",
                "seats=VOTE;seatCount=2;votesNeeded=0 | SEATS_VOTES",
                "seats=VOTE;seatCount=2;votesNeeded=3 | SEATS_VOTES",
                "seats=ALL;seatCount=2;veto=yes | SEATS_VETO",
                "seats=ANY;seatCount=2;veto=true | SEATS_VETO",
            })
    void refusesSeats(String properties, String code) {
        refuses(ENGLISH, seats(properties), "recheck", code);
    }

    @Test
    void refusesACountersigningInWhichNobodyCanDisagree() {
        String signature = "<camunda:property name=\"nameEn\" value=\"Signature\" />";
        refuses(signature, seats("seats=ALL;seatCount=2").replace("Recheck", "Signature"), "head", "SEATS_OUTCOMES");
    }

    @Test
    void refusesSeatsOfAParty() {
        refuses(
                "<camunda:property name=\"performer\" value=\"PARTY:APPLICANT\" />",
                "<camunda:property name=\"performer\" value=\"PARTY:APPLICANT\" />"
                        + "<camunda:property name=\"seats\" value=\"ALL\" /><camunda:property name=\"seatCount\" value=\"2\" />",
                "correction",
                "SEATS_PARTY");
    }

    @Test
    void refusesSeatsThatWriteFacts() {
        refuses(
                "<camunda:property name=\"performer\" value=\"REGISTRAR\" />",
                "<camunda:property name=\"performer\" value=\"REGISTRAR\" />"
                        + "<camunda:property name=\"seats\" value=\"ALL\" /><camunda:property name=\"seatCount\" value=\"2\" />",
                "review",
                "SEATS_FACT");
    }
}
