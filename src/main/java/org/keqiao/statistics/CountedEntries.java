package org.keqiao.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.keqiao.organization.CityProfiles;
import org.springframework.stereotype.Component;

/**
 * Which entries a report counts, as SQL: {@code from} to {@code where} over {@code statistical_entry e}. A report adds its
 * grouping and binds {@link #parameters}; the list behind a figure asks with the very same words.
 */
@Component
class CountedEntries {

    /** Of a closed month, what it was closed with; restated, nothing of a contract that has ended by then. */
    static final String COUNTED =
            """
             from statistical_entry e
            left join statistical_closing c on c.month = e.month and :reported and c.closed_on <= :asOf
            where e.month between :first and :last and e.recorded_on <= :asOf
                and (c.month is null or (e.id <= c.last_entry and e.recorded_on <= c.closed_on))
                and (:reported or not exists (select from statistical_entry x where x.kind = 'ENDED'
                    and x.registration_number = e.registration_number and x.origin = e.origin and x.recorded_on <= :asOf))
            """;

    /** 中国 in the customs' table of countries. */
    private static final String CHINA = "142";

    static final String SELLER_PLACE = place(
            "e.seller_region", "e.seller_country", "case when e.origin = 'REGISTER' then 'CITY' else 'COUNTRY' end");

    /** A contract registered elsewhere came here because of its buyer, unless its seller is from here. */
    static final String BUYER_PLACE = place(
            "e.buyer_region",
            "e.buyer_country",
            "case when e.origin = 'ELSEWHERE' and (e.seller_region is null or left(e.seller_region, 4) <> :city)"
                    + " then 'CITY' else 'COUNTRY' end");

    private final CityProfiles cities;

    CountedEntries(CityProfiles cities) {
        this.cities = cities;
    }

    private static String place(String region, String country, String unknown) {
        return "(case when coalesce(" + country + ", '" + CHINA + "') <> '" + CHINA + "' or left(" + region
                + ", 2) in ('71', '81', '82') then 'ABROAD' when " + region + " is null then " + unknown + " when left("
                + region + ", 4) = :city then 'CITY' when left(" + region
                + ", 2) = left(:city, 2) then 'PROVINCE' else 'COUNTRY' end)";
    }

    /** Restricts to what a measure counts. */
    static String of(Measure measure) {
        return switch (measure) {
            case REGISTERED -> " and e.origin = 'REGISTER'";
            case ABSORBED -> " and " + BUYER_PLACE + " = 'CITY'";
        };
    }

    /** The county unit to which a measure gives an entry; empty for none. */
    static String county(Measure measure) {
        String code = measure == Measure.REGISTERED ? "e.county" : "e.buyer_region";
        return "(case when " + code + " = any(:counties::text[]) then " + code + " else '' end)";
    }

    Map<String, Object> parameters(YearMonth first, YearMonth last, Basis basis, LocalDate asOf) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("first", first.atDay(1));
        parameters.put("last", last.atDay(1));
        parameters.put("reported", basis == Basis.AS_REPORTED);
        parameters.put("asOf", asOf);
        parameters.put("city", cities.current().code().substring(0, 4));
        parameters.put(
                "counties",
                cities.current().counties().stream().map(unit -> unit.code()).toArray(String[]::new));
        return parameters;
    }
}
