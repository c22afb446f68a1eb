package org.keqiao.process.validation.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.keqiao.process.Bundle;
import org.keqiao.process.MatterSettings;

/** Nothing that the product reads from the settings is missing. */
public final class SettingsComplete {

    private SettingsComplete() {}

    public static boolean check(MatterSettings settings, Findings findings) {
        Map<String, Object> mandatory = new LinkedHashMap<>();
        mandatory.put("key", settings.key());
        mandatory.put("name", settings.name());
        mandatory.put("summary", settings.summary());
        mandatory.put("category", settings.category());
        mandatory.put("numberKind", settings.numberKind());
        mandatory.put("startedBy", settings.startedBy());
        mandatory.put("startForm", settings.startForm());
        mandatory.put("office", settings.office());
        mandatory.put("onCorrection", settings.onCorrection());
        mandatory.put("limits", settings.limits());
        mandatory.put("stages", settings.stages());
        mandatory.put("documents", settings.documents());
        mandatory.put("letters", settings.letters());
        boolean complete = true;
        for (Map.Entry<String, Object> entry : mandatory.entrySet()) {
            if (entry.getValue() == null) {
                findings.error(Bundle.SETTINGS, entry.getKey(), "SETTING_MISSING", entry.getKey());
                complete = false;
            }
        }
        return complete && inner(settings, findings);
    }

    private static boolean inner(MatterSettings settings, Findings findings) {
        boolean complete = true;
        boolean stages = settings.stages().stream().allMatch(s -> s != null && s.key() != null && isText(s.name()));
        boolean documents =
                settings.documents().stream().allMatch(d -> d != null && d.kind() != null && isText(d.name()));
        boolean letters =
                settings.letters().values().stream().allMatch(l -> l != null && isText(l.name()) && l.series() != null);
        boolean corrections = !settings.onCorrection().isEmpty()
                && settings.onCorrection().values().stream().allMatch(Objects::nonNull);
        boolean limits = settings.limits().values().stream()
                .allMatch(byBasis -> byBasis != null
                        && !byBasis.isEmpty()
                        && byBasis.values().stream().allMatch(Objects::nonNull));
        Map<String, Boolean> parts = new LinkedHashMap<>();
        parts.put("name", isText(settings.name()));
        parts.put("summary", isText(settings.summary()));
        parts.put("stages", stages);
        parts.put("documents", documents);
        parts.put("letters", letters);
        parts.put("onCorrection", corrections);
        parts.put("limits", limits);
        for (Map.Entry<String, Boolean> part : parts.entrySet()) {
            if (!part.getValue()) {
                findings.error(Bundle.SETTINGS, part.getKey(), "SETTING_MISSING", part.getKey());
                complete = false;
            }
        }
        return complete;
    }

    private static boolean isText(MatterSettings.Text text) {
        return text != null
                && text.zh() != null
                && text.en() != null
                && !text.zh().isBlank()
                && !text.en().isBlank();
    }
}
