package org.keqiao.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/** Companies are letters; a small one is the daughter of the capital one. */
class ResaleTest {

    private static CertifiedContract contract(String deal, String category) {
        return contract(deal, category, party(deal.charAt(2)));
    }

    private static CertifiedContract contract(String deal, String category, Party buyer) {
        return contract(deal, category, buyer, LocalDate.of(2026, 11, 2));
    }

    private static CertifiedContract on(String deal, LocalDate registered) {
        return contract(deal, "LICENSE", party(deal.charAt(2)), registered);
    }

    private static CertifiedContract contract(String deal, String category, Party buyer, LocalDate registered) {
        return new CertifiedContract(
                deal,
                false,
                "耐候型材料",
                category,
                Money.of("100.00"),
                Money.of("100.00"),
                false,
                party(deal.charAt(0)),
                List.of(buyer),
                registered,
                registered,
                Certificate.State.VALID);
    }

    private static Party party(char letter) {
        return new Party("公司" + letter, String.valueOf(letter));
    }

    private static boolean isDaughter(Party one, Party other) {
        return one.uscc().equalsIgnoreCase(other.uscc());
    }

    @ParameterizedTest(name = "{0} beside {1} {2}: {3}")
    @CsvSource({
        "A-B, B-C, LICENSE, HANDED_ON",
        "B-C, A-B, LICENSE, HANDED_ON",
        "A-a, a-C, LICENSE, RESOLD",
        "A-B, B-b, ASSIGNMENT, RESOLD",
        "A-B, B-a, LICENSE, RESOLD",
        "A-B, b-C, LICENSE, RESOLD",
        "A-B, B-A, LICENSE, SPLIT",
        "A-B, B-A, DEVELOPMENT, HANDED_ON",
        "A-B, A-B, LICENSE, SPLIT",
        "A-B, A-B, DEVELOPMENT, REPEATED",
        "A-b, A-B, DEVELOPMENT, SPLIT",
        "A-B, A-b, LICENSE, SPLIT",
        "A-B, a-B, LICENSE, SPLIT",
        "A-B, A-C, LICENSE,",
        "A-a, A-C, LICENSE,",
        "A-B, C-D, ASSIGNMENT,",
        "A-B, A-C, ASSIGNMENT, TRANSFERRED_TWICE",
    })
    void tellsByThePartiesWhetherARightIsHandedOn(
            String one, String other, String category, @Nullable Resale expected) {
        assertThat(Resale.between(contract(one, category), contract(other, "LICENSE"), ResaleTest::isDaughter)
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void isNoPartOfADealAYearAgo() {
        CertifiedContract before = contract("A-B", "LICENSE");
        LocalDate last = before.registeredOn().plusYears(1);
        assertThat(Resale.between(before, on("A-B", last), ResaleTest::isDaughter))
                .hasValue(Resale.SPLIT);
        CertifiedContract later = on("A-B", last.plusDays(1));
        assertThat(Resale.between(before, later, ResaleTest::isDaughter)).hasValue(Resale.REPEATED);
        assertThat(Resale.between(later, before, ResaleTest::isDaughter)).hasValue(Resale.REPEATED);
        assertThat(Resale.between(before, on("A-b", last.plusDays(1)), ResaleTest::isDaughter))
                .hasValue(Resale.SPLIT);
    }

    @Test
    void goesByTheNameWhereThereIsNoCode() {
        Party unknown = new Party("公司B", null);
        assertThat(Resale.between(contract("A-B", "LICENSE"), contract("A-B", "LICENSE", unknown), (a, b) -> false))
                .hasValue(Resale.SPLIT);
    }
}
