package org.keqiao.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.calendar.Limit;
import org.keqiao.form.FormSchema;

/**
 * One published version of a matter's bundle, parsed.
 *
 * @param version counts up with each publication of the matter, from 1
 * @param forms form id to schema
 * @param letters letter id ({@code LT-01}) to its template's HTML
 */
public record Matter(
        String key, int version, MatterSettings settings, Map<String, FormSchema> forms, Map<String, String> letters) {

    public FormSchema startForm() {
        return form(settings.startForm()).orElseThrow();
    }

    public Optional<FormSchema> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    /** Limit of a key under a legal basis; the entry {@code *} serves every basis that has none of its own. */
    public Optional<Limit> limit(String key, String legalBasis) {
        Map<String, Limit> byBasis = settings.limits().getOrDefault(key, Map.of());
        return Optional.ofNullable(byBasis.getOrDefault(legalBasis, byBasis.get("*")));
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
