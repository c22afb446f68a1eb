package org.keqiao.studio.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keqiao.organization.CityProfile;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.LegalBasis;
import org.keqiao.process.Bundle;
import org.keqiao.process.Finding;
import org.keqiao.process.Json;
import org.keqiao.process.MatterSettings;
import org.springframework.stereotype.Component;

/**
 * What a bundle names of a city: division and station codes in its conditions and tables, and legal bases in its limits.
 * A bundle that comes from another city may name what this one does not have.
 */
@Component
public class LocalNames {

    /** A division's six digits or a station's eight, as a quoted text in XML, or in an expression inside JSON. */
    private static final Pattern IN_XML =
            Pattern.compile("(?:\"|'|&quot;|&apos;|&#39;|&#34;)([0-9]{6}|[0-9]{8})(?:\"|'|&quot;|&apos;|&#39;|&#34;)");

    private static final Pattern IN_JSON = Pattern.compile("\\\\\"([0-9]{6}|[0-9]{8})\\\\\"");
    private static final String EVERY_BASIS = "*";

    private final CityProfiles cities;

    LocalNames(CityProfiles cities) {
        this.cities = cities;
    }

    /** Warnings, one for each name that means nothing here. */
    public List<Finding> check(Bundle bundle) {
        List<Finding> findings = new ArrayList<>();
        CityProfile city = cities.current();
        bundle.files().forEach((path, text) -> {
            Set<String> unknown = new TreeSet<>();
            Matcher code = (path.endsWith(".bpmn") || path.endsWith(".dmn") ? IN_XML : IN_JSON).matcher(text);
            while (code.find()) {
                if (!isHere(code.group(1))) {
                    unknown.add(code.group(1));
                }
            }
            unknown.forEach(place -> findings.add(Finding.warning(
                    path,
                    null,
                    "PLACE_ELSEWHERE",
                    place,
                    city.name().zh(),
                    city.name().en())));
        });
        bases(bundle)
                .forEach(basis ->
                        findings.add(Finding.warning(Bundle.SETTINGS, "limits." + basis, "BASIS_ELSEWHERE", basis)));
        return findings;
    }

    private boolean isHere(String code) {
        return code.equals(cities.current().code())
                || cities.county(code).isPresent()
                || cities.stationByCode(code).isPresent();
    }

    private Set<String> bases(Bundle bundle) {
        Set<String> unknown = new TreeSet<>();
        try {
            MatterSettings settings = Json.read(bundle.file(Bundle.SETTINGS).orElse("{}"), MatterSettings.class);
            if (settings.limits() != null) {
                settings.limits().values().forEach(byBasis -> unknown.addAll(byBasis.keySet()));
            }
        } catch (RuntimeException unreadable) {
            // The check of the bundle says so.
            return Set.of();
        }
        unknown.remove(EVERY_BASIS);
        unknown.removeAll(
                cities.current().legalBases().stream().map(LegalBasis::key).collect(Collectors.toSet()));
        return unknown;
    }
}
