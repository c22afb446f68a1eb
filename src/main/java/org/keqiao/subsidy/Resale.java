package org.keqiao.subsidy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.TextKey;

/** What two contracts about one right are to each other, by their parties (domain 7.5: A→B→C). */
enum Resale {
    /** Who bought by the one, or somebody of its group, sells by the other, and some of the parties belong together. */
    RESOLD,
    /** The same seller and the same buyer twice within a year, in whatever direction, or companies of their groups. */
    SPLIT,
    /** Who bought by the one sells by the other to a stranger: 转让、许可 between firms that have nothing to do with each other. */
    HANDED_ON,
    /** The same strangers once more, by a contract of another kind or long after. */
    REPEATED,
    /** One seller and several buyers, although one of the contracts transfers the right itself. */
    TRANSFERRED_TWICE;

    private static final String ASSIGNMENT = "ASSIGNMENT";

    /** Whether two such contracts are one technique (domain 7.5); the others somebody is to look at. */
    boolean isRefused() {
        return this == RESOLD || this == SPLIT;
    }

    TextKey text() {
        return new TextKey("subsidy.resale." + name());
    }

    /**
     * Empty for two deals that have nothing to do with each other, such as licences of one seller to strangers.
     *
     * @param together whether two parties that are not the same belong together
     */
    static Optional<Resale> between(
            CertifiedContract one, CertifiedContract other, BiPredicate<Party, Party> together) {
        BiPredicate<Party, Party> near = (a, b) -> isSame(a, b) || together.test(a, b);
        boolean sameSeller = isSame(one.seller(), other.seller());
        // Whoever licenses to its own daughter, and to a stranger as well, hands nothing on.
        if (!sameSeller && (sellsWhatItBought(one, other, near) || sellsWhatItBought(other, one, near))) {
            if (isAmongRelated(one, other, together)) {
                return Optional.of(RESOLD);
            }
            boolean back = sellsWhatItBought(one, other, near) && sellsWhatItBought(other, one, near);
            return Optional.of(back && isSoonAgain(one, other) ? SPLIT : HANDED_ON);
        }
        boolean sameBuyer = one.buyers().stream()
                .anyMatch(buyer -> other.buyers().stream().anyMatch(each -> near.test(buyer, each)));
        if (sameBuyer && (sameSeller || together.test(one.seller(), other.seller()))) {
            boolean oneDeal = isSoonAgain(one, other) || isAmongRelated(one, other, together);
            return Optional.of(oneDeal ? SPLIT : REPEATED);
        }
        boolean transferred =
                one.category().equals(ASSIGNMENT) || other.category().equals(ASSIGNMENT);
        return sameSeller && transferred ? Optional.of(TRANSFERRED_TWICE) : Optional.empty();
    }

    /** Of one kind, and registered within a year. */
    private static boolean isSoonAgain(CertifiedContract one, CertifiedContract other) {
        LocalDate first = one.registeredOn().isAfter(other.registeredOn()) ? other.registeredOn() : one.registeredOn();
        LocalDate last = first.equals(one.registeredOn()) ? other.registeredOn() : one.registeredOn();
        return one.category().equals(other.category()) && !last.isAfter(first.plusYears(1));
    }

    private static boolean isAmongRelated(
            CertifiedContract one, CertifiedContract other, BiPredicate<Party, Party> together) {
        List<Party> parties = Stream.concat(parties(one), parties(other)).toList();
        return parties.stream().anyMatch(a -> parties.stream().anyMatch(b -> !isSame(a, b) && together.test(a, b)));
    }

    /** The seller first. */
    static Stream<Party> parties(CertifiedContract contract) {
        return Stream.concat(Stream.of(contract.seller()), contract.buyers().stream());
    }

    private static boolean sellsWhatItBought(
            CertifiedContract bought, CertifiedContract sold, BiPredicate<Party, Party> near) {
        return bought.buyers().stream().anyMatch(buyer -> near.test(buyer, sold.seller()));
    }

    /** By credit code; by name where one of them has none. */
    private static boolean isSame(Party one, Party other) {
        return one.uscc() != null && other.uscc() != null
                ? one.uscc().equals(other.uscc())
                : Objects.equals(one.name().strip(), other.name().strip());
    }
}
