package org.keqiao.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private final Texts texts = new Texts(true);

    @Test
    void everyTextStandsInBothLanguages() {
        assertThat(texts.keys(Locale.ENGLISH)).isEqualTo(texts.keys(Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void noTextIsDefinedTwice() throws IOException {
        for (String language : List.of("_zh_CN.properties", "_en.properties")) {
            Set<String> keys = new TreeSet<>();
            Set<String> twice = new TreeSet<>();
            try (Stream<Path> bundles = Files.list(Path.of("src/main/resources/i18n"))) {
                for (Path bundle : bundles.filter(file -> file.toString().endsWith(language))
                        .toList()) {
                    Files.readAllLines(bundle).stream()
                            .filter(line -> line.matches("[\\w.-]+\\s*=.*"))
                            .map(line -> line.split("=", 2)[0].strip())
                            .filter(key -> !keys.add(key))
                            .forEach(key -> twice.add(key + " in " + bundle.getFileName()));
                }
            }
            assertThat(keys).isNotEmpty();
            assertThat(twice).isEmpty();
        }
    }

    @Test
    void everyTextThatTheCodeAsksForExists() {
        Set<String> missing = new TreeSet<>();
        TextKeys.inSources().forEach((key, places) -> {
            if (!texts.has(key, Locale.ENGLISH)) {
                missing.add(key + " in " + places);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyPatternParses() {
        for (Locale language : Texts.LANGUAGES) {
            for (String key : texts.keys(language)) {
                assertThat(new MessageFormat(raw(key, language), language))
                        .as(key)
                        .isNotNull();
            }
        }
    }

    /** In a pattern with arguments a straight apostrophe in a word swallows what follows; braces are quoted by two. */
    @Test
    void noPatternSwallowsItsArguments() {
        for (Locale language : Texts.LANGUAGES) {
            for (String key : texts.keys(language)) {
                String text = raw(key, language);
                if (text.contains("{")) {
                    assertThat(text).as(key + " in " + language).doesNotContainPattern("\\p{L}'\\p{L}");
                }
            }
        }
    }

    @Test
    void findsKeysInSources() {
        String source =
                """
                class Sample {
                    private static final String FULL = "BUDGET_FULL";
                    void refuse() {
                        throw Refusal.conflict("TAKEN", name("a", "b"));
                        throw Refusal.of(Refusal.Kind.TOO_MANY, FULL, 1);
                        errors.add(FieldError.of(path("seller", "uscc"), ok ? "short" : "long", 3));
                        add(new H2(getTranslation("sample.title")), texts.get("sample.text", locale));
                        texts.get("sample." + kind, locale);
                    }
                }
                """;

        assertThat(TextKeys.in(source))
                .containsExactlyInAnyOrder(
                        "refusal.TAKEN",
                        "refusal.BUDGET_FULL",
                        "field.short",
                        "field.long",
                        "sample.title",
                        "sample.text");
    }

    @Test
    void complainsAboutAMissingText() {
        assertThatThrownBy(() -> texts.get("no.such.text", Locale.ENGLISH)).hasMessageContaining("no.such.text");
        assertThat(new Texts(false).get("no.such.text", Locale.ENGLISH)).isEqualTo("no.such.text");
    }

    /** What refuses is given amounts as amounts, and those bring their unit. */
    @Test
    void aRefusalLeavesTheUnitToTheAmount() {
        Pattern unit = Pattern.compile("\\{\\d} ?元|CNY \\{\\d|\\{\\d} yuan");
        Texts.LANGUAGES.forEach(language -> assertThat(texts.keys(language).stream()
                        .filter(key -> key.startsWith("refusal.") || key.startsWith("field."))
                        .filter(key -> unit.matcher(texts.get(key, language)).find()))
                .isEmpty());
    }

    @Test
    void complainsAboutAUnitThatStandsTwice() {
        assertThatThrownBy(() -> texts.get("funding.card", Locale.ENGLISH, Money.of("1.00"), Money.of("2.00")))
                .hasMessageContaining("funding.card");
    }

    @Test
    void readsChineseUnlessEnglishIsAskedFor() {
        assertThat(texts.get("refusal.NOT_SIGNED_IN", null)).isEqualTo("请先登录。");
        assertThat(texts.get("refusal.NOT_SIGNED_IN", Locale.FRENCH)).isEqualTo("请先登录。");
        assertThat(texts.get("refusal.NOT_SIGNED_IN", Locale.UK)).isEqualTo("Please sign in first.");
    }

    @Test
    void formatsArgumentsByTheirType() {
        FieldError tooLarge = FieldError.of("amount", "moneyTooLarge", Money.LARGEST);

        assertThat(texts.field(tooLarge, Locale.CHINA)).isEqualTo("金额不能超过 9,999,999.999999 万元 (99,999,999,999.99 元)。");
        assertThat(texts.refusal(Refusal.invalid(List.of(tooLarge)), Locale.ENGLISH))
                .isEqualTo("One answer needs to be corrected.");
        assertThat(texts.longDate(LocalDate.of(2026, 1, 9), Locale.CHINA)).isEqualTo("2026年1月9日");
        assertThat(texts.longDate(LocalDate.of(2026, 1, 9), Locale.ENGLISH)).isEqualTo("9 January 2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB,en;q=0.9 | en",
                "fr;q=0.9,en;q=0.8,zh;q=0.7 | en",
                "zh-TW,en;q=0.5 | zh-CN",
                "en;q=0.3,zh;q=0.8 | zh-CN",
                "en;q=0 | zh-CN",
                "* | zh-CN",
                "fr | zh-CN",
                "'' | zh-CN",
                ";;q=ä | zh-CN"
            })
    void picksTheLanguageOfARequest(String header, String language) {
        assertThat(Texts.language(header).toLanguageTag()).isEqualTo(language);
    }

    private String raw(String key, Locale language) {
        return texts.get(key, language);
    }
}
