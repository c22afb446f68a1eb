package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.keqiao.form.CodeTables;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.Intermediary.State;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** Words of the register's pages. */
final class IntermediaryParts {

    private static final CodeTables CODES = CodeTables.shipped();

    private IntermediaryParts() {}

    static StatusBadge badge(State state, Component reader) {
        Tone tone =
                switch (state) {
                    case LISTED -> Tone.GOOD;
                    case SUSPENDED -> Tone.SOON;
                    case DELISTED -> Tone.LATE;
                    case LAPSED -> Tone.PAUSED;
                };
        return new StatusBadge(reader.getTranslation("intermediary.state." + state), tone);
    }

    /** What it is listed as; a broker with the level. */
    static String kind(Intermediary entry, Component reader) {
        String kind = reader.getTranslation("intermediary.kind." + entry.kind());
        return entry.level() == null
                ? kind
                : reader.getTranslation(
                        "intermediary.kind.level", kind, reader.getTranslation("intermediary.level." + entry.level()));
    }

    static String fields(Intermediary entry, Locale locale) {
        return entry.fields().stream()
                .map(code -> CODES.find("tech-field", code)
                        .map(field -> field.label(locale))
                        .orElse(code))
                .collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "));
    }

    static String county(@Nullable String code, CityProfiles cities, Locale locale) {
        return cities.current().counties().stream()
                .filter(county -> county.code().equals(code))
                .findFirst()
                .map(CountyUnit::name)
                .map(name -> name.in(locale))
                .orElse("");
    }

    /** Number of a broker's certificate, and whether it was annulled; null for the others. */
    @Nullable
    static String certificate(Intermediary entry, Component reader) {
        return entry.certificateAnnulledOn() == null
                ? entry.certificateNumber()
                : reader.getTranslation(
                        "intermediary.certificate.annulled", entry.certificateNumber(), entry.certificateAnnulledOn());
    }

    static String period(Intermediary entry, Component reader) {
        LocalDate end = entry.endedOn() != null ? entry.endedOn() : entry.validTo();
        return end == null
                ? reader.getTranslation("intermediary.since", entry.listedOn().toString())
                : reader.getTranslation("intermediary.fromTo", entry.listedOn().toString(), end.toString());
    }
}
