package org.keqiao.process.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/** Tables made by chance from what cells may say, and every answer that can make a difference to them. */
final class RandomTables {

    private static final List<String> TYPES = List.of("double", "string", "boolean", "date");

    private static final Map<String, List<Object>> ANSWERS = Map.of(
            "double", halves(),
            "string", Arrays.asList("A", "B", "C", "D", null),
            "boolean", Arrays.asList(true, false, null),
            "date", Arrays.asList(day(1), day(2), day(3), day(4), day(5), null));

    private final Random random;

    RandomTables(long seed) {
        random = new Random(seed);
    }

    /** @param dmn of the same table where all rows that hit are told */
    record Made(DecisionTable table, String dmn) {

        List<Map<String, Object>> points() {
            List<Map<String, Object>> points = List.of(Map.of());
            for (DecisionTable.Column column : table.inputs()) {
                List<Map<String, Object>> longer = new ArrayList<>();
                for (Map<String, Object> point : points) {
                    for (Object answer : ANSWERS.get(column.typeRef())) {
                        Map<String, Object> more = new LinkedHashMap<>(point);
                        more.put(column.name(), answer);
                        longer.add(more);
                    }
                }
                points = longer;
            }
            return points;
        }
    }

    Made table(String hitPolicy) {
        List<String> types = new ArrayList<>();
        int width = 1 + random.nextInt(3);
        for (int i = 0; i < width; i++) {
            types.add(TYPES.get(random.nextInt(TYPES.size())));
        }
        int rows = 1 + random.nextInt(5);
        List<List<String>> cells = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            cells.add(types.stream().map(this::cell).toList());
        }
        DecisionTable table = DecisionTable.parse(dmn(hitPolicy, types, cells)).orElseThrow();
        return new Made(table, dmn("COLLECT", types, cells));
    }

    static String dmn(String hitPolicy, List<String> types, List<List<String>> cells) {
        StringBuilder xml = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " id=\"d\" name=\"d\" namespace=\"x\"><decision id=\"made\" name=\"made\"><decisionTable id=\"t\""
                + " hitPolicy=\"" + hitPolicy + "\">");
        for (int i = 0; i < types.size(); i++) {
            xml.append("<input id=\"i" + i + "\"><inputExpression id=\"e" + i + "\" typeRef=\"" + types.get(i)
                    + "\"><text>x" + i + "</text></inputExpression></input>");
        }
        xml.append("<output id=\"o\" name=\"o\" typeRef=\"string\"/>");
        for (int r = 0; r < cells.size(); r++) {
            xml.append("<rule id=\"r" + r + "\">");
            for (int c = 0; c < types.size(); c++) {
                xml.append("<inputEntry id=\"r" + r + "c" + c + "\"><text><![CDATA["
                        + cells.get(r).get(c) + "]]></text></inputEntry>");
            }
            xml.append("<outputEntry id=\"r" + r + "o\"><text>\"R" + r + "\"</text></outputEntry></rule>");
        }
        return xml.append("</decisionTable></decision></definitions>").toString();
    }

    private String cell(String type) {
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? "-" : "";
        }
        return switch (type) {
            case "boolean" -> List.of("true", "false", "null", "not(null)").get(random.nextInt(4));
            case "string" -> negated(list(() -> "\"" + (char) ('A' + random.nextInt(3)) + "\""));
            case "date" -> negated(ordered(() -> "date(\"" + day(2 + random.nextInt(3)) + "\")"));
            default -> negated(ordered(() -> String.valueOf(random.nextInt(3))));
        };
    }

    private String negated(String cell) {
        return random.nextInt(5) == 0 ? "not(" + cell + ")" : cell;
    }

    private String list(java.util.function.Supplier<String> value) {
        StringJoiner list = new StringJoiner(", ");
        for (int i = random.nextInt(2); i >= 0; i--) {
            list.add(random.nextInt(8) == 0 ? "null" : value.get());
        }
        return list.toString();
    }

    private String ordered(java.util.function.Supplier<String> value) {
        return switch (random.nextInt(4)) {
            case 0 -> list(value);
            case 1 -> List.of("<", "<=", ">", ">=").get(random.nextInt(4)) + " " + value.get();
            case 2 ->
                List.of("[", "(", "]").get(random.nextInt(3))
                        + value.get()
                        + ".."
                        + value.get()
                        + List.of("]", ")", "[").get(random.nextInt(3));
            default -> "< " + value.get() + ", >= " + value.get();
        };
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }

    /** Between any two whole numbers that cells compare with there is one. */
    private static List<Object> halves() {
        List<Object> halves = new ArrayList<>();
        for (int i = -1; i <= 5; i++) {
            halves.add(new BigDecimal(i).divide(new BigDecimal(2)));
        }
        halves.add(null);
        return halves;
    }
}
