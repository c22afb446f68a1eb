package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWent() {
        Instant at = Instant.parse("2026-11-21T06:32:01.123456Z");
        UUID id = UUID.randomUUID();

        Cursor cursor = Cursor.parse(Cursor.of(at, id, 7, "鲤城").encode(), 4).orElseThrow();

        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(7);
        assertThat(cursor.text(3)).isEqualTo("鲤城");
    }

    @Test
    void isAbsentOnTheFirstPage() {
        assertThat(Cursor.parse(null, 2)).isEmpty();
        assertThat(Cursor.parse("", 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "AA", "_____w", "bm90IG91cnM"})
    void refusesForeignCursors(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Cursor.parse(text, 2).orElseThrow().instant(0))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::field, FieldError::code)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("cursor", "cursor")));
    }

    @Test
    void refusesKeysOfTheWrongKind() {
        Cursor cursor = Cursor.parse(Cursor.of("yesterday", "x").encode(), 2).orElseThrow();

        assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> cursor.uuid(1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> cursor.number(1)).isInstanceOf(Refusal.class);
    }

    @Test
    void endsTheListWithoutACursor() {
        assertThat(Cursor.page(List.of("a", "b"), 2, Cursor::of)).isEqualTo(new CursorPage<>(List.of("a", "b"), null));
        assertThat(Cursor.page(List.of("a", "b", "c"), 2, Cursor::of))
                .isEqualTo(new CursorPage<>(List.of("a", "b"), Cursor.of("b").encode()));
    }

    @Test
    void limitsThePage() {
        assertThat(Cursor.limit(null)).isEqualTo(50);
        assertThat(Cursor.limit(200)).isEqualTo(200);
        assertThatThrownBy(() -> Cursor.limit(201)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Cursor.limit(0)).isInstanceOf(Refusal.class);
    }
}
