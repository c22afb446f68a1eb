package org.keqiao.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.organization.CityProfiles;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.subsidy.SubsidyItems;

/** What each of the five cities begins with: the items of its papers, each of which answers whoever calculates (domain 7.1). */
class CityItemsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "suizhou, SZ_CONVERSION_CITY SZ_CONVERSION_COUNTY SZ_INDUSTRIALIZATION SZ_HIGH_TECH_REWARD",
        "quanzhou, QZ_TRADE_REWARD QZ_VOUCHER QZ_VOUCHER_2023 QZ_CHALLENGE QZ_CHALLENGE_CONV_2023 QZ_INCOME_SHARE"
                + " QZ_STATION QZ_TRANSFER_AGENCY QZ_BROKER_HIRE",
        "luzhou, LZ_TRADE_REWARD LZ_CHALLENGE LZ_POST_SUBSIDY LZ_COMMISSIONER LZ_RIGHTS_SHARE",
        "handan, HD_TITLE HD_TRADE_FUND HD_BUYER_SUBSIDY",
        "huaibei, HB_VOUCHER HB_CHALLENGE"
    })
    void aCityOffersTheItemsOfItsPapersAndEachAnswers(String city, String keys) {
        assertThat(new CityProfiles(city).current().key()).isEqualTo(city);
        assertThat(ShippedTables.of(city)).extracting(NewPolicy::key).containsExactlyInAnyOrder(keys.split(" "));
        for (String key : keys.split(" ")) {
            AskedTable table = new AskedTable(
                    key,
                    new Bilingual(key, key),
                    1,
                    TableEngine.of(ShippedTables.files(city, key).dmn()));
            assertThat(asked(table)).as(key).isIn("answers", "POLICY_INPUT_NEEDED");
            assertThat(TableTests.read(key, ShippedTables.files(city, key).tests())
                            .orElseThrow()
                            .run(TableEngine.of(ShippedTables.files(city, key).dmn())))
                    .as(key)
                    .isNotEmpty()
                    .allMatch(TableTests.Result::passes);
        }
    }

    /** What each city's form offers, and what a claim on it rests on; a county's supplement comes by itself. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "suizhou, SZ_CONVERSION_CITY=CONTRACT SZ_INDUSTRIALIZATION=CONTRACT SZ_HIGH_TECH_REWARD=PROJECT",
        "quanzhou, QZ_TRADE_REWARD=CONTRACT QZ_VOUCHER=CONTRACT QZ_VOUCHER_2023=CONTRACT QZ_TRANSFER_AGENCY=CONTRACT"
                + " QZ_BROKER_HIRE=PERSON QZ_CHALLENGE=PROJECT QZ_CHALLENGE_CONV_2023=PROJECT QZ_STATION=PROJECT",
        "luzhou, LZ_TRADE_REWARD=CONTRACT LZ_CHALLENGE=PROJECT LZ_POST_SUBSIDY=PROJECT LZ_COMMISSIONER=PROJECT",
        "handan, HD_TRADE_FUND=PROJECT HD_BUYER_SUBSIDY=PROJECT",
        "huaibei, HB_VOUCHER=CONTRACT HB_CHALLENGE=PROJECT"
    })
    void aCityTakesApplicationsForItsItems(String city, String expected) {
        assertThat(ShippedTables.of(city).stream()
                        .flatMap(policy -> SubsidyItems.basis(
                                policy.mode(),
                                policy.share(),
                                new AskedTable(
                                                policy.key(),
                                                new Bilingual(policy.key(), policy.key()),
                                                1,
                                                TableEngine.of(ShippedTables.files(city, policy.key())
                                                        .dmn()))
                                        .shape())
                                .map(basis -> policy.key() + "=" + basis)
                                .stream()))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    /** What the examples ask for, their city gives as it ships, to its demonstration's own enterprise. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "suizhou, subsidy-application, 421321, , 600000.00, 120000.00",
        "quanzhou, subsidy-broker-hire, 350582, INTERMEDIATE, 0.00, 5000.00",
        "quanzhou, subsidy-project, 350582, , 250000000.00, 140000.00"
    })
    void anExampleIsAboutWhatItsCityGives(
            String city, String example, String county, String level, Money base, Money gives) throws IOException {
        JsonNode answers = JSON.readTree(
                        Path.of("docs", "examples", example + ".json").toFile())
                .path("answers");
        String item = answers.path("policyItem").asText();
        JsonNode enterprise = JSON.readTree(Path.of("db", "demo", "people.json").toFile())
                .path("organisations")
                .path(city)
                .path(0);
        assertThat(answers.path("account").path("name")).isEqualTo(enterprise.path("name"));
        assertThat(enterprise.path("county").asText()).isEqualTo(county);
        PolicyInputs inputs =
                PolicyInputs.NONE.county(county).level(level).buyerInCity(true).yearAmount(base);
        AskedTable table = new AskedTable(
                item,
                new Bilingual(item, item),
                1,
                TableEngine.of(ShippedTables.files(city, item).dmn()));
        assertThat(Award.of(AwardTerms.of(PolicyTerms.of(table.ask(DAY, inputs))), base, Award.Beside.UNKNOWN)
                        .net())
                .isEqualTo(gives);
    }

    /** Domain 7.5: of two items of the city on one contract the higher counts, whichever is claimed first; a county's adds to it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"suizhou", "quanzhou", "luzhou", "handan", "huaibei"})
    void noItemOfACityAddsToAnother(String city) {
        assertThat(ShippedTables.of(city).stream()
                        .filter(policy -> policy.share() == PolicyItem.Share.CITY)
                        .map(NewPolicy::key)
                        .filter(key -> {
                            String dmn = ShippedTables.files(city, key).dmn();
                            return dmn.contains("\"ADDITIVE\"") || dmn.contains("\"MATCHING\"");
                        }))
                .isEmpty();
    }

    /** What a calculator without any input says: it answers, or asks for what makes the difference. */
    private static String asked(AskedTable table) {
        try {
            return table.assume(DAY, PolicyInputs.NONE) == null ? "nothing" : "answers";
        } catch (Refusal more) {
            return more.code();
        }
    }
}
