package org.keqiao.register;

import java.util.regex.Pattern;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Station;
import org.keqiao.security.CaseScope;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 合同登记编号. Our own have 16 digits: year, province, city, station, six of a sequence that has no gaps and starts anew
 * each year. The national system's are typed.
 */
@Component
class CertificateNumbers {

    private static final Pattern NATIONAL = Pattern.compile("\\d{14}(\\d{2})?");

    /** In place of the station where the city registers itself. */
    private static final String NO_STATION = "00";

    private final CityProfiles cities;
    private final JdbcClient jdbc;

    CertificateNumbers(CityProfiles cities, JdbcClient jdbc) {
        this.cities = cities;
        this.jdbc = jdbc;
    }

    /**
     * The next number of the case's station, in the caller's transaction: others of the station wait until it ends, and a
     * rollback gives the number back.
     */
    String next(CaseScope scope, int year) {
        String station = stationPart(scope);
        Next next;
        do {
            next = jdbc.sql(
                            """
                            with next as (
                                insert into certificate_number (station_part, year, last_number) values (:station, :year, 1)
                                on conflict (station_part, year)
                                    do update set last_number = certificate_number.last_number + 1
                                returning year || station_part || lpad(last_number::text, 6, '0') as number
                            )
                            select number, exists (select 1 from certificate where registration_number = number) as taken
                            from next
                            """)
                    .param("station", station)
                    .param("year", year)
                    .query(Next.class)
                    .single();
            // The national system numbers by the same scheme: one of its numbers may stand there already.
        } while (next.taken());
        return next.number();
    }

    private record Next(String number, boolean taken) {}

    /**
     * A number from the national system.
     *
     * @throws Refusal invalid NUMBER_MALFORMED, conflict NUMBER_TAKEN
     */
    String given(String typed) {
        String number = typed.strip();
        if (!NATIONAL.matcher(number).matches()) {
            throw Refusal.invalid("NUMBER_MALFORMED");
        }
        if (isTaken(number)) {
            throw Refusal.conflict("NUMBER_TAKEN", number);
        }
        return number;
    }

    private boolean isTaken(String number) {
        return jdbc.sql("select exists (select 1 from certificate where registration_number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private String stationPart(CaseScope scope) {
        return scope.station() == null
                ? scope.city().substring(0, 4) + NO_STATION
                : cities.stationByCode(scope.station())
                        .map(Station::numberPart)
                        .orElseThrow(() -> new IllegalStateException("no station " + scope.station()));
    }
}
