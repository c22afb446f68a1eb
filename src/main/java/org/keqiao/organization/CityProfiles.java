package org.keqiao.organization;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The city that this installation works for. */
@Component
public class CityProfiles {

    private final CityProfile current;

    /**
     * @param city key of a shipped profile, or the location of a profile of one's own, {@code file:/etc/keqiao/city.json}
     * @throws IllegalStateException naming file and field when the profile is not right
     */
    @Autowired
    public CityProfiles(@Value("${keqiao.city:quanzhou}") String city) {
        this.current = new CityProfileReader().read(city);
    }

    public CityProfile current() {
        return current;
    }

    /** The station that serves a county unit; empty for a county of another city. */
    public Optional<Station> station(String county) {
        return current.stations().stream()
                .filter(station -> station.counties().contains(county))
                .findFirst();
    }

    public Optional<Station> stationByCode(String code) {
        return current.stations().stream()
                .filter(station -> station.code().equals(code))
                .findFirst();
    }

    public Optional<CountyUnit> county(String code) {
        return current.counties().stream()
                .filter(county -> county.code().equals(code))
                .findFirst();
    }

    /** The bureau of a day, as it issues letters. */
    public Issuer bureauAsIssuer(LocalDate day) {
        Bureau bureau = bureauOn(day);
        return new Issuer(
                bureau.name().zh(),
                bureau.sealName(),
                bureau.documentPrefix(),
                current.government().zh());
    }

    /**
     * The department of a county, as it issues letters. Where the profile does not name it, it is called after its county;
     * over a functional zone's stands the government that set the zone up. Empty for a county of another city.
     */
    public Optional<Issuer> departmentAsIssuer(String county) {
        return county(county).map(unit -> {
            String name = unit.name().zh();
            String department = unit.department() == null
                    ? name + "科技主管部门"
                    : unit.department().zh();
            String prefix = unit.documentPrefix() == null
                    ? name.replaceFirst("(?<=..)[市县区]$", "") + "科"
                    : unit.documentPrefix();
            String government = unit.zone() ? current.government().zh() : name + "人民政府";
            return new Issuer(department, department, prefix, government);
        });
    }

    /** Name of a station, a county unit or the city by its code; the code itself when it is none of ours. */
    public String officeName(String code, Locale locale) {
        return stationByCode(code)
                .map(Station::name)
                .or(() -> county(code).map(CountyUnit::name))
                .or(() -> code.equals(current.code()) ? Optional.of(current.name()) : Optional.empty())
                .map(name -> name.in(locale))
                .orElse(code);
    }

    /**
     * The rules for cases accepted on a day.
     *
     * @throws IllegalArgumentException before the first of them
     */
    public LegalBasis legalBasisOn(LocalDate acceptance) {
        return current.legalBases().stream()
                .filter(basis -> basis.appliesOn(acceptance))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no legal basis on " + acceptance));
    }

    public Optional<LegalBasis> legalBasis(String key) {
        return current.legalBases().stream()
                .filter(basis -> basis.key().equals(key))
                .findFirst();
    }

    /**
     * The bureau as it was called on a day.
     *
     * @throws IllegalArgumentException before the first name
     */
    public Bureau bureauOn(LocalDate day) {
        return current.bureaus().stream()
                .filter(bureau -> !bureau.validFrom().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("no bureau on " + day));
    }
}
