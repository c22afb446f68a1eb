package org.keqiao.process;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keqiao.calendar.Limit;
import org.keqiao.form.FormSchema;
import org.keqiao.security.Role;

/**
 * One published version of a matter's bundle, parsed.
 *
 * @param version counts up with each publication of the matter, from 1
 * @param forms form id to schema
 * @param letters letter id ({@code LT-01}) to its template's HTML
 * @param asked fields of its forms that the model's conditions and routing tables ask about
 * @param roles those that have a step or a seat in its flow
 */
public record Matter(
        String key,
        int version,
        MatterSettings settings,
        Map<String, FormSchema> forms,
        Map<String, String> letters,
        Map<String, Fact.Type> asked,
        Set<Role> roles) {

    public FormSchema startForm() {
        return form(settings.startForm()).orElseThrow();
    }

    public Optional<FormSchema> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    /**
     * What the engine is told of a form's answers: the values that the model asks about, and nothing else.
     *
     * @param answers judged
     * @param cleared keys of the form without an answer: what they said before holds no more
     * @return null for those that were cleared
     */
    public Map<String, Object> routing(String formId, Map<String, Object> answers, Set<String> cleared) {
        Set<String> keys = form(formId).map(FormSchema::keys).orElse(Set.of());
        Map<String, Object> told = new LinkedHashMap<>();
        asked.forEach((key, type) -> {
            Object value = answers.get(key);
            if (keys.contains(key) && (value != null || cleared.contains(key))) {
                told.put(key, value == null ? null : compared(type, value));
            }
        });
        return told;
    }

    /** All that the engine is told of what is known of a case, for one that comes from a version that asked about less. */
    public Map<String, Object> routing(Map<String, Object> facts) {
        Map<String, Object> told = new LinkedHashMap<>();
        asked.forEach((key, type) -> {
            Object value = facts.get(key);
            if (value != null && !"".equals(value)) {
                told.put(key, compared(type, value));
            }
        });
        return told;
    }

    private static Object compared(Fact.Type type, Object value) {
        return switch (type) {
            // A copy for comparisons only: 13 digits are exact in a double, and the engine has no decimal.
            case MONEY, NUMBER -> new BigDecimal(value.toString()).doubleValue();
            case BOOLEAN -> Boolean.valueOf(value.toString());
            case TEXT, DATE, CODE, LIST -> value.toString();
        };
    }

    /** Limit of a key under a legal basis; the entry {@code *} serves every basis that has none of its own. */
    public Optional<Limit> limit(String key, String legalBasis) {
        Map<String, Limit> byBasis = settings.limits().getOrDefault(key, Map.of());
        return Optional.ofNullable(byBasis.getOrDefault(legalBasis, byBasis.get("*")));
    }

    /** The day of the year until which a limit lasts; empty for most. */
    public Optional<MonthDay> untilDay(String key) {
        return Optional.ofNullable(settings.untilDay().get(key)).map(day -> MonthDay.parse("--" + day));
    }

    /** What a correction does to the clock under a legal basis; a basis that the settings do not name pauses it. */
    public MatterSettings.OnCorrection onCorrection(String legalBasis) {
        Map<String, MatterSettings.OnCorrection> byBasis = settings.onCorrection();
        return byBasis.getOrDefault(legalBasis, byBasis.getOrDefault("*", MatterSettings.OnCorrection.PAUSE));
    }

    public List<MatterSettings.DocumentKind> documentKinds() {
        return settings.documents();
    }
}
