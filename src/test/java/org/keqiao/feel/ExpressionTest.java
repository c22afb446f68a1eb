package org.keqiao.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    @Test
    void addsUpTheRowsOfAList() throws Exception {
        Expression expression = Expression.parse("=sum(items.amount) = total");
        Map<String, Object> values = Map.of(
                "items",
                List.of(Map.of("amount", new BigDecimal("0.10")), Map.of("amount", new BigDecimal("0.20"))),
                "total",
                new BigDecimal("0.30"));
        assertThat(expression.evaluate(values)).isEqualTo(true);
        assertThat(expression.names()).containsExactlyInAnyOrder("items.amount", "total");
    }

    @Test
    void comparesDates() throws Exception {
        Map<String, Object> values = Map.of("a", LocalDate.of(2026, 1, 1), "b", LocalDate.of(2026, 1, 2));
        assertThat(Expression.parse("a <= b").holds(values)).isTrue();
        assertThat(Expression.parse("a > b").holds(values)).isFalse();
    }

    @Test
    void knowsNoValueWhereSomethingIsMissing() throws Exception {
        Map<String, Object> nothing = Collections.singletonMap("a", null);
        assertThat(Expression.parse("a + 1 > 0").evaluate(nothing)).isNull();
        assertThat(Expression.parse("a = null").holds(nothing)).isTrue();
        assertThat(Expression.parse("sum(items.amount) = 3").evaluate(Map.of("items", List.of())))
                .isNotEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if a > 1 then b else c",
                "list contains([\"A\", \"B\"], code)",
                "not(contains(name, \"x\")) and count(rows) >= 1",
                "decimal(a * b, 2) = c or is defined(d)",
                "@\"2026-01-01\" <= day"
            })
    void takesWhatFormsNeed(String text) throws Exception {
        assertThat(Expression.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    for i in 1..3000000 return i          | expression-forbidden
                    some x in xs satisfies x > 1          | expression-forbidden
                    every x in xs satisfies x > 1         | expression-forbidden
                    function(x) x + 1                     | expression-forbidden
                    xs[item > 3]                          | expression-forbidden
                    x in [1..5]                           | expression-forbidden
                    matches(name, "(a+)+")                | expression-forbidden
                    {a: 1}.a                              | expression-forbidden
                    2 ** 999999999                        | expression-forbidden
                    now()                                 | expression-forbidden
                    ((((((((((1))))))))))                 | expression-too-deep
                    1 +                                   | expression-syntax
                    ''                                    | expression-syntax
                    """)
    void refusesWhatIsNotListed(String text, String code) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOfSatisfying(
                        Expression.Unacceptable.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void neverReachesJava() {
        String external =
                "function(a) external {java: {class: \"java.lang.Runtime\", method signature: \"exit(int)\"}}";
        assertThatThrownBy(() -> Expression.parse(external)).isInstanceOf(Expression.Unacceptable.class);
        assertThatThrownBy(() -> Expression.parse("(" + external + ")(1) = 1"))
                .isInstanceOf(Expression.Unacceptable.class);
    }

    @Test
    void refusesLongText() {
        assertThatThrownBy(() -> Expression.parse("1 + ".repeat(125) + "1"))
                .isInstanceOfSatisfying(
                        Expression.Unacceptable.class, e -> assertThat(e.code()).isEqualTo("expression-too-long"));
    }
}
