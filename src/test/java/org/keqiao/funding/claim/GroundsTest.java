package org.keqiao.funding.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Race;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.testing.KeqiaoTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing is paid for twice: neither an invoice, nor a payment, nor a part of a contract. */
@KeqiaoTest
class GroundsTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String GROUP = "TEST_TRADE";
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    @Autowired
    Grounds grounds;

    @Autowired
    ProjectAwards projects;

    @Autowired
    JdbcClient jdbc;

    private TransactionTemplate transaction;

    @BeforeEach
    void transactions(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    @Test
    void letsNobodyElseHaveAnInvoiceThatServesACase() {
        Ground invoice = invoice();
        CaseNumber first = number();
        CaseNumber second = number();
        book(() -> grounds.hold(first, GROUP, List.of(invoice)));

        assertThat(grounds.taken(second, GROUP, List.of(invoice))).containsExactly(invoice);
        assertThat(grounds.taken(first, GROUP, List.of(invoice))).isEmpty();
        assertThat(grounds.taken(second, "TEST_OTHER", List.of(invoice))).isEmpty();
        assertThatThrownBy(() -> book(() -> grounds.hold(second, GROUP, List.of(invoice))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("GROUND_TAKEN"));
        assertThat(grounds.holder(invoice, GROUP)).hasValue(first);
    }

    @Test
    void freesWhatACaseNoLongerClaims() {
        Ground kept = invoice();
        Ground dropped = invoice();
        CaseNumber first = number();
        book(() -> grounds.hold(first, GROUP, List.of(kept, dropped)));
        book(() -> grounds.hold(first, GROUP, List.of(kept)));
        assertThat(grounds.holder(dropped, GROUP)).isEmpty();
        assertThat(grounds.holder(kept, GROUP)).hasValue(first);

        book(() -> grounds.giveUp(first));
        CaseNumber second = number();
        book(() -> grounds.hold(second, GROUP, List.of(kept, dropped)));
        assertThat(grounds.holder(kept, GROUP)).hasValue(second);
    }

    @Test
    void givesAnInvoiceThatSeveralClaimAtOnceToOne() {
        for (int round = 0; round < 10; round++) {
            Ground invoice = invoice();
            List<CaseNumber> cases = List.of(number(), number(), number(), number());
            List<Boolean> won = Race.together(cases.stream()
                    .map(each -> (Supplier<Boolean>) () -> holds(each, invoice))
                    .toList());
            assertThat(won).containsOnlyOnce(true);
            assertThat(grounds.holder(invoice, GROUP)).hasValue(cases.get(won.indexOf(true)));
        }
    }

    @Test
    void givesAPersonThatSeveralClaimAtOnceToOne() {
        for (int round = 0; round < 10; round++) {
            Ground person = Ground.person(UUID.randomUUID());
            List<CaseNumber> cases = List.of(number(), number(), number(), number());
            List<Boolean> won = Race.together(cases.stream()
                    .map(each -> (Supplier<Boolean>) () -> holds(each, person))
                    .toList());
            assertThat(won).containsOnlyOnce(true);
            Ground another = Ground.person(UUID.randomUUID());
            assertThat(grounds.held(List.of(person, another), GROUP)).containsExactly(person);
            assertThat(grounds.held(List.of(person, another), "TEST_OTHER")).isEmpty();
        }
    }

    @Test
    void letsAThingServeOneContractHoweverOftenItIsPaidFor() {
        String patent = "ZL" + UUID.randomUUID();
        CaseNumber first = number();
        CaseNumber second = number();
        CaseNumber third = number();
        book(() -> grounds.hold(first, GROUP, List.of(Ground.object(patent, "C1"))));
        Ground later = Ground.object(patent.toLowerCase(Locale.ROOT), "C1");
        Ground resold = Ground.object(patent, "C2");
        assertThat(grounds.taken(second, GROUP, List.of(later))).isEmpty();
        book(() -> grounds.hold(second, GROUP, List.of(later)));

        assertThat(grounds.taken(third, GROUP, List.of(resold))).containsExactly(resold);
        assertThat(holds(third, resold)).isFalse();
        book(() -> grounds.giveUp(first));
        assertThat(holds(third, resold)).isFalse();
        book(() -> grounds.giveUp(second));
        assertThat(holds(third, resold)).isTrue();
    }

    @Test
    void givesAThingThatSeveralContractsClaimAtOnceToOne() {
        for (int round = 0; round < 10; round++) {
            String patent = "ZL" + UUID.randomUUID();
            List<Supplier<Boolean>> claims = new ArrayList<>();
            for (String contract : List.of("C1", "C2", "C3", "C4")) {
                CaseNumber caseNumber = number();
                claims.add(() -> holds(caseNumber, Ground.object(patent, contract)));
            }
            assertThat(Race.together(claims)).containsOnlyOnce(true);
        }
    }

    @Test
    void tellsPaymentsOfStrangersApart() {
        CaseNumber first = number();
        CaseNumber second = number();
        book(() -> grounds.hold(first, GROUP, List.of(Ground.payment("C1", "00012345", 0))));
        assertThat(holds(second, Ground.payment("C2", "00012345", 0))).isTrue();
        assertThat(holds(number(), Ground.payment("C1", " 00012345", 0))).isFalse();
    }

    @Test
    void knowsARecognitionHoweverItsPaperIsTyped() {
        Ground project = Ground.project("泉科〔2026〕18号", "《高性能聚烯烃》关键技术“揭榜挂帅”项目");
        assertThat(Ground.project("泉科[2026]１８号", "高性能聚烯烃 关键技术揭榜挂帅项目")).isEqualTo(project);
        assertThat(Ground.project("泉科【2026】18号", "〈高性能聚烯烃〉关键技术\"揭榜挂帅\"项目")).isEqualTo(project);
        assertThat(Ground.project("泉科〔2026〕19号", "高性能聚烯烃关键技术揭榜挂帅项目")).isNotEqualTo(project);
        assertThat(Ground.project("泉科〔2026〕18号", "另一个项目")).isNotEqualTo(project);
    }

    /** ﷺ is written out as eighteen letters. */
    @Test
    void holdsWhatIsLongerThanItWasTyped() {
        Ground odd = Ground.project("泉科〔2026〕18号", "ﷺ".repeat(100) + UUID.randomUUID());
        assertThat(holds(number(), odd)).isTrue();
        assertThat(holds(number(), odd)).isFalse();
    }

    @Test
    void countsNoMoreOfAContractThanThereIs() {
        String contract = "C" + UUID.randomUUID();
        Money whole = Money.of("1000");
        CaseNumber first = number();
        CaseNumber second = number();
        book(() -> grounds.count(first, count(contract, whole, Money.of("700"))));
        assertThat(grounds.countedByOthers(second, contract, GROUP)).isEqualTo(Money.of("700"));
        assertThat(grounds.countedByOthers(first, contract, GROUP)).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> book(() -> grounds.count(second, count(contract, whole, Money.of("300.01")))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("CONTRACT_COUNTED"));
        book(() -> grounds.count(second, count(contract, whole, Money.of("300"))));
        book(() -> grounds.count(first, count(contract, whole, Money.of("600"))));
        assertThat(counted(contract)).isEqualTo("900.00");

        book(() -> grounds.giveUp(second));
        assertThat(counted(contract)).isEqualTo("600.00");
        assertThat(grounds.countedByOthers(first, contract, "TEST_OTHER")).isEqualTo(Money.ZERO);
    }

    @Test
    void keepsWhatWasCountedWhenACertificateIsReduced() {
        String contract = "C" + UUID.randomUUID();
        CaseNumber first = number();
        book(() -> grounds.count(first, count(contract, Money.of("1000"), Money.of("700"))));
        assertThatThrownBy(
                        () -> book(() -> grounds.count(number(), count(contract, Money.of("500"), Money.of("0.01")))))
                .isInstanceOf(Refusal.class);
        assertThat(counted(contract)).isEqualTo("700.00");
    }

    private boolean holds(CaseNumber caseNumber, Ground ground) {
        try {
            book(() -> grounds.hold(caseNumber, GROUP, List.of(ground)));
            return true;
        } catch (Refusal taken) {
            assertThat(taken.code()).isEqualTo("GROUND_TAKEN");
            return false;
        }
    }

    @Test
    void tellsWhatOtherItemsGiveForAContract() {
        String contract = "C" + UUID.randomUUID();
        CaseNumber first = number();
        CaseNumber second = number();
        book(() -> grounds.count(first, count(contract, Money.of("1000"), Money.of("700"))));
        assertThat(grounds.awardedByOtherItems(second, contract, "TEST_OTHER")).isEqualTo(Money.of("70"));
        assertThat(grounds.awardedByOtherItems(second, contract, GROUP)).isEqualTo(Money.ZERO);
        assertThat(grounds.awardedByOtherItems(first, contract, "TEST_OTHER")).isEqualTo(Money.ZERO);
        book(() -> grounds.giveUp(first));
        assertThat(grounds.awardedByOtherItems(second, contract, "TEST_OTHER")).isEqualTo(Money.ZERO);
    }

    /** A cut is shared by the contracts of a case, to the fen, and what a county adds is counted apart. */
    @Test
    void countsNoMoreThanWasGiven() {
        String one = "C1" + UUID.randomUUID();
        String other = "C2" + UUID.randomUUID();
        CaseNumber first = number();
        for (String contract : List.of(one, other)) {
            book(() -> grounds.count(first, count(contract, Money.of("1000"), Money.of("700"))));
            book(() -> projects.count(first, new ProjectAwards.Part(contract, null, "CITY", null, Money.of("60"))));
            book(() -> projects.count(first, new ProjectAwards.Part(contract, null, "COUNTY", null, Money.of("10"))));
        }
        book(() -> projects.lower(first, "CITY", Money.of("200")));
        assertThat(given(one, "CITY")).isEqualTo("60.00");
        book(() -> projects.lower(first, "CITY", Money.of("99.99")));
        assertThat(List.of(given(one, "CITY"), given(other, "CITY"))).containsExactly("49.99", "50.00");
        assertThat(grounds.awardedByOtherItems(number(), one, "TEST_OTHER")).isEqualTo(Money.of("59.99"));
        book(() -> projects.lowerAdded(first, "CITY", Money.ZERO));
        assertThat(List.of(given(one, "COUNTY"), given(other, "CITY"))).containsExactly("0.00", "50.00");
        assertThat(grounds.awardedByOtherItems(number(), other, "TEST_OTHER")).isEqualTo(Money.of("50"));
    }

    /** What is given for several contracts of one project is given for the project. */
    @Test
    void aContractCountsForTheProjectThatItServes() {
        String one = "C1" + UUID.randomUUID();
        String other = "C2" + UUID.randomUUID();
        String project = UUID.randomUUID().toString();
        CaseNumber first = number();
        CaseNumber second = number();
        Money cap = Money.of("100");
        book(() -> projects.count(first, new ProjectAwards.Part(one, project, "CITY", cap, Money.of("60"))));
        assertThat(projects.ofOthers(second, project, "CITY")).isEqualTo(Money.of("60"));
        assertThat(projects.ofOthers(second, other, "CITY")).isEqualTo(Money.ZERO);
        assertThatThrownBy(() -> book(() ->
                        projects.count(second, new ProjectAwards.Part(other, project, "CITY", cap, Money.of("40.01")))))
                .isInstanceOf(Refusal.class);
        book(() -> projects.count(second, new ProjectAwards.Part(other, project, "CITY", cap, Money.of("40"))));
        book(() -> projects.lower(second, "CITY", Money.of("30")));
        assertThat(List.of(given(other, "CITY"), given(project, "CITY"))).containsExactly("30.00", "90.00");
        // Its name was corrected.
        String renamed = UUID.randomUUID().toString();
        book(() -> projects.count(second, new ProjectAwards.Part(other, renamed, "CITY", cap, Money.of("70"))));
        assertThat(List.of(given(project, "CITY"), given(renamed, "CITY"))).containsExactly("60.00", "70.00");
        book(() -> grounds.giveUp(second));
        assertThat(given(renamed, "CITY")).isEqualTo("0.00");
    }

    private String given(String contract, String item) {
        return jdbc.sql("select given::text from project_cap where registration_number = ? and item = ?")
                .params(contract, item)
                .query(String.class)
                .single();
    }

    private static Grounds.Count count(String contract, Money countable, Money amount) {
        return new Grounds.Count(contract, GROUP, countable, amount, amount, amount.times(TENTH, RoundingMode.HALF_UP));
    }

    private String counted(String contract) {
        return jdbc.sql("select counted::text from counted_contract where registration_number = ?")
                .params(contract)
                .query(String.class)
                .single();
    }

    private void book(Runnable booking) {
        transaction.executeWithoutResult(status -> booking.run());
    }

    private static Ground invoice() {
        String number = String.format("%020d", Math.abs(UUID.randomUUID().getMostSignificantBits()));
        return Ground.invoice(InvoiceKey.of(null, number).orElseThrow(), 0);
    }

    private static CaseNumber number() {
        return new CaseNumber("JZBT-429901-2026-%06d".formatted(NUMBERS.incrementAndGet()));
    }
}
