package org.keqiao.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keqiao.casefile.application.Cases;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryKind;
import org.keqiao.organization.OrganisationType;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Spelling;
import org.keqiao.voucher.Voucher.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Vouchers for whoever holds them, for their providers, and for the bureau: with whom and what for one is used. */
@Service
@Transactional
public class Vouchers {

    private static final String REDEMPTION = "subsidy-application";
    private static final int LONGEST_TITLE = 300;

    private final JdbcClient jdbc;
    private final VoucherRows rows;
    private final VoucherItems items;
    private final Intermediaries intermediaries;
    private final Organisations organisations;
    private final LocalProviders local;
    private final LeaderProviders leaders;
    private final Cases cases;
    private final CurrentActor currentActor;
    private final Clock clock;

    Vouchers(
            JdbcClient jdbc,
            VoucherRows rows,
            VoucherItems items,
            Intermediaries intermediaries,
            Organisations organisations,
            LocalProviders local,
            LeaderProviders leaders,
            Cases cases,
            CurrentActor currentActor,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.items = items;
        this.intermediaries = intermediaries;
        this.organisations = organisations;
        this.local = local;
        this.leaders = leaders;
        this.cases = cases;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Whether the reader is of the city's bureau, and so reads all of them. */
    @Transactional(readOnly = true)
    public boolean readsAll() {
        return currentActor.find().filter(Vouchers::readsAll).isPresent();
    }

    /** Whether the city's policies have vouchers, or had. */
    @Transactional(readOnly = true)
    public boolean areGiven() {
        return !items.codes().isEmpty()
                || jdbc.sql("select exists (select from voucher)")
                        .query(Boolean.class)
                        .single();
    }

    private static boolean readsAll(Actor actor) {
        boolean reads = Role.caseReaders().stream().anyMatch(actor::has) || actor.has(Role.AUDITOR);
        return reads && actor.station() == null && actor.county() == null;
    }

    /**
     * Last granted first: all for the bureau; for others those that they hold, and those that are used with them.
     *
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public CursorPage<Voucher> list(@Nullable String cursor, int limit) {
        Actor actor = currentActor.require();
        String where =
                readsAll(actor) ? "true" : "(organisation = any(:own::uuid[]) or provider_owner = any(:own::uuid[]))";
        JdbcClient.StatementSpec statement = Cursor.parse(cursor, 2)
                .map(after -> jdbc.sql(
                                "select * from voucher where " + where
                                        + " and (granted_on, id) < (:day, :after) order by granted_on desc, id desc limit :limit")
                        .param("day", after.day(0))
                        .param("after", after.uuid(1)))
                .orElseGet(() -> jdbc.sql(
                        "select * from voucher where " + where + " order by granted_on desc, id desc limit :limit"));
        List<Voucher> found = statement
                .param("own", actor.organisations().toArray(UUID[]::new))
                .param("limit", limit + 1)
                .query(VoucherRows::voucher)
                .list();
        return Cursor.page(found, limit, row -> Cursor.of(row.grantedOn().toEpochDay(), row.id()));
    }

    /** Whether the reader may name provider and contract, or another one as long as it is not redeemed. */
    @Transactional(readOnly = true)
    public boolean mayPropose(Voucher voucher) {
        return (voucher.state() == State.GRANTED
                        || voucher.state() == State.PROPOSED
                        || voucher.state() == State.AGREED)
                && organisations.mayStart(currentActor.require(), voucher.organisation());
    }

    /** Whether it waits for the reader's confirmation. */
    @Transactional(readOnly = true)
    public boolean mayAgree(Voucher voucher) {
        return voucher.state() == State.PROPOSED
                && organisations.mayStart(currentActor.require(), voucher.providerOwner());
    }

    /** Whether the reader may apply for its redemption. */
    @Transactional(readOnly = true)
    public boolean mayRedeem(Voucher voucher) {
        return voucher.state() == State.AGREED
                && organisations.mayStart(currentActor.require(), voucher.organisation());
    }

    /**
     * Names with whom and what for it is to be used.
     *
     * @param provider id of an entry of the register
     * @throws Refusal NOT_FOUND for who has nothing to do with it; FORBIDDEN NOT_YOUR_VOUCHER; conflict VOUCHER_STATE,
     *     VOUCHER_OVER; INVALID with field errors
     */
    public Voucher propose(UUID id, @Nullable UUID provider, @Nullable String title, @Nullable Money amount) {
        Actor actor = currentActor.require();
        Voucher voucher = known(id, actor);
        if (!organisations.mayStart(actor, voucher.organisation())) {
            throw Refusal.forbidden("NOT_YOUR_VOUCHER");
        }
        // A deal may fall through after it was agreed: the next provider confirms anew.
        requireState(voucher, State.GRANTED, State.PROPOSED, State.AGREED);
        List<FieldError> errors = new ArrayList<>();
        Intermediary entry = provider == null ? null : intermediaries.require(provider);
        if (entry == null) {
            errors.add(FieldError.of("provider", "required"));
        } else if (entry.kind() != IntermediaryKind.PROVIDER || !entry.isListed(LocalDate.now(clock))) {
            errors.add(FieldError.of("provider", "providerNotListed"));
        } else if (entry.organisation().equals(voucher.organisation())) {
            errors.add(FieldError.of("provider", "providerIsHolder"));
        } else if (leaders.isOfLeader(voucher, entry.organisation())) {
            errors.add(FieldError.of("provider", "providerOfLeader"));
        } else if (!local.mayServe(voucher, entry)) {
            errors.add(FieldError.of("provider", "providerElsewhere"));
        }
        if (title == null || title.isBlank()) {
            errors.add(FieldError.of("contractTitle", "required"));
        } else if (title.strip().length() > LONGEST_TITLE) {
            errors.add(FieldError.of("contractTitle", "tooLong", String.valueOf(LONGEST_TITLE)));
        }
        if (amount == null || !amount.isPositive()) {
            errors.add(FieldError.of("contractAmount", "required"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        jdbc.sql(
                        """
                        update voucher set state = 'PROPOSED', provider = :provider, provider_name = :name,
                            provider_owner = :owner, contract_title = :title, contract_amount = :amount,
                            agreed_on = null, agreed_by = null
                        where id = :id
                        """)
                .param("provider", entry.id())
                .param("name", entry.name())
                .param("owner", entry.organisation())
                .param("title", title.strip())
                .param("amount", amount.yuan())
                .param("id", id)
                .update();
        return rows.lock(id);
    }

    /**
     * Begins the application that redeems it: item, number, what the service was and the account last used stand already.
     *
     * @return id of the draft
     * @throws Refusal NOT_FOUND for who has nothing to do with it; FORBIDDEN NOT_YOUR_VOUCHER; conflict VOUCHER_STATE,
     *     VOUCHER_OVER; and as {@link Cases#begin}
     */
    public UUID redeem(UUID id) {
        Actor actor = currentActor.require();
        Voucher voucher = known(id, actor);
        if (!organisations.mayStart(actor, voucher.organisation())) {
            throw Refusal.forbidden("NOT_YOUR_VOUCHER");
        }
        requireState(voucher, State.AGREED);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("policyItem", voucher.item());
        facts.put("voucherNumber", voucher.number());
        facts.put("title", voucher.contractTitle());
        facts.put("account", account(organisations.find(voucher.organisation())));
        return cases.begin(REDEMPTION, voucher.organisation(), null, facts).id();
    }

    /** The one last used, unless it is that of somebody who led the team before. */
    private Object account(OrganisationView holder) {
        Object last = cases.lastSent(REDEMPTION, holder.id()).get("account");
        boolean own = last instanceof Map<?, ?> account
                && (holder.type() != OrganisationType.TEAM
                        || account.get("name") instanceof String name
                                && Spelling.of(name).equals(Spelling.of(holder.signsAs())));
        return own ? last : Map.of("name", holder.signsAs());
    }

    /**
     * The provider confirms the use, or does not.
     *
     * @throws Refusal NOT_FOUND; FORBIDDEN NOT_YOUR_VOUCHER; conflict VOUCHER_STATE, VOUCHER_OVER, PROVIDER_NOT_LISTED,
     *     PROVIDER_ELSEWHERE, PROVIDER_OF_LEADER
     */
    public Voucher agree(UUID id, boolean agreed) {
        Actor actor = currentActor.require();
        Voucher voucher = known(id, actor);
        boolean ofProvider = voucher.providerOwner() != null && organisations.mayStart(actor, voucher.providerOwner());
        if (!ofProvider) {
            throw Refusal.forbidden("NOT_YOUR_VOUCHER");
        }
        requireState(voucher, State.PROPOSED);
        if (!agreed) {
            jdbc.sql(
                            """
                            update voucher set state = 'GRANTED', provider = null, provider_name = null, provider_owner = null,
                                contract_title = null, contract_amount = null
                            where id = ?
                            """)
                    .params(id)
                    .update();
            return rows.lock(id);
        }
        LocalDate today = LocalDate.now(clock);
        Intermediary provider = intermediaries.require(voucher.provider());
        if (!provider.isListed(today)) {
            throw Refusal.conflict("PROVIDER_NOT_LISTED", voucher.providerName());
        }
        if (!local.mayServe(voucher, provider)) {
            throw Refusal.conflict("PROVIDER_ELSEWHERE", voucher.providerName());
        }
        if (leaders.isOfLeader(voucher, provider.organisation())) {
            throw Refusal.conflict("PROVIDER_OF_LEADER", voucher.providerName());
        }
        jdbc.sql("update voucher set state = 'AGREED', agreed_on = ?, agreed_by = ? where id = ?")
                .params(today, actor.displayName(), id)
                .update();
        return rows.lock(id);
    }

    private Voucher known(UUID id, Actor actor) {
        Voucher voucher = rows.lock(id);
        boolean concerns = actor.organisations().contains(voucher.organisation())
                || voucher.providerOwner() != null && actor.organisations().contains(voucher.providerOwner());
        if (!concerns && !readsAll(actor)) {
            throw Refusal.notFound();
        }
        return voucher;
    }

    private void requireState(Voucher voucher, State... allowed) {
        if (!List.of(allowed).contains(voucher.state())) {
            throw Refusal.conflict("VOUCHER_STATE", voucher.number());
        }
        if (LocalDate.now(clock).isAfter(voucher.validTo())) {
            throw Refusal.conflict("VOUCHER_OVER", voucher.number(), voucher.validTo());
        }
    }
}
