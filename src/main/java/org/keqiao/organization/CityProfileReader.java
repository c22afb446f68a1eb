package org.keqiao.organization;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keqiao.shared.Bilingual;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.lang.Nullable;

/** Reads a city profile and the legal bases it names, and says every mistake with file and field. */
class CityProfileReader {

    private static final String LEGAL_BASES = "classpath:db/legal-bases.json";

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The file; like the profile, with the legal bases by key only; switches that are off may be left out. */
    record ProfileFile(
            String key,
            String code,
            Bilingual name,
            Bilingual government,
            List<Bureau> bureaus,
            List<CountyUnit> counties,
            List<Station> stations,
            List<String> legalBases,
            boolean publicityCountsFirstDay,
            @Nullable FundingExclusion fundingExclusion) {}

    CityProfile read(String city) {
        String location = city.contains(":") ? city : "classpath:db/cities/" + city + ".json";
        Resource resource = new DefaultResourceLoader().getResource(location);
        if (!resource.exists()) {
            throw new IllegalStateException("keqiao.city is " + city + ", but there is no city profile " + location);
        }
        ProfileFile file = read(location, resource, new TypeReference<>() {});
        List<LegalBasis> national =
                read(LEGAL_BASES, new DefaultResourceLoader().getResource(LEGAL_BASES), new TypeReference<>() {});
        Map<String, LegalBasis> bases = new LinkedHashMap<>();
        national.forEach(basis -> bases.put(basis.key(), basis));

        List<String> problems = new ArrayList<>();
        check(file, bases, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(location + ": " + String.join("; ", problems));
        }
        return new CityProfile(
                file.key(),
                file.code(),
                file.name(),
                file.government(),
                List.copyOf(file.bureaus()),
                List.copyOf(file.counties()),
                List.copyOf(file.stations()),
                file.legalBases().stream().map(bases::get).toList(),
                file.publicityCountsFirstDay(),
                file.fundingExclusion());
    }

    private <T> T read(String location, Resource resource, TypeReference<T> type) {
        try (InputStream in = resource.getInputStream()) {
            return json.readValue(in, type);
        } catch (IOException unreadable) {
            throw new IllegalStateException(location + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static void check(ProfileFile file, Map<String, LegalBasis> bases, List<String> problems) {
        require(file.key() != null && !file.key().isBlank(), "key", "is missing", problems);
        require(matches(file.code(), "\\d{4}00"), "code", "must be the six digits of a city", problems);
        check(file.name(), "name", problems);
        check(file.government(), "government", problems);
        if (missing(file.bureaus(), "bureaus", problems)
                | missing(file.counties(), "counties", problems)
                | missing(file.stations(), "stations", problems)
                | missing(file.legalBases(), "legalBases", problems)) {
            return;
        }
        checkBureaus(file.bureaus(), problems);
        Set<String> counties = checkCounties(file, problems);
        checkStations(file, counties, problems);
        checkLegalBases(file.legalBases(), bases, problems);
    }

    private static void checkBureaus(List<Bureau> bureaus, List<String> problems) {
        LocalDate last = LocalDate.MIN;
        for (int i = 0; i < bureaus.size(); i++) {
            Bureau bureau = bureaus.get(i);
            String at = "bureaus[" + i + "].";
            check(bureau.name(), at + "name", problems);
            require(present(bureau.sealName()), at + "sealName", "is missing", problems);
            require(present(bureau.documentPrefix()), at + "documentPrefix", "is missing", problems);
            require(
                    bureau.validFrom() != null && bureau.validFrom().isAfter(last),
                    at + "validFrom",
                    "must be later than the one before",
                    problems);
            last = bureau.validFrom() == null ? last : bureau.validFrom();
        }
    }

    private static Set<String> checkCounties(ProfileFile file, List<String> problems) {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < file.counties().size(); i++) {
            CountyUnit county = file.counties().get(i);
            String at = "counties[" + i + "].";
            require(inCity(county.code(), 6, file), at + "code", "must be six digits within the city", problems);
            require(codes.add(county.code()), at + "code", "is there twice", problems);
            check(county.name(), at + "name", problems);
            if (county.department() != null) {
                check(county.department(), at + "department", problems);
            }
            require(
                    county.documentPrefix() == null || present(county.documentPrefix()),
                    at + "documentPrefix",
                    "is empty",
                    problems);
        }
        return codes;
    }

    private static void checkStations(ProfileFile file, Set<String> counties, List<String> problems) {
        Set<String> codes = new HashSet<>();
        Set<String> served = new HashSet<>();
        for (int i = 0; i < file.stations().size(); i++) {
            Station station = file.stations().get(i);
            String at = "stations[" + i + "].";
            require(
                    inCity(station.code(), 8, file) && station.code().startsWith(file.code()),
                    at + "code",
                    "must be the city's code and two digits",
                    problems);
            require(codes.add(station.code()), at + "code", "is there twice", problems);
            check(station.name(), at + "name", problems);
            for (String county : station.counties()) {
                require(counties.contains(county), at + "counties", county + " is no county of this city", problems);
                require(served.add(county), at + "counties", county + " is served by another station", problems);
            }
        }
        counties.stream()
                .filter(county -> !served.contains(county))
                .sorted()
                .forEach(county -> problems.add("stations: none serves " + county));
    }

    private static void checkLegalBases(List<String> keys, Map<String, LegalBasis> bases, List<String> problems) {
        LegalBasis before = null;
        for (int i = 0; i < keys.size(); i++) {
            LegalBasis basis = bases.get(keys.get(i));
            String at = "legalBases[" + i + "]";
            require(basis != null, at, keys.get(i) + " is not in " + LEGAL_BASES, problems);
            if (basis != null && before != null) {
                boolean follows = before.validTo() != null
                        && basis.validFrom().equals(before.validTo().plusDays(1));
                require(follows, at, basis.key() + " must begin on the day after " + before.key(), problems);
            }
            before = basis;
        }
        require(before != null && before.validTo() == null, "legalBases", "the last one must have no end", problems);
    }

    private static boolean inCity(@Nullable String code, int digits, ProfileFile file) {
        return matches(code, "\\d{" + digits + "}")
                && file.code() != null
                && code.startsWith(file.code().substring(0, 4));
    }

    private static void check(@Nullable Bilingual text, String field, List<String> problems) {
        require(text != null && present(text.zh()) && present(text.en()), field, "needs zh and en", problems);
    }

    private static boolean missing(@Nullable List<?> list, String field, List<String> problems) {
        boolean missing = list == null || list.isEmpty();
        require(!missing, field, "is missing", problems);
        return missing;
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static boolean matches(@Nullable String text, String pattern) {
        return text != null && text.matches(pattern);
    }

    private static void require(boolean right, String field, String problem, List<String> problems) {
        if (!right) {
            problems.add(field + " " + problem);
        }
    }
}
