package org.keqiao.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keqiao.funding.award.Award;
import org.keqiao.funding.award.AwardStep.Rule;
import org.keqiao.funding.award.AwardTerms;
import org.keqiao.funding.award.StepWords;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.policy.PolicyCap.Per;
import org.keqiao.policy.table.EmptyTable;
import org.keqiao.policy.table.NewPolicy;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.policy.table.PolicyRow;
import org.keqiao.policy.table.PolicySheet;
import org.keqiao.process.table.DecisionTable;
import org.keqiao.process.table.TableEngine;
import org.keqiao.process.table.TableTests;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;

/** The tables that come with a city say what its papers say, and nothing that they leave open. */
class ShippedPoliciesTest {

    private static final LocalDate ANY_DAY = LocalDate.of(2026, 6, 30);

    private static AskedTable table(String city, String key) {
        return new AskedTable(
                key,
                new Bilingual(key, key),
                1,
                TableEngine.of(ShippedTables.files(city, key).dmn()));
    }

    private static PolicyTerms terms(String city, String key, PolicyInputs inputs) {
        return PolicyTerms.of(table(city, key).ask(ANY_DAY, inputs));
    }

    private static Money yuan(String amount) {
        return Money.of(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"421303", "421321", "421381", "421391"})
    void suizhouPaysAFifthOfWhatWasPaidForTheTechnique(String county) {
        PolicyTerms terms = terms(
                "suizhou",
                "SZ_CONVERSION_CITY",
                PolicyInputs.NONE.county(county).buyerInCity(true));
        assertThat(terms.gross(yuan("1234567.89"))).isEqualTo(yuan("246913.58"));
        assertThat(terms.measure()).isEqualTo(PolicyMeasure.PAID_TECHNICAL);
        // The source names no cap: the bureau adds the columns once it sets one.
        assertThat(terms.caps()).isEmpty();
        assertThat(terms.answer().defaults()).containsExactlyInAnyOrder("measure", "publicityDays", "auditThreshold");
        assertThat(terms.answer().notSet()).isEmpty();
        assertThat(terms.answer().validityUnverified()).isTrue();
    }

    /** What the product suggests stands back behind flow and routing table; what the bureau has set goes before them. */
    @Test
    void aSuggestionNeverGoesBeforeWhatTheFlowSays() {
        ItemProcedure shipped = procedure("measure,publicityDays,auditThreshold");
        assertThat(shipped.auditThreshold("ITEM", ANY_DAY, "421303")).isEmpty();
        assertThat(shipped.publicityDays("ITEM", ANY_DAY, "421303", 7)).hasValue(7);
        assertThat(shipped.publicityDays("ITEM", ANY_DAY, "421303", null)).hasValue(5);

        ItemProcedure set = procedure("measure");
        assertThat(set.auditThreshold("ITEM", ANY_DAY, "421303")).contains(yuan("500000.00"));
        assertThat(set.publicityDays("ITEM", ANY_DAY, "421303", 7)).hasValue(5);
    }

    /** @param suggested results that no document states */
    private static ItemProcedure procedure(String suggested) {
        AskedTable table = new AskedTable(
                "ITEM",
                new Bilingual("项目", "Item"),
                1,
                TableEngine.of(ShippedTables.files("suizhou", "SZ_CONVERSION_CITY")
                        .dmn()
                        .replace("measure,publicityDays,auditThreshold", suggested)));
        Policies policies = mock(Policies.class);
        when(policies.said(any(), any(), any(), any()))
                .thenAnswer(call -> table.said(call.getArgument(1), call.getArgument(2), call.getArgument(3)));
        return new ItemProcedure(policies);
    }

    /** D-01, with what the city pays above. */
    @ParameterizedTest
    @ValueSource(strings = {"421321", "421381", "421303"})
    void itsCountiesAddATenth(String county) {
        assertThat(terms(
                                "suizhou",
                                "SZ_CONVERSION_COUNTY",
                                PolicyInputs.NONE.county(county).buyerInCity(true))
                        .gross(yuan("1234567.89")))
                .isEqualTo(yuan("123456.79"));
    }

    @Test
    void whetherTheZonesAddIsTheBureausToSay() {
        assertThat(code(
                        "suizhou",
                        "SZ_CONVERSION_COUNTY",
                        PolicyInputs.NONE.county("421391").buyerInCity(true)))
                .isEqualTo("POLICY_NO_ROW");
        assertThat(code(
                        "suizhou",
                        "SZ_CONVERSION_CITY",
                        PolicyInputs.NONE.county("420100").buyerInCity(true)))
                .isEqualTo("POLICY_NO_ROW");
    }

    /** It is given for what was converted here: the contract's buyer is of the city. */
    @Test
    void nothingForWhatSomebodyElsewhereBought() {
        assertThat(code(
                        "suizhou",
                        "SZ_CONVERSION_CITY",
                        PolicyInputs.NONE.county("421303").buyerInCity(false)))
                .isEqualTo("POLICY_NO_ROW");
        assertThat(code(
                        "suizhou",
                        "SZ_CONVERSION_COUNTY",
                        PolicyInputs.NONE.county("421303").buyerInCity(false)))
                .isEqualTo("POLICY_NO_ROW");
    }

    private static String code(String city, String key, PolicyInputs inputs) {
        return catchThrowableOfType(Refusal.class, () -> terms(city, key, inputs))
                .code();
    }

    @Test
    void fiveIndustrialisedProjectsAYear() {
        PolicyTerms fifth = terms("suizhou", "SZ_INDUSTRIALIZATION", PolicyInputs.NONE.rank(5));
        assertThat(fifth.gross(Money.ZERO)).isEqualTo(yuan("500000.00"));
        assertThat(fifth.quota()).isEqualTo(5);
        assertThat(fifth.caps()).containsExactly(new PolicyCap(yuan("2500000.00"), Per.ITEM_YEAR));
        assertThat(code("suizhou", "SZ_INDUSTRIALIZATION", PolicyInputs.NONE.rank(6)))
                .isEqualTo("POLICY_NO_ROW");
    }

    @ParameterizedTest
    @CsvSource({
        "quanzhou,QZ_TRADE_REWARD,SOLD,3000000,FIRM_YEAR",
        "quanzhou,QZ_TRADE_REWARD,BOUGHT_IN,3000000,FIRM_YEAR",
        "quanzhou,QZ_VOUCHER,,500000,FIRM_YEAR",
        "quanzhou,QZ_VOUCHER_2023,,3000000,FIRM_YEAR",
        "quanzhou,QZ_CHALLENGE,,2000000,PROJECT",
        "quanzhou,QZ_CHALLENGE_CONV_2023,,3000000,PROJECT",
        "luzhou,LZ_TRADE_REWARD,,1000000,FIRM_YEAR",
        "luzhou,LZ_POST_SUBSIDY,,5000000,PROJECT",
        "handan,HD_TRADE_FUND,,,DEAL",
        "handan,HD_BUYER_SUBSIDY,,,",
        "huaibei,HB_VOUCHER,,,FIRM_YEAR",
        "huaibei,HB_CHALLENGE,,,PROJECT"
    })
    void atMost(String city, String key, String kind, BigDecimal limit, Per per) {
        PolicyTerms terms = terms(city, key, PolicyInputs.NONE.kind(kind).buyerInCity(true));
        assertThat(terms.caps()).containsExactly(new PolicyCap(limit == null ? null : Money.of(limit), per));
    }

    @ParameterizedTest
    @CsvSource({
        "quanzhou,QZ_TRADE_REWARD,SOLD",
        "quanzhou,QZ_VOUCHER_2023,",
        "quanzhou,QZ_CHALLENGE,",
        "luzhou,LZ_TRADE_REWARD,",
        "luzhou,LZ_POST_SUBSIDY,",
        "handan,HD_TRADE_FUND,",
        "huaibei,HB_VOUCHER,",
        "suizhou,SZ_HIGH_TECH_REWARD,"
    })
    void aRateThatNoPaperStatesGivesNothing(String city, String key, String kind) {
        PolicyTerms terms = terms(city, key, PolicyInputs.NONE.kind(kind).buyerInCity(true));
        assertThat(catchThrowableOfType(Refusal.class, () -> terms.gross(yuan("100.00")))
                        .code())
                .isEqualTo("POLICY_NOT_SET");
        assertThat(catchThrowableOfType(Refusal.class, () -> terms.gross(Money.ZERO))
                        .code())
                .isEqualTo("POLICY_NOT_SET");
    }

    @Test
    void luzhouPaysThirtyPercentOfTheContractToWhoeverTookTheChallenge() {
        PolicyTerms terms = terms("luzhou", "LZ_CHALLENGE", PolicyInputs.NONE);
        assertThat(terms.rate()).isEqualByComparingTo("0.30");
        assertThat(terms.measure()).isEqualTo(PolicyMeasure.CONTRACT_AMOUNT);
        assertThat(terms.payee()).isEqualTo("CHALLENGE_TAKER");
        // The source names no cap, so that none is asked for.
        assertThat(terms.caps()).isEmpty();
        assertThat(Award.of(AwardTerms.of(terms), yuan("1000000.00"), Award.Beside.UNKNOWN)
                        .net())
                .isEqualTo(yuan("300000.00"));
    }

    /**
     * A document is cited for what it states: not for the product's own rules, nor for what the table marks as set. Where none ships, the
     * bureau has named one here.
     */
    @ParameterizedTest(name = "{1}, {2}")
    @CsvSource({
        "quanzhou, QZ_VOUCHER_2023, BASE, SET",
        "quanzhou, QZ_VOUCHER_2023, RATE, 泉政办规〔2023〕13号",
        "quanzhou, QZ_VOUCHER_2023, HOLDER_CAP, 泉政办规〔2023〕13号",
        "quanzhou, QZ_VOUCHER_2023, STACKED, SET",
        "quanzhou, QZ_VOUCHER_2023, JOINT_LIMIT, SET",
        "quanzhou, QZ_VOUCHER, RATE, SET",
        "quanzhou, QZ_VOUCHER, HOLDER_CAP, SET",
        "luzhou, LZ_TRADE_REWARD, BASE, SET",
        "luzhou, LZ_TRADE_REWARD, RATE, X〔2026〕1号",
        "luzhou, LZ_TRADE_REWARD, HOLDER_CAP, SET",
        "suizhou, SZ_CONVERSION_COUNTY, RATE, X〔2026〕1号",
        "suizhou, SZ_CONVERSION_COUNTY, JOINT_LIMIT, SET"
    })
    void aStepCitesWhatItsDocumentStates(String city, String key, Rule rule, String ground) {
        AskedTable table = new AskedTable(
                key,
                new Bilingual(key, key),
                1,
                TableEngine.of(ShippedTables.files(city, key)
                        .dmn()
                        .replaceFirst("(_rate\">\\s*<text>)null", "$10.50")
                        .replaceFirst("(_documentNumber\">\\s*<text>)null", "$1\"X〔2026〕1号\"")));
        PolicyTerms terms = PolicyTerms.of(
                table.ask(ANY_DAY, PolicyInputs.NONE.county("421321").buyerInCity(true)));
        Map<Per, Money> used = Map.of(Per.FIRM_YEAR, yuan("300000.00"));
        Award award = Award.of(
                AwardTerms.of(terms), yuan("9000000.00"), new Award.Beside(used, yuan("1000.00"), yuan("2000.00")));
        StepWords words = new StepWords(new Texts(true), Locale.ENGLISH);
        assertThat(award.trace())
                .filteredOn(step -> step.rule() == rule)
                .singleElement()
                .satisfies(step -> {
                    assertThat(words.ground(step, award.set()))
                            .isEqualTo("SET".equals(ground) ? "Set by this bureau" : ground);
                    assertThat(step.clause()).isEqualTo("SET".equals(ground) ? null : ground);
                });
    }

    @Test
    void aCommissionersInstitutionGetsTenThousandAYear() {
        PolicyTerms terms = terms("luzhou", "LZ_COMMISSIONER", PolicyInputs.NONE.grade("QUALIFIED"));
        assertThat(terms.gross(Money.ZERO)).isEqualTo(yuan("10000.00"));
        assertThat(terms.per()).isEqualTo(Per.PERSON_YEAR);
        assertThat(terms.payee()).isEqualTo("INSTITUTION");
        assertThat(code("luzhou", "LZ_COMMISSIONER", PolicyInputs.NONE.grade("UNQUALIFIED")))
                .isEqualTo("POLICY_NO_ROW");
    }

    @ParameterizedTest
    @CsvSource({
        "99999999.99,0.00",
        "100000000.00,50000.00",
        "250000000.00,140000.00",
        "1683333333.33,1000000.00",
        "1683333334.00,1000000.00"
    })
    void aStationByWhatItRegisters(Money registered, Money subsidy) {
        PolicyTerms terms = terms("quanzhou", "QZ_STATION", PolicyInputs.NONE.yearAmount(registered));
        assertThat(capped(terms, registered)).isEqualTo(subsidy);
        assertThat(terms.caps().get(0).per()).isEqualTo(Per.STATION_YEAR);
    }

    private static Money capped(PolicyTerms terms, Money base) {
        return Stream.concat(
                        Stream.of(terms.gross(base)),
                        terms.caps().stream().limit(1).map(PolicyCap::limit))
                .min(Money::compareTo)
                .orElseThrow();
    }

    @Test
    void aTransferAgencysCapsLieInsideEachOther() {
        PolicyTerms terms = terms("quanzhou", "QZ_TRANSFER_AGENCY", PolicyInputs.NONE.dealAmount(yuan("4000000")));
        assertThat(terms.gross(yuan("4000000.00"))).isEqualTo(yuan("120000.00"));
        assertThat(terms.caps())
                .containsExactly(
                        new PolicyCap(yuan("100000.00"), Per.PROJECT),
                        new PolicyCap(yuan("500000.00"), Per.AGENCY_YEAR));
        assertThat(terms.answer().clause().documentNumber()).isEqualTo("泉政办规〔2023〕13号");
    }

    @ParameterizedTest
    @CsvSource({"SENIOR,10000.00", "INTERMEDIATE,5000.00", "JUNIOR,2000.00"})
    void aBrokerByTheLevelOfTheRegisterHalfOfItToThePerson(BrokerLevel level, Money amount) {
        PolicyTerms terms = terms("quanzhou", "QZ_BROKER_HIRE", PolicyInputs.NONE.level(level.name()));
        assertThat(terms.gross(Money.ZERO)).isEqualTo(amount);
        assertThat(terms.answer().number("minShare")).isEqualByComparingTo("0.50");
    }

    @ParameterizedTest
    @CsvSource({"50000000.00,ASSOCIATE_SENIOR", "79999999.99,ASSOCIATE_SENIOR", "80000000.00,SENIOR"})
    void handansTitlesByWhatTheConversionsBroughtIn(Money proceeds, String channel) {
        PolicyTerms terms = terms("handan", "HD_TITLE", PolicyInputs.NONE.base(proceeds));
        assertThat(terms.answer().text("channel")).isEqualTo(channel);
        assertThat(catchThrowableOfType(Refusal.class, () -> terms.gross(proceeds))
                        .code())
                .isEqualTo("POLICY_NO_MONEY");
        assertThat(code("handan", "HD_TITLE", PolicyInputs.NONE.base(yuan("49999999.99"))))
                .isEqualTo("POLICY_NO_ROW");
    }

    @ParameterizedTest
    @CsvSource({
        "quanzhou,QZ_INCOME_SHARE,,0.70",
        "luzhou,LZ_RIGHTS_SHARE,,0.70",
        "national,LAW_REWARD_MIN,LICENSE,0.50",
        "national,LAW_REWARD_MIN,EQUITY,0.50",
        "national,LAW_REWARD_MIN,SELF_USE,0.05"
    })
    void sharesThatAreOnlyChecked(String city, String key, String kind, BigDecimal share) {
        assertThat(table(city, key)
                        .ask(ANY_DAY, PolicyInputs.NONE.kind(kind).buyerInCity(true))
                        .number("minShare"))
                .isEqualByComparingTo(share);
    }

    @Test
    void theLawIsVerifiedWhatTheCitiesGiveIsNot() {
        for (String city : ShippedTables.CITIES) {
            for (NewPolicy shipped : ShippedTables.of(city)) {
                List<PolicyRow> rows = new PolicySheet(DecisionTable.parse(
                                        ShippedTables.files(city, shipped.key()).dmn())
                                .orElseThrow())
                        .rows();
                assertThat(rows)
                        .as(shipped.key())
                        .allMatch(row -> row.validityUnverified() != city.equals(ShippedTables.EVERYWHERE));
            }
        }
    }

    @Test
    void theirTestsPass() {
        for (String city : ShippedTables.CITIES) {
            assertThat(ShippedTables.of(city)).as(city).isNotEmpty();
            for (NewPolicy shipped : ShippedTables.of(city)) {
                PolicyFiles files = ShippedTables.files(city, shipped.key());
                TableTests tests = TableTests.read(shipped.key(), files.tests()).orElseThrow();
                assertThat(tests.rows()).as(shipped.key()).isNotEmpty();
                assertThat(tests.run(TableEngine.of(files.dmn())))
                        .as(shipped.key())
                        .allMatch(TableTests.Result::passes);
            }
        }
    }

    @Test
    void anEmptyTableHasWhatEachMustHave() {
        PolicySheet sheet = new PolicySheet(
                DecisionTable.parse(EmptyTable.of("A_KEY", new Bilingual("名称 <甲> & “乙”", "A name <a> & “b”")))
                        .orElseThrow());
        assertThat(sheet.table().name()).isEqualTo("名称 <甲> & “乙”");
        assertThat(sheet.days()).isPresent();
        assertThat(sheet.hasClause()).isTrue();
    }
}
