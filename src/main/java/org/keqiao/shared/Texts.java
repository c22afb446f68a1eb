package org.keqiao.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every text that a person reads, from the bundles {@code i18n/<module>_zh_CN.properties} and {@code _en}. There are two
 * languages; whatever else is asked for is answered in Chinese. Texts with arguments are {@link MessageFormat} patterns;
 * a number is grouped by it, so a year is passed as text. Amounts and dates are formatted by their type.
 */
@Component("messageSource")
public class Texts extends AbstractMessageSource {

    /** The languages, the default first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    /** An amount is said with its unit; a text that adds one of its own says it twice. */
    private static final Pattern UNIT_TWICE = Pattern.compile("元\\) ?元|CNY CNY|CNY [\\d,.]+ yuan");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZONE);
    private static final DateTimeFormatter LONG_DATE_ZH = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter LONG_DATE_EN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final boolean strict;
    private final Map<String, String> chinese;
    private final Map<String, String> english;

    /**
     * @param strict a missing text is an error instead of a log line
     */
    @Autowired
    public Texts(@Value("${keqiao.texts.strict:false}") boolean strict) {
        this.strict = strict;
        this.chinese = load("zh_CN");
        this.english = load("en");
    }

    private Map<String, String> load(String language) {
        Map<String, String> texts = new TreeMap<>();
        try {
            Resource[] bundles = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + language + ".properties");
            for (Resource bundle : bundles) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> {
                    if (texts.putIfAbsent(key, properties.getProperty(key)) != null) {
                        LOG.error("text {} is defined twice, the second time in {}", key, bundle.getFilename());
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Collections.unmodifiableMap(texts);
    }

    /** The text of a key; the key itself, and a log line, when there is none. */
    public String get(String key, @Nullable Locale locale, Object... arguments) {
        Locale language = language(locale);
        String text = texts(language).get(key);
        if (text == null) {
            broken("no text for " + key + " in " + language);
            return key;
        }
        if (arguments.length == 0) {
            return text;
        }
        String said = new MessageFormat(text, language).format(readable(arguments, language));
        if (UNIT_TWICE.matcher(said).find()) {
            broken("a unit beside an amount that has its own, in " + key + ": " + said);
        }
        return said;
    }

    public boolean has(String key, @Nullable Locale locale) {
        return texts(language(locale)).containsKey(key);
    }

    /** What a refusal tells the user. */
    public String refusal(Refusal refusal, @Nullable Locale locale) {
        return get("refusal." + refusal.code(), locale, refusal.arguments().toArray());
    }

    /** What a wrong answer's field tells the user. */
    public String field(FieldError error, @Nullable Locale locale) {
        return get("field." + error.code(), locale, error.arguments().toArray());
    }

    /** An amount in both units: {@code 125.50 万元 (1,255,000.00 元)}. */
    public String money(Money amount, @Nullable Locale locale) {
        return get("shared.money", locale, amount.tenThousandsText(), amount.text());
    }

    /** A date within a sentence: 2026年11月21日, 21 November 2026. Tables show {@code 2026-11-21}. */
    public String longDate(LocalDate day, @Nullable Locale locale) {
        return (isEnglish(language(locale)) ? LONG_DATE_EN : LONG_DATE_ZH).format(day);
    }

    /** {@code 2026-11-21 14:32}, Asia/Shanghai. */
    public String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Everything that has a text in a language. */
    public Set<String> keys(Locale locale) {
        return texts(language(locale)).keySet();
    }

    /** The one of our languages that serves a locale. */
    public static Locale language(@Nullable Locale locale) {
        return locale != null && isEnglish(locale) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    /** The one of our languages that an {@code Accept-Language} header prefers; Chinese when it is absent or broken. */
    public static Locale language(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return Locale.SIMPLIFIED_CHINESE;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(language -> language.equals("zh") || language.equals("en") || language.equals("*"))
                    .findFirst()
                    .filter(language -> language.equals("en"))
                    .map(language -> Locale.ENGLISH)
                    .orElse(Locale.SIMPLIFIED_CHINESE);
        } catch (IllegalArgumentException broken) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }

    private Object[] readable(Object[] arguments, Locale language) {
        return Arrays.stream(arguments)
                .map(argument -> readable(argument, language))
                .toArray();
    }

    private Object readable(Object argument, Locale language) {
        if (argument instanceof Money money) {
            return money(money, language);
        }
        if (argument instanceof TextKey word) {
            return get(word.key(), language);
        }
        if (argument instanceof Bilingual name) {
            return name.in(language);
        }
        if (argument instanceof LocalDate day) {
            return longDate(day, language);
        }
        return argument instanceof Instant instant ? minute(instant) : argument;
    }

    private Map<String, String> texts(Locale language) {
        return isEnglish(language) ? english : chinese;
    }

    private static boolean isEnglish(Locale locale) {
        return "en".equals(locale.getLanguage());
    }

    private void broken(String problem) {
        if (strict) {
            throw new IllegalStateException(problem);
        }
        LOG.error("{}", problem);
    }

    @Override
    @Nullable
    protected MessageFormat resolveCode(String code, Locale locale) {
        String text = texts(language(locale)).get(code);
        return text == null ? null : new MessageFormat(text, language(locale));
    }

    @Override
    @Nullable
    protected String resolveCodeWithoutArguments(String code, Locale locale) {
        return texts(language(locale)).get(code);
    }
}
