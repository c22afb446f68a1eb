package org.keqiao.voucher;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.casefile.event.CaseWithdrawn;
import org.keqiao.funding.Allocation;
import org.keqiao.funding.BudgetChoice;
import org.keqiao.funding.FundingShare;
import org.keqiao.funding.Ledger;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.register.CertifiedContract;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.TimePassed;
import org.keqiao.voucher.Voucher.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 兑现: one application redeems one voucher; its money goes over to it, and what is not used goes back. */
@Service
public class Redemptions {

    private static final Logger log = LoggerFactory.getLogger(Redemptions.class);
    private static final int PAGE = 500;
    private static final UUID FIRST = new UUID(0, 0);

    /** The matter that redeems vouchers. */
    private static final String SUBSIDIES = "subsidy-application";

    private final VoucherRows rows;
    private final Ledger ledger;
    private final BudgetChoice budgets;
    private final Intermediaries intermediaries;
    private final LeaderProviders leaders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Redemptions(
            VoucherRows rows,
            Ledger ledger,
            BudgetChoice budgets,
            Intermediaries intermediaries,
            LeaderProviders leaders,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.budgets = budgets;
        this.intermediaries = intermediaries;
        this.leaders = leaders;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a voucher for an application; another one that the application named before is free again. One that it has taken
     * already it keeps though the provider is listed no more: it may be corrected, and what follows holds the money back. A team's
     * leader is looked at each time, since a correction may be due to another one.
     *
     * @param contracts that the application claims on: each sold by the voucher's provider
     * @param on day on which the application was received
     * @return code of what is wrong with the number; empty when the voucher is taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> take(
            String number, CaseRef application, String item, Collection<CertifiedContract> contracts, LocalDate on) {
        Optional<Voucher> found = rows.numbered(number)
                .map(each -> rows.lock(each.id()))
                .filter(each -> each.organisation().equals(application.organisation()));
        if (found.isEmpty()) {
            return Optional.of("voucherUnknown");
        }
        Voucher voucher = found.get();
        boolean taken =
                voucher.state() == State.REDEEMING && application.number().equals(voucher.redemption());
        if (!voucher.item().equals(item)) {
            return Optional.of("voucherOfOtherItem");
        } else if (voucher.state() != State.AGREED && !taken) {
            return Optional.of("voucherNotAgreed");
        } else if (on.isAfter(voucher.validTo())) {
            return Optional.of("voucherOver");
        } else if (!isSoldBy(voucher, contracts)) {
            return Optional.of("voucherOtherProvider");
        } else if (!taken && unlisted(List.of(voucher)).findAny().isPresent()) {
            return Optional.of("voucherProviderNotListed");
        } else if (leaders.isOfLeader(voucher, voucher.providerOwner())) {
            return Optional.of("voucherProviderOfLeader");
        }
        rows.redeemedBy(application.number())
                .filter(other -> !other.id().equals(voucher.id()))
                .ifPresent(other -> rows.state(other.id(), State.AGREED, null, null));
        rows.state(voucher.id(), State.REDEEMING, application.number(), null);
        return Optional.empty();
    }

    private boolean isSoldBy(Voucher voucher, Collection<CertifiedContract> contracts) {
        String provider = intermediaries.require(voucher.provider()).uscc();
        return provider != null
                && contracts.stream()
                        .allMatch(each -> provider.equals(each.seller().uscc()));
    }

    /**
     * What an application redeems.
     *
     * @param setAside how much of its money is still set aside under the voucher
     * @param caps accounts towards which the voucher was granted, and so its redemption counts, whatever year an award without
     *     a voucher would count in
     */
    public record Redeemed(Money amount, Money setAside, Set<UUID> caps) {}

    /** Empty for an application that redeems none. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Redeemed> of(CaseNumber application) {
        return rows.redeemedBy(application)
                .map(voucher -> new Redeemed(
                        voucher.amount(),
                        setAside(voucher.caseNumber()),
                        ledger.find(voucher.caseNumber(), FundingShare.CITY)
                                .map(ledger::caps)
                                .orElse(Set.of())));
    }

    /** The case in which the voucher was claimed that an application redeems; empty where it redeems none. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<CaseNumber> claimOf(CaseNumber application) {
        return rows.redeemedBy(application).map(Voucher::caseNumber);
    }

    /**
     * The entry of the register with which what an application redeems was agreed; empty for one that redeems none.
     *
     * @return in whatever state it is by now
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Intermediary> provider(CaseNumber application) {
        return rows.redeemedBy(application).map(voucher -> intermediaries.require(voucher.provider()));
    }

    /**
     * Of these applications those whose voucher was agreed with somebody who is no listed provider today, in a number of
     * statements that does not grow with them.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Set<CaseNumber> withUnlistedProvider(Collection<CaseNumber> applications) {
        return unlisted(rows.redeeming(applications)).map(Voucher::redemption).collect(Collectors.toSet());
    }

    /** Who was struck off and is listed anew has another entry, and may be relied on again. */
    private Stream<Voucher> unlisted(List<Voucher> vouchers) {
        if (vouchers.isEmpty()) {
            return Stream.empty();
        }
        Set<UUID> listed = intermediaries.listed(
                IntermediaryKind.PROVIDER,
                vouchers.stream().map(Voucher::providerOwner).toList(),
                LocalDate.now(clock));
        return vouchers.stream().filter(voucher -> !listed.contains(voucher.providerOwner()));
    }

    /**
     * Hands the voucher's money over to the application, on the line that holds it, after the end of that line's year as well.
     * What the voucher is over stays set aside until the application ends: it may be sent back and come to more.
     *
     * @param documentNumber of the line that finance names; null or empty for any
     * @return the line; empty when the application redeems nothing, or what the voucher holds is too little or on another line
     *     than finance names: that much is free then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BudgetChoice.Chosen> handOver(
            CaseNumber application, Money amount, @Nullable String documentNumber) {
        Voucher voucher =
                rows.redeemedBy(application).map(each -> rows.lock(each.id())).orElse(null);
        if (voucher == null) {
            return Optional.empty();
        }
        String wanted = documentNumber == null ? "" : documentNumber.strip();
        Optional<BudgetChoice.Chosen> line = ledger.find(voucher.caseNumber(), FundingShare.CITY)
                .filter(held -> !amount.isMoreThan(held.reserved()))
                .map(held -> budgets.of(held.budget()))
                .filter(held -> wanted.isEmpty() || wanted.equals(held.documentNumber()));
        if (line.isPresent()) {
            ledger.handOver(voucher.caseNumber(), application, FundingShare.CITY, amount, application.value());
        } else {
            release(voucher, application.value());
        }
        return line;
    }

    /** The application is reviewed anew: what was handed over is set aside under the voucher again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(CaseNumber application) {
        rows.redeemedBy(application)
                .map(each -> rows.lock(each.id()))
                .ifPresent(voucher -> takeBack(voucher, application));
    }

    private void takeBack(Voucher voucher, CaseNumber application) {
        Money handedOver = setAside(application);
        if (handedOver.isPositive()) {
            ledger.handOver(application, voucher.caseNumber(), FundingShare.CITY, handedOver, application.value());
        }
    }

    /** The application claims on something else by now: the voucher that it named is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(CaseNumber application) {
        rows.redeemedBy(application)
                .map(each -> rows.lock(each.id()))
                .ifPresent(voucher -> giveBack(voucher, application));
    }

    /** What vouchers give for a contract: its holder has not paid it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Money givenFor(String registrationNumber) {
        BigDecimal sum = jdbc.sql(
                        """
                        select coalesce(sum(b.award), 0) from counted_base b join voucher v on v.redemption = b.case_number
                        where b.registration_number = ?
                        """)
                .params(registrationNumber)
                .query(BigDecimal.class)
                .single();
        return Money.of(sum);
    }

    // Before what is reserved for an application that ends without money is released.
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseDecided decided) {
        if (isSubsidy(decided.of())) {
            end(decided.of().number(), decided.status() == CaseStatus.DECIDED_POSITIVE);
        }
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseWithdrawn withdrawn) {
        if (isSubsidy(withdrawn.of())) {
            end(withdrawn.of().number(), false);
        }
    }

    /** Contracts are decided every minute, and none of them redeems anything. */
    private static boolean isSubsidy(CaseRef decided) {
        return decided.matter().equals(SUBSIDIES);
    }

    private void end(CaseNumber application, boolean awarded) {
        rows.redeemedBy(application).map(each -> rows.lock(each.id())).ifPresent(voucher -> {
            Money redeemed = awarded
                    ? ledger.find(application, FundingShare.CITY)
                            .map(Allocation::committed)
                            .orElse(Money.ZERO)
                    : Money.ZERO;
            if (redeemed.isPositive()) {
                release(voucher, application.value());
                rows.state(voucher.id(), State.REDEEMED, application, redeemed);
            } else {
                giveBack(voucher, application);
            }
        });
    }

    /** It may be redeemed anew as long as it is valid. */
    private void giveBack(Voucher voucher, CaseNumber application) {
        if (LocalDate.now(clock).isAfter(voucher.validTo())) {
            release(voucher, application.value());
            rows.state(voucher.id(), State.LAPSED, null, null);
        } else {
            takeBack(voucher, application);
            rows.state(voucher.id(), State.AGREED, null, null);
        }
    }

    private void release(Voucher voucher, String reference) {
        Money left = setAside(voucher.caseNumber());
        if (left.isPositive()) {
            ledger.release(voucher.caseNumber(), FundingShare.CITY, left, reference);
        }
    }

    private Money setAside(CaseNumber claim) {
        return ledger.find(claim, FundingShare.CITY).map(Allocation::reserved).orElse(Money.ZERO);
    }

    @Scheduled(cron = "0 15 0 * * *", zone = "Asia/Shanghai")
    @SchedulerLock(name = "voucher-lapse", lockAtMostFor = "PT1H")
    public void lapse() {
        LocalDate today = LocalDate.now(clock);
        List<Over> page = over(today, new Over(FIRST, LocalDate.EPOCH));
        while (!page.isEmpty()) {
            for (Over each : page) {
                try {
                    transaction.executeWithoutResult(status -> lapse(each.id(), today));
                } catch (RuntimeException e) {
                    // One that cannot lapse keeps none of the others; the next night asks again.
                    log.error("voucher {} could not lapse", each.id(), e);
                }
            }
            page = over(today, page.get(page.size() - 1));
        }
    }

    private record Over(UUID id, LocalDate validTo) {}

    private List<Over> over(LocalDate today, Over after) {
        return jdbc.sql(
                        """
                        select id, valid_to from voucher
                        where state in ('GRANTED', 'PROPOSED', 'AGREED') and valid_to < :today
                            and (valid_to, id) > (:day, :after)
                        order by valid_to, id limit :page
                        """)
                .param("today", today)
                .param("day", after.validTo())
                .param("after", after.id())
                .param("page", PAGE)
                .query((row, n) ->
                        new Over(row.getObject("id", UUID.class), row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    @EventListener
    public void on(TimePassed ahead) {
        lapse();
    }

    private void lapse(UUID id, LocalDate today) {
        Voucher voucher = rows.lock(id);
        boolean waits = voucher.state() == State.GRANTED
                || voucher.state() == State.PROPOSED
                || voucher.state() == State.AGREED;
        if (waits && today.isAfter(voucher.validTo())) {
            release(voucher, voucher.number());
            rows.state(id, State.LAPSED, null, null);
        }
    }
}
