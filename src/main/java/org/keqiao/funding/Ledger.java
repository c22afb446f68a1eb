package org.keqiao.funding;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of public money: each call books moves, in the caller's transaction and under the lock of the case. The
 * counters of budgets, caps and allocations follow in the database, which takes no booking beyond a limit and no change of
 * one that was made.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

    private final JdbcClient jdbc;
    private final CurrentActor actor;
    private final Clock clock;

    Ledger(JdbcClient jdbc, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * 预留: sets money aside for cases, for all of them or for none.
     *
     * @param reference the paper behind it
     * @throws Refusal conflict BUDGET_SHORT or CAP_SHORT with what is left; BUDGET_CLOSED; ALREADY_FUNDED when a case has
     *     something out of this purse
     */
    public void reserve(List<Reservation> reservations, String reference) {
        tryReserve(reservations, reference).ifPresent(found -> {
            throw found.refusal();
        });
    }

    /**
     * A reservation for which there is not enough.
     *
     * @param of of several, the first that finds too little after those before it
     */
    public record Short(CaseNumber of, Refusal refusal) {}

    /**
     * The same where several are reserved: which of them is short.
     *
     * @return empty when all are reserved; otherwise nothing is
     * @throws Refusal conflict BUDGET_CLOSED, ALREADY_FUNDED
     */
    public Optional<Short> tryReserve(List<Reservation> reservations, String reference) {
        if (open(reservations, reference, false)) {
            return Optional.empty();
        }
        // From here on nobody takes what is left, or adds to it.
        Optional<Short> found = shortOf(reservations);
        if (found.isEmpty() && !open(reservations, reference, false)) {
            throw new IllegalStateException("refused, although there is room");
        }
        return found;
    }

    /**
     * One statement that comes to the accounts last, so that one that everybody wants is held no longer than it takes.
     *
     * @param held true when the transaction holds what is wanted already, on accounts that may take nothing new
     * @return false when an account has not enough: then nothing was booked
     */
    private boolean open(List<Reservation> reservations, String reference, boolean held) {
        int size = reservations.size();
        UUID[] ids = new UUID[size];
        String[] cases = new String[size];
        String[] shares = new String[size];
        UUID[] budgets = new UUID[size];
        BigDecimal[] amounts = new BigDecimal[size];
        List<UUID> counted = new ArrayList<>();
        List<UUID> caps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Reservation reservation = reservations.get(i);
            ids[i] = UUID.randomUUID();
            cases[i] = reservation.caseNumber().value();
            shares[i] = reservation.share().name();
            budgets[i] = reservation.budget();
            amounts[i] = reservation.amount().yuan();
            for (UUID cap : reservation.caps()) {
                counted.add(ids[i]);
                caps.add(cap);
            }
        }
        try {
            return jdbc.sql(
                            """
                            select reserve_money(:held, :ids, :cases, :shares, :budgets, :amounts, :counted, :caps,
                                :reference, :at, :by)
                            """)
                    .param("held", held)
                    .param("ids", ids)
                    .param("cases", cases)
                    .param("shares", shares)
                    .param("budgets", budgets)
                    .param("amounts", amounts)
                    .param("counted", counted.toArray(UUID[]::new))
                    .param("caps", caps.toArray(UUID[]::new))
                    .param("reference", reference)
                    .param("at", Timestamp.from(clock.instant()))
                    .param("by", actor.orSystem().username())
                    .query(Boolean.class)
                    .single();
        } catch (DuplicateKeyException funded) {
            throw Refusal.conflict("ALREADY_FUNDED");
        }
    }

    /**
     * 追加预留: sets more aside for a case that has something already.
     *
     * @throws Refusal conflict BUDGET_SHORT or CAP_SHORT; NOT_FOUND when it has nothing
     */
    public void raise(CaseNumber caseNumber, FundingShare share, Money amount, String reference) {
        Allocation allocation = require(caseNumber, share);
        shortOf(List.of(new Reservation(caseNumber, share, allocation.budget(), caps(allocation), amount)))
                .ifPresent(found -> {
                    throw found.refusal();
                });
        book(LedgerMove.Kind.RAISE, allocation, amount, reference, null);
    }

    /**
     * 转预留: sets aside for one case what another one has set aside, on the line that holds it and under the same caps. The line
     * may take nothing new by now: this is not new.
     *
     * @param amount at most what the first case has set aside
     * @throws Refusal conflict BUDGET_SHORT when it has less; ALREADY_FUNDED when the second case has something on another
     *     line; NOT_FOUND when the first case has nothing
     */
    public void handOver(CaseNumber from, CaseNumber to, FundingShare share, Money amount, String reference) {
        Allocation held = require(from, share);
        if (amount.isMoreThan(held.reserved())) {
            throw Refusal.conflict("BUDGET_SHORT", held.reserved(), amount);
        }
        // From here on this transaction holds line and caps: nobody else takes what becomes free.
        book(LedgerMove.Kind.RELEASE, held, amount, reference, null);
        Optional<Allocation> open = find(to, share)
                .filter(own -> own.reserved().isPositive() || own.committed().isPositive());
        if (open.filter(own -> own.budget().equals(held.budget())).isPresent()) {
            book(LedgerMove.Kind.RAISE, open.get(), amount, reference, null);
        } else {
            Reservation same = new Reservation(to, share, held.budget(), caps(held), amount);
            if (!open(List.of(same), reference, true)) {
                throw new IllegalStateException("what was released a moment ago is gone");
            }
        }
    }

    /** 释放: gives back what was set aside and is not needed: all of it, when the case is refused or withdrawn. */
    public void release(CaseNumber caseNumber, FundingShare share, Money amount, String reference) {
        book(LedgerMove.Kind.RELEASE, require(caseNumber, share), amount, reference, null);
    }

    /** 确认: promises what was set aside, by the letter that hands the money down. */
    public void commit(CaseNumber caseNumber, FundingShare share, Money amount, String reference) {
        book(LedgerMove.Kind.COMMIT, require(caseNumber, share), amount, reference, null);
    }

    /** 撤销: takes back a promise that is not paid, when its ground is gone. */
    public void waive(CaseNumber caseNumber, FundingShare share, Money amount, String reference) {
        book(LedgerMove.Kind.WAIVE, require(caseNumber, share), amount, reference, null);
    }

    /**
     * 支付: the bank has paid.
     *
     * @param once names this payment; a second report of it books nothing
     * @param receipt the bank's
     * @return false when it was reported before
     */
    public boolean pay(CaseNumber caseNumber, FundingShare share, Money amount, String once, String receipt) {
        return book(LedgerMove.Kind.PAY, require(caseNumber, share), amount, receipt, once);
    }

    /**
     * 退票: a payment came back, and is still owed.
     *
     * @param once names this return; a second report of it books nothing
     * @return false when it was reported before
     */
    public boolean bounce(CaseNumber caseNumber, FundingShare share, Money amount, String once, String receipt) {
        return book(LedgerMove.Kind.BOUNCE, require(caseNumber, share), amount, receipt, once);
    }

    /**
     * 追回: the receiver paid back. Nobody else gets the money by it: it goes to the treasury.
     *
     * @param once names this repayment; a second report of it books nothing
     * @return false when it was reported before
     */
    public boolean recover(CaseNumber caseNumber, FundingShare share, Money amount, String once, String receipt) {
        return book(LedgerMove.Kind.RECOVER, require(caseNumber, share), amount, receipt, once);
    }

    /**
     * 退还款退票: what was paid back never arrived, and is to be paid back again.
     *
     * @param once names this return; a second report of it books nothing
     * @return false when it was reported before
     */
    public boolean unrecover(CaseNumber caseNumber, FundingShare share, Money amount, String once, String receipt) {
        return book(LedgerMove.Kind.UNRECOVER, require(caseNumber, share), amount, receipt, once);
    }

    /** What a case has out of a purse, or last had; empty when it never had anything. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Allocation> find(CaseNumber caseNumber, FundingShare share) {
        return jdbc.sql(
                        "select * from funding_allocation where case_number = ? and share = ? order by opened desc limit 1")
                .params(caseNumber.value(), share.name())
                .query(Ledger::allocation)
                .optional();
    }

    private Allocation require(CaseNumber caseNumber, FundingShare share) {
        return find(caseNumber, share).orElseThrow(Refusal::notFound);
    }

    private boolean book(
            LedgerMove.Kind kind, Allocation allocation, Money amount, String reference, @Nullable String once) {
        return jdbc.sql(
                                """
                                insert into ledger_move (kind, amount, allocation, reference, once, made_at, made_by)
                                values (:kind, :amount, :allocation, :reference, :once, :at, :by)
                                on conflict (once) where once is not null do nothing
                                """)
                        .param("kind", kind.name())
                        .param("amount", amount.yuan())
                        .param("allocation", allocation.id())
                        .param("reference", reference)
                        .param("once", once, Types.VARCHAR)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("by", actor.orSystem().username())
                        .update()
                == 1;
    }

    /** Locks all accounts, caps before budgets as everybody does, and says which of them is too small. */
    private Optional<Short> shortOf(List<Reservation> reservations) {
        Map<UUID, Money> wanted = new HashMap<>();
        for (Reservation reservation : reservations) {
            wanted.merge(reservation.budget(), reservation.amount(), Money::plus);
            reservation.caps().forEach(cap -> wanted.merge(cap, reservation.amount(), Money::plus));
        }
        record Purse(UUID id, boolean cap, Money left, boolean closed) {}
        List<Purse> purses = jdbc.sql(
                        """
                        select id, kind, allowed - reserved - committed as free, closed from ledger_account
                        where id = any(:ids::uuid[]) order by kind desc, id for no key update
                        """)
                .param("ids", wanted.keySet().toArray(UUID[]::new))
                .query((row, n) -> new Purse(
                        row.getObject("id", UUID.class),
                        "CAP".equals(row.getString("kind")),
                        Money.of(row.getBigDecimal("free")),
                        row.getBoolean("closed")))
                .list();
        if (purses.stream().anyMatch(Purse::closed)) {
            throw Refusal.conflict("BUDGET_CLOSED");
        }
        for (Purse purse : purses) {
            if (wanted.get(purse.id()).isMoreThan(purse.left())) {
                return Optional.of(new Short(
                        firstBeyond(reservations, purse.id(), purse.left()),
                        Refusal.conflict(
                                purse.cap() ? "CAP_SHORT" : "BUDGET_SHORT", purse.left(), wanted.get(purse.id()))));
            }
        }
        return Optional.empty();
    }

    /** The first that an account has no room for, in the order in which they are reserved. */
    private static CaseNumber firstBeyond(List<Reservation> reservations, UUID account, Money left) {
        Money taken = Money.ZERO;
        for (Reservation each : reservations) {
            if (each.budget().equals(account) || each.caps().contains(account)) {
                taken = taken.plus(each.amount());
                if (taken.isMoreThan(left)) {
                    return each.caseNumber();
                }
            }
        }
        throw new IllegalStateException("nothing is short");
    }

    /** Accounts of the caps that it counts towards. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Set<UUID> caps(Allocation allocation) {
        return new HashSet<>(jdbc.sql("select cap from allocation_cap where allocation = ?")
                .params(allocation.id())
                .query(UUID.class)
                .list());
    }

    private static Allocation allocation(ResultSet row, int n) throws SQLException {
        return new Allocation(
                row.getObject("id", UUID.class),
                new CaseNumber(row.getString("case_number")),
                FundingShare.valueOf(row.getString("share")),
                row.getObject("budget", UUID.class),
                Money.of(row.getBigDecimal("reserved")),
                Money.of(row.getBigDecimal("committed")),
                Money.of(row.getBigDecimal("paid")),
                Money.of(row.getBigDecimal("recovered")));
    }
}
