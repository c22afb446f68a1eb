package org.keqiao.casefile.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseJsonTest {

    @Test
    void spellsAValueInOneWay() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", new BigDecimal("1200.00"));
        one.put("a", List.of(Map.of("y", 1, "x", true)));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", List.of(Map.of("x", true, "y", new BigDecimal("1.0"))));
        other.put("b", 1.2e3);

        assertThat(CaseJson.canonical(one))
                .isEqualTo(CaseJson.canonical(other))
                .isEqualTo("{\"a\":[{\"x\":true,\"y\":1}],\"b\":1200}");
    }

    @Test
    void tellsTextsFromNumbers() {
        assertThat(CaseJson.canonical(Map.of("a", "1"))).isNotEqualTo(CaseJson.canonical(Map.of("a", 1)));
    }

    @Test
    void laysObjectsOverEachOtherAndReplacesLists() {
        Map<String, Object> base = Map.of("seller", Map.of("name", "甲", "uscc", "X"), "buyers", List.of("乙", "丙"));

        assertThat(CaseJson.merge(base, Map.of("seller", Map.of("name", "丁"), "buyers", List.of("戊"))))
                .isEqualTo(Map.of("seller", Map.of("name", "丁", "uscc", "X"), "buyers", List.of("戊")));
    }

    @Test
    void writesDatesAsTheyAreRead() {
        assertThat(CaseJson.plain(Map.of("on", LocalDate.of(2026, 2, 27)))).containsEntry("on", "2026-02-27");
    }
}
