package org.keqiao.statistics.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keqiao.statistics.Basis;
import org.keqiao.statistics.EntryQuery;
import org.keqiao.statistics.Measure;
import org.springframework.lang.Nullable;

/**
 * What the address of a report asks for; whatever in it makes no sense is left out.
 *
 * @param asOf null for today
 */
record Asked(YearMonth month, Measure measure, Basis basis, @Nullable LocalDate asOf) {

    static Asked of(QueryParameters parameters, LocalDate today) {
        YearMonth latest = YearMonth.from(today);
        YearMonth month = read(parameters, "month", YearMonth::parse)
                .filter(asked -> !asked.isAfter(latest) && asked.getYear() >= 2000)
                .orElse(latest);
        LocalDate asOf = read(parameters, "asOf", LocalDate::parse)
                .filter(asked -> !asked.isAfter(today))
                .orElse(null);
        return new Asked(
                month,
                constant(parameters, "measure", Measure.values()).orElse(Measure.REGISTERED),
                constant(parameters, "basis", Basis.values()).orElse(Basis.AS_REPORTED),
                asOf);
    }

    static <T> Optional<T> read(QueryParameters parameters, String name, Function<String, T> parse) {
        try {
            return parameters.getSingleParameter(name).map(parse);
        } catch (DateTimeException typed) {
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> Optional<E> constant(QueryParameters parameters, String name, E[] values) {
        return parameters.getSingleParameter(name).flatMap(typed -> Arrays.stream(values)
                .filter(value -> value.name().equals(typed))
                .findFirst());
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("month", month.toString());
        parameters.put("measure", measure.name());
        parameters.put("basis", basis.name());
        if (asOf != null) {
            parameters.put("asOf", asOf.toString());
        }
        return parameters;
    }

    /** As the part of an address after the question mark. */
    String query() {
        return query(parameters());
    }

    /** The address of the list behind a figure. */
    String behind(YearMonth first, @Nullable String county) {
        return behind(EntryQuery.of(first, month, measure, basis, asOf, county));
    }

    static String behind(EntryQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("first", query.first().toString());
        parameters.put("last", query.last().toString());
        put(parameters, "measure", query.measure());
        parameters.put("basis", query.basis().name());
        put(parameters, "asOf", query.asOf());
        put(parameters, "county", query.county());
        put(parameters, "category", query.category());
        put(parameters, "field", query.field());
        put(parameters, "seller", query.seller());
        put(parameters, "buyer", query.buyer());
        put(parameters, "from", query.from());
        put(parameters, "to", query.to());
        return EntriesView.ROUTE + "?" + query(parameters);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
