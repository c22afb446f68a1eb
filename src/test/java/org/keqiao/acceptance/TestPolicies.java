package org.keqiao.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.keqiao.policy.ShippedTables;
import org.springframework.lang.Nullable;

/** Policy items that tests need: written by one person and let into force by another, as a bureau does it. */
final class TestPolicies {

    private static final String POLICIES = "/studio/policies";

    private final Api api;

    TestPolicies(Api api) {
        this.api = api;
    }

    /** An item of the city that pays this rate of the technical part of what was paid. */
    void city(String key, String group, String rate) {
        publish(key, group, "CITY", dmn -> dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>"));
    }

    /** The same of a county's purse, for one county only. */
    void county(String key, String group, String rate, String county) {
        county(key, group, rate, county, Map.of());
    }

    /** The same, with more results than the rate. */
    void county(String key, String group, String rate, String county, Map<String, String> results) {
        publish(key, group, "COUNTY", dmn -> {
            String written = withCounty(dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>"), county);
            for (Map.Entry<String, String> result : results.entrySet()) {
                written = withResult(written, result.getKey(), result.getValue());
            }
            return written;
        });
    }

    /** An item of the city for one of its counties. */
    void cityIn(String key, String group, String rate, String county) {
        publish(
                key,
                group,
                "CITY",
                dmn -> withCounty(dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>"), county));
    }

    private static String withCounty(String dmn, String county) {
        return dmn.replaceFirst(
                        "<output id=",
                        """
                        <input id="In_county" label="所在县（市、区）">
                          <inputExpression id="Expr_county" typeRef="string"><text>county</text></inputExpression>
                        </input>
                        <output id=""")
                .replaceFirst(
                        "<outputEntry id=",
                        """
                        <inputEntry id="Row_1_county"><text>"%s"</text></inputEntry>
                        <outputEntry id="""
                                .formatted(county));
    }

    /** An item of the city under a cap of one holder and year. */
    void capped(String key, String group, String rate, String cap) {
        city(key, group, rate, Map.of("cap", cap, "per", "\"FIRM_YEAR\""));
    }

    /** An item of the city with more results than the rate, each as its cell says it. */
    void city(String key, String group, String rate, Map<String, String> results) {
        publish(key, group, "CITY", dmn -> {
            String written = dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>");
            for (Map.Entry<String, String> result : results.entrySet()) {
                written = withResult(written, result.getKey(), result.getValue());
            }
            return written;
        });
    }

    /** An item of the city for contracts that somebody of the city bought. */
    void cityForBuyersHere(String key, String group, String rate) {
        publish(
                key,
                group,
                "CITY",
                dmn -> dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>")
                        .replaceFirst(
                                "<output id=",
                                """
                        <input id="In_buyerInCity" label="受让方在本市">
                          <inputExpression id="Expr_buyerInCity" typeRef="boolean"><text>buyerInCity</text></inputExpression>
                        </input>
                        <output id=""")
                        .replaceFirst(
                                "<outputEntry id=",
                                """
                        <inputEntry id="Row_1_buyerInCity"><text>true</text></inputEntry>
                        <outputEntry id="""));
    }

    /** An item of the city for one kind of trade only, in force from a day. */
    void cityOf(String key, String group, String rate, String kind, LocalDate from) {
        publish(key, group, "CITY", dmn -> dmn.replaceFirst("<text>null</text>", "<text>" + rate + "</text>")
                .replaceFirst("<text></text>", "<text>&gt;= date(\"" + from + "\")</text>")
                .replaceFirst(
                        "<output id=",
                        """
                        <input id="In_kind" label="类别">
                          <inputExpression id="Expr_kind" typeRef="string"><text>kind</text></inputExpression>
                        </input>
                        <output id=""")
                .replaceFirst(
                        "<outputEntry id=",
                        """
                        <inputEntry id="Row_1_kind"><text>"%s"</text></inputEntry>
                        <outputEntry id="""
                                .formatted(kind)));
    }

    private static String withResult(String dmn, String name, String cell) {
        return dmn.replaceFirst(
                        "<output id=\"Out_documentNumber\"",
                        """
                        <output id="Out_%1$s" label="%1$s" name="%1$s" typeRef="%2$s" />
                        <output id="Out_documentNumber\""""
                                .formatted(name, name.equals("classes") ? "string" : typeOf(cell)))
                .replaceFirst(
                        "<outputEntry id=\"Row_1_documentNumber\"",
                        """
                        <outputEntry id="Row_1_%s"><text>%s</text></outputEntry>
                        <outputEntry id="Row_1_documentNumber\""""
                                .formatted(name, cell));
    }

    private static String typeOf(String cell) {
        if (cell.startsWith("\"")) {
            return "string";
        }
        return cell.equals("true") || cell.equals("false") ? "boolean" : "double";
    }

    /** A voucher of the city: its rate, a cap of each firm and year, and by which year the cap is counted. */
    void voucher(String key, String rate, String cap, String yearKey) {
        voucher(key, key, rate, cap, yearKey, null);
    }

    /** The same for some classes of enterprises, as its cell says them; null for everybody. */
    void voucher(String key, String rate, String cap, String yearKey, @Nullable String classes) {
        voucher(key, key, rate, cap, yearKey, classes);
    }

    /** The same in a group with others. */
    void voucherInGroup(String key, String group, String rate, String cap, String yearKey) {
        voucher(key, group, rate, cap, yearKey, null);
    }

    /** The voucher that ships for providers of Quanzhou, half of what the service costs. */
    void localVoucher(String key) {
        publish(key, key, "CITY", "AS_YOU_GO", empty -> ShippedTables.files("quanzhou", "QZ_VOUCHER_2023")
                .dmn()
                .replace("QZ_VOUCHER_2023", key)
                .replaceFirst("<text>null</text>", "<text>0.50</text>"));
    }

    private void voucher(String key, String group, String rate, String cap, String yearKey, @Nullable String classes) {
        publish(key, group, "CITY", "AS_YOU_GO", empty -> {
            String written = empty.replaceFirst("<text>null</text>", "<text>" + rate + "</text>");
            for (Map.Entry<String, String> result : Map.of(
                            "cap", cap, "per", "\"FIRM_YEAR\"", "yearKey", "\"" + yearKey + "\"")
                    .entrySet()) {
                written = withResult(written, result.getKey(), result.getValue());
            }
            if (classes != null) {
                written = withResult(written, "classes", classes);
            }
            return withResult(written, "requiresCertificate", "true");
        });
    }

    /** An item of some city under another key, as it ships; what it leaves open is set to these cells, from the left. */
    void shipped(String key, String city, String item, String... set) {
        shipped(key, city, item, dmn -> withoutInvoices(withoutContracts(dmn)), set);
    }

    /** The same, which asks for the invoices of what was spent where the city does. */
    void shippedWithInvoices(String key, String city, String item, String... set) {
        shipped(key, city, item, TestPolicies::withoutContracts, set);
    }

    /** The same, of which each project rests on a registered contract where the city asks for one. */
    void shippedWithContracts(String key, String city, String item, String... set) {
        shipped(key, city, item, TestPolicies::withoutInvoices, set);
    }

    /** Quanzhou's challenges on registered contracts, half of what was spent, beside nothing else. */
    void excludingWithContracts(String key) {
        challenges(key, "stacking", "\"EXCLUSIVE\"");
    }

    /** The same, not between related parties. */
    void blockingWithContracts(String key) {
        challenges(key, "related", "\"BLOCK\"");
    }

    private void challenges(String key, String result, String cell) {
        shipped(
                key,
                "quanzhou",
                "QZ_CHALLENGE",
                dmn -> withoutInvoices(dmn.replace("name=\"payee\"", "name=\"" + result + "\"")),
                "0.50",
                cell);
    }

    private static String withoutInvoices(String dmn) {
        return dmn.replace("\"invoice\"", "null");
    }

    private static String withoutContracts(String dmn) {
        return dmn.replaceAll("<output id=\"Out_contractSide\"[^>]*/>", "")
                .replaceAll("<outputEntry id=\"\\w+_contractSide\">\\s*<text>[^<]*</text>\\s*</outputEntry>", "");
    }

    private void shipped(String key, String city, String item, UnaryOperator<String> change, String... set) {
        publish(key, key, "CITY", "APPLY", empty -> {
            String dmn = change.apply(ShippedTables.files(city, item).dmn()).replace(item, key);
            for (String cell : set) {
                dmn = dmn.replaceFirst("<text>null</text>", "<text>" + cell + "</text>");
            }
            return dmn;
        });
    }

    /** 500,000 for each of the first five of a year, as Suizhou gives it. */
    void competitive(String key, String group) {
        competitive(key, group, "ALLOW");
    }

    /** The same, with what all winners of a year get together. */
    void competitiveWithin(String key, String group, String totalCap) {
        String dmn = ShippedTables.files("suizhou", "SZ_INDUSTRIALIZATION")
                .dmn()
                .replace("2500000.00", totalCap)
                .replace("\"salesProof,outputProof,testReport\"", "null");
        publish(key, group, "CITY", "COMPETITIVE", empty -> dmn.replace("SZ_INDUSTRIALIZATION", key));
    }

    /** The same, with what becomes of who won before. */
    void competitive(String key, String group, String repeatWinner) {
        String dmn = ShippedTables.files("suizhou", "SZ_INDUSTRIALIZATION")
                .dmn()
                .replace("\"ALLOW\"", '"' + repeatWinner + '"')
                .replace("\"salesProof,outputProof,testReport\"", "null");
        publish(key, group, "CITY", "COMPETITIVE", empty -> dmn.replace("SZ_INDUSTRIALIZATION", key));
    }

    /** An item of the city that gives this rate of the technical amount without application. */
    void granted(String key, String group, String rate) {
        publish(
                key,
                group,
                "CITY",
                "AUTO_GRANT",
                empty -> withResult(
                        withResult(
                                empty.replaceFirst("<text>null</text>", "<text>" + rate + "</text>"),
                                "measure",
                                "\"TECHNICAL_AMOUNT\""),
                        "requiresCertificate",
                        "true"));
    }

    private void publish(String key, String group, String share, UnaryOperator<String> change) {
        // Cases apply on registered contracts.
        publish(key, group, share, "APPLY", empty -> withResult(change.apply(empty), "requiresCertificate", "true"));
    }

    private void publish(String key, String group, String share, String mode, UnaryOperator<String> change) {
        api.post(
                        "designer",
                        POLICIES,
                        Map.of(
                                "key", key, "titleZh", "试办补贴", "titleEn", "Sample", "group", group, "mode", mode,
                                "share", share))
                .ok();
        JsonNode content =
                api.get("designer", POLICIES + "/" + key + "/content").ok();
        Map<String, Object> written = new HashMap<>();
        written.put("dmn", change.apply(content.path("dmn").asText()));
        written.put("revision", content.path("revision").asLong());
        api.put("designer", POLICIES + "/" + key + "/content", written).ok();
        intoForce(key);
    }

    /** A document that comes with a table which nobody changes otherwise: whole, as over HTTP. */
    void document(String key, Map<String, Object> document) {
        api.put("designer", POLICIES + "/" + key + "/documents", Map.of("documents", List.of(document)))
                .ok();
        intoForce(key);
    }

    private void intoForce(String key) {
        api.post("designer", POLICIES + "/" + key + "/draft/submission", Map.of("note", "试办，文号待定"))
                .ok();
        api.post("publisher", POLICIES + "/" + key + "/draft/approval", Map.of())
                .ok();
    }
}
