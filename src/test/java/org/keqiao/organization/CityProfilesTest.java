package org.keqiao.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.shared.Money;

class CityProfilesTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "quanzhou, 350500, 12, 350582, 泉科",
        "suizhou, 421300, 5, 421321, 随科",
        "luzhou, 510500, 7, 510502, 泸科",
        "handan, 130400, 20, 130402, 邯科",
        "huaibei, 340600, 4, 340602, 淮科"
    })
    void shipsFiveCities(String key, String code, int counties, String enterprisesCounty, String prefix) {
        CityProfiles city = new CityProfiles(key);

        assertThat(city.current().code()).isEqualTo(code);
        assertThat(city.current().counties()).hasSize(counties);
        assertThat(city.station(enterprisesCounty))
                .contains(city.current().stations().get(0));
        assertThat(city.bureauOn(LocalDate.of(2026, 11, 21)).documentPrefix()).isEqualTo(prefix);
        assertThat(city.current().counties())
                .allSatisfy(county -> assertThat(city.station(county.code())).isPresent());
    }

    @Test
    void namesStationsForRegistrationNumbers() {
        CityProfiles city = new CityProfiles("quanzhou");

        assertThat(city.station("350582").orElseThrow().numberPart()).isEqualTo("350501");
        assertThat(city.stationByCode("35050002").orElseThrow().name().zh()).startsWith("南安市");
        assertThat(city.station("421321")).isEmpty();
        assertThat(city.officeName("350582", Locale.ENGLISH)).isEqualTo("Jinjiang City");
        assertThat(city.officeName("350500", Locale.CHINA)).isEqualTo("泉州市");
        assertThat(city.officeName("999999", Locale.CHINA)).isEqualTo("999999");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-05-10, NAT_2000",
        "2022-09-30, NAT_2000",
        "2022-10-01, GUIDE_2022",
        "2026-01-22, GUIDE_2022",
        "2026-01-23, NAT_2026",
        "2030-01-01, NAT_2026"
    })
    void choosesTheLawByTheDayOfAcceptance(LocalDate accepted, String key) {
        assertThat(new CityProfiles("quanzhou").legalBasisOn(accepted).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "NAT_2026, 4999999.99, false",
        "NAT_2026, 5000000.00, true",
        "GUIDE_2022, 50000000.00, false",
        "NAT_2000, 50000000.00, false"
    })
    void knowsFromWhichAmountTheHeadSigns(String key, String technicalAmount, boolean large) {
        LegalBasis basis = new CityProfiles("quanzhou").legalBasis(key).orElseThrow();
        assertThat(basis.isLarge(Money.of(technicalAmount))).isEqualTo(large);
    }

    @Test
    void neverCitesWhatIsNotVerified() {
        CityProfiles city = new CityProfiles("quanzhou");

        assertThat(city.legalBasis("NAT_2026").orElseThrow().citationFor(Locale.CHINA))
                .isEmpty();
        assertThat(city.legalBasis("NAT_2000")
                        .orElseThrow()
                        .citationFor(Locale.CHINA)
                        .orElseThrow())
                .contains("063号");
        assertThat(city.legalBasis("DRAFT_2024")).isEmpty();
    }

    @Test
    void knowsTheBureauByTheNameOfTheDay() {
        CityProfiles luzhou = new CityProfiles("luzhou");

        assertThat(luzhou.bureauOn(LocalDate.of(2023, 6, 1)).sealName()).isEqualTo("泸州市科学技术和人才工作局");
        assertThat(luzhou.bureauOn(LocalDate.of(2024, 7, 29)).sealName()).isEqualTo("泸州市科学技术局");
        assertThatThrownBy(() -> luzhou.bureauOn(LocalDate.of(1999, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnUnknownCity() {
        assertThatThrownBy(() -> new CityProfiles("atlantis"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("atlantis")
                .hasMessageContaining("db/cities/atlantis.json");
    }

    @Test
    void takesAProfileOfOnesOwn() throws IOException {
        assertThat(new CityProfiles(changed("\"泉州市\"", "\"刺桐市\""))
                        .current()
                        .name()
                        .zh())
                .isEqualTo("刺桐市");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"code\": \"350500\" | \"code\": \"3505\" | code must be the six digits",
                "\"code\": \"350503\" | \"code\": \"350502\" | counties[1].code is there twice",
                "\"code\": \"350503\" | \"code\": \"350603\" | counties[1].code must be six digits within the city",
                "\"350583\"] | \"350582\"] | stations[1].counties 350582 is served by another station",
                "\"350583\"] | ] | none serves 350583",
                "\"sealName\": \"泉州市科学技术局\" | \"sealName\": \"\" | bureaus[0].sealName is missing",
                "\"GUIDE_2022\", | '' | legalBases[1] NAT_2026 must begin on the day after NAT_2000",
                "\"GUIDE_2022\" | \"DRAFT_2024\" | DRAFT_2024 is not in",
                "\"counties\" | \"countries\" | countries"
            })
    void saysWhichFieldOfWhichFileIsWrong(String text, String replacement, String problem) throws IOException {
        String location = changed(text, replacement);

        assertThatThrownBy(() -> new CityProfiles(location))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("city.json")
                .hasMessageContaining(problem);
    }

    private String changed(String text, String replacement) throws IOException {
        String profile = Files.readString(Path.of("db/cities/quanzhou.json"));
        assertThat(profile).contains(text);
        Path file = Files.writeString(
                directory.resolve("city.json"), profile.replaceFirst(java.util.regex.Pattern.quote(text), replacement));
        return "file:" + file;
    }
}
