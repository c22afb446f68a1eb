package org.keqiao.policy.change;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.policy.table.PolicyFiles;
import org.springframework.lang.Nullable;

/** A policy table of one condition and one result, written row by row. */
final class SampleTable {

    private final String key;
    private final List<String> rows = new ArrayList<>();
    private String hitPolicy = "UNIQUE";

    private SampleTable(String key) {
        this.key = key;
    }

    static SampleTable of(String key) {
        return new SampleTable(key);
    }

    SampleTable hitPolicy(String policy) {
        hitPolicy = policy;
        return this;
    }

    /**
     * @param from first day, null for ever since
     * @param to last day, null for no end
     * @param level that the row asks for, null for any
     */
    SampleTable row(String id, @Nullable String from, @Nullable String to, @Nullable String level, String rate) {
        return cells(id, days(from, to), level == null ? "" : "\"" + level + "\"", rate, "\"测科发〔2026〕1号\"");
    }

    SampleTable cells(String id, String days, String level, String rate, String document) {
        rows.add("<rule id=\"" + id + "\">" + entry("input", id + "_on", days) + entry("input", id + "_level", level)
                + entry("output", id + "_rate", rate) + entry("output", id + "_doc", document)
                + entry("output", id + "_article", "\"第三条\"") + "</rule>");
        return this;
    }

    private static String days(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return to == null ? "" : "<= date(\"" + to + "\")";
        }
        return to == null ? ">= date(\"" + from + "\")" : "[date(\"" + from + "\")..date(\"" + to + "\")]";
    }

    private static String entry(String kind, String id, String text) {
        return "<" + kind + "Entry id=\"" + id + "\"><text>"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</text></" + kind + "Entry>";
    }

    PolicyFiles files() {
        return new PolicyFiles(dmn(), PolicyFiles.NO_TESTS);
    }

    String dmn() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="https://keqiao.org/policies">
                <decision id="%s" name="试办政策"><decisionTable id="T" hitPolicy="%s">
                <input id="In_on" label="适用日期"><inputExpression id="E_on" typeRef="date"><text>on</text></inputExpression></input>
                <input id="In_level" label="级别"><inputExpression id="E_level" typeRef="string"><text>level</text></inputExpression></input>
                <output id="Out_rate" label="比例" name="rate" typeRef="double"/>
                <output id="Out_doc" label="文号" name="documentNumber" typeRef="string"/>
                <output id="Out_article" label="条款" name="article" typeRef="string"/>
                %s
                </decisionTable></decision></definitions>
                """
                .formatted(key, hitPolicy, String.join("\n", rows));
    }
}
