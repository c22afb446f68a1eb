package org.keqiao.funding;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.keqiao.shared.Money;

/** Shares out by one rule for all, in whole fen that add up to the budget. */
final class EvenShares {

    private EvenShares() {}

    /** The floor of each share; the fens left over go to the largest remainders, ties by case number. */
    static List<Portion> proRata(Money budget, List<Wish> wishes) {
        BigInteger total = sum(wishes);
        BigInteger whole = fen(budget);
        if (total.compareTo(whole) <= 0) {
            return all(wishes);
        }
        BigInteger[] shares = new BigInteger[wishes.size()];
        BigInteger[] remainders = new BigInteger[wishes.size()];
        BigInteger left = whole;
        for (int i = 0; i < shares.length; i++) {
            BigInteger[] split = whole.multiply(fen(wishes.get(i).amount())).divideAndRemainder(total);
            shares[i] = split[0];
            remainders[i] = split[1];
            left = left.subtract(split[0]);
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i])
                        .reversed()
                        .thenComparing(i -> wishes.get(i).caseNumber().value()))
                .limit(left.longValueExact())
                .forEach(i -> shares[i] = shares[i].add(BigInteger.ONE));
        return portions(wishes, shares);
    }

    /**
     * Fills all wishes evenly until the budget is used up; the fens that are left over for those under the cap go by case
     * number.
     */
    static List<Portion> underOneCap(Money budget, List<Wish> wishes) {
        BigInteger left = fen(budget);
        if (sum(wishes).compareTo(left) <= 0) {
            return all(wishes);
        }
        BigInteger[] shares = new BigInteger[wishes.size()];
        List<Integer> smallestFirst = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> wishes.get(i).amount())
                        .thenComparing(i -> wishes.get(i).caseNumber().value()))
                .toList();
        int served = 0;
        while (true) {
            int i = smallestFirst.get(served);
            BigInteger amount = fen(wishes.get(i).amount());
            BigInteger others = BigInteger.valueOf(shares.length - served);
            if (amount.multiply(others).compareTo(left) > 0) {
                break;
            }
            shares[i] = amount;
            left = left.subtract(amount);
            served++;
        }
        List<Integer> capped = smallestFirst.subList(served, shares.length).stream()
                .sorted(Comparator.comparing(i -> wishes.get(i).caseNumber().value()))
                .toList();
        BigInteger[] cap = left.divideAndRemainder(BigInteger.valueOf(capped.size()));
        int over = cap[1].intValueExact();
        for (int n = 0; n < capped.size(); n++) {
            shares[capped.get(n)] = n < over ? cap[0].add(BigInteger.ONE) : cap[0];
        }
        return portions(wishes, shares);
    }

    private static List<Portion> all(List<Wish> wishes) {
        return wishes.stream()
                .map(wish -> new Portion(wish.caseNumber(), wish.amount(), Portion.Kind.WHOLE))
                .toList();
    }

    private static List<Portion> portions(List<Wish> wishes, BigInteger[] shares) {
        return IntStream.range(0, shares.length)
                .mapToObj(i -> {
                    Wish wish = wishes.get(i);
                    Money granted = Money.ofFen(shares[i].longValueExact());
                    Portion.Kind kind = granted.equals(wish.amount())
                            ? Portion.Kind.WHOLE
                            : granted.isPositive() ? Portion.Kind.PART : Portion.Kind.NONE;
                    return new Portion(wish.caseNumber(), granted, kind);
                })
                .toList();
    }

    private static BigInteger sum(List<Wish> wishes) {
        return wishes.stream().map(wish -> fen(wish.amount())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger fen(Money amount) {
        return amount.yuan().unscaledValue();
    }
}
