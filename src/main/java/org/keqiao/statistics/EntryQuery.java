package org.keqiao.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.lang.Nullable;

/**
 * What is behind a figure.
 *
 * @param first first month
 * @param last last month
 * @param measure null for everything that is counted at all
 * @param asOf what was known at the end of this day; null for today
 * @param county code of the county unit; empty for what belongs to none; null for all
 * @param category code of the contract's category; null for all
 * @param field first two digits of the field; empty for what has none; null for all
 * @param seller credit code, or the name of one without; null for all
 * @param buyer the same of the buyer
 * @param from where the seller is; null for anywhere
 * @param to where the buyer is; null for anywhere
 */
public record EntryQuery(
        YearMonth first,
        YearMonth last,
        @Nullable Measure measure,
        Basis basis,
        @Nullable LocalDate asOf,
        @Nullable String county,
        @Nullable String category,
        @Nullable String field,
        @Nullable String seller,
        @Nullable String buyer,
        @Nullable Place from,
        @Nullable Place to) {

    /** Where a party is, seen from this city. */
    public enum Place {
        /** 本市. */
        CITY,
        /** 省内其他城市. */
        PROVINCE,
        /** 外省. */
        COUNTRY,
        /** 港澳台及国外. */
        ABROAD
    }

    /** All of a county, or of all counties, in some months. */
    public static EntryQuery of(
            YearMonth first,
            YearMonth last,
            Measure measure,
            Basis basis,
            @Nullable LocalDate asOf,
            @Nullable String county) {
        return new EntryQuery(first, last, measure, basis, asOf, county, null, null, null, null, null, null);
    }
}
