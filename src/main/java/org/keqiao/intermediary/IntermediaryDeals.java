package org.keqiao.intermediary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.StandingAside;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 促成交易: which agency or broker a registered contract is credited to; one, unless several agreed on their shares. */
@Service
@Transactional
public class IntermediaryDeals {

    private static final BigDecimal WHOLE = new BigDecimal("100.00");
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final Intermediaries intermediaries;
    private final IntermediaryRows rows;
    private final CertifiedContracts contracts;
    private final StandingAside aside;
    private final IntermediaryAccess access;
    private final CurrentActor currentActor;
    private final Clock clock;

    IntermediaryDeals(
            JdbcClient jdbc,
            Intermediaries intermediaries,
            IntermediaryRows rows,
            CertifiedContracts contracts,
            StandingAside aside,
            IntermediaryAccess access,
            CurrentActor currentActor,
            Clock clock) {
        this.jdbc = jdbc;
        this.intermediaries = intermediaries;
        this.rows = rows;
        this.contracts = contracts;
        this.aside = aside;
        this.access = access;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Credits a contract. Whoever is a party of it, or works for one, is marked: the deal counts, and earns no reward.
     *
     * @return id of the deal
     * @throws Refusal FORBIDDEN; INVALID with field errors; conflict DEAL_CREDITED when it is somebody's already
     */
    public UUID credit(DealDraft draft) {
        Actor actor = currentActor.require();
        access.requireKeeper(actor);
        List<FieldError> errors = new ArrayList<>();
        Optional<CertifiedContract> contract = contract(draft, actor, errors);
        if (draft.receivedAmount() == null || !draft.receivedAmount().isPositive()) {
            errors.add(FieldError.of("receivedAmount", "required"));
        } else if (contract.isPresent()
                && draft.receivedAmount().isMoreThan(contract.get().contractAmount())) {
            errors.add(FieldError.of(
                    "receivedAmount", "moreThanContract", contract.get().contractAmount()));
        }
        List<Intermediary> holders = holders(draft, actor, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return insert(draft, contract.orElseThrow(), holders, actor);
    }

    /**
     * What a contract is to somebody whom it is credited to.
     *
     * @param receivedAmount what the seller received of the contract
     * @param percent of the deal, more than 0
     * @param affiliated a party of the contract, or its employee: earns no reward
     */
    public record Credited(Intermediary entry, Money receivedAmount, BigDecimal percent, boolean affiliated) {

        /** Its part of what was paid, and of no more than the seller received, to the fen. */
        public Money partOf(Money paid) {
            Money whole = paid.isMoreThan(receivedAmount) ? receivedAmount : paid;
            return Money.of(whole.yuan().multiply(percent).divide(WHOLE, 2, RoundingMode.HALF_UP));
        }
    }

    /** Empty when the contract is not credited to an entry of this kind of the organisation. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Credited> credited(String registrationNumber, IntermediaryKind kind, UUID organisation) {
        return jdbc.sql(
                        """
                        select s.intermediary, d.received_amount, s.percent, s.affiliated
                        from intermediary_deal d join intermediary_share s on s.deal = d.id
                        join intermediary i on i.id = s.intermediary
                        where d.registration_number = :number and d.kind = :kind and i.organisation = :organisation
                        order by i.number desc limit 1
                        """)
                .param("number", registrationNumber)
                .param("kind", kind.name())
                .param("organisation", organisation)
                .query((row, n) -> new Credited(
                        intermediaries.require(row.getObject("intermediary", UUID.class)),
                        Money.of(row.getBigDecimal("received_amount")),
                        row.getBigDecimal("percent"),
                        row.getBoolean("affiliated")))
                .optional();
    }

    /** An entry to which a contract is credited. */
    public record Holder(String registrationNumber, Intermediary entry) {}

    /** All to which these contracts are credited as one kind, in one statement. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Holder> holders(Collection<String> registrationNumbers, IntermediaryKind kind) {
        return registrationNumbers.isEmpty()
                ? List.of()
                : jdbc.sql(
                                """
                                select d.registration_number, i.* from intermediary_deal d
                                join intermediary_share s on s.deal = d.id join intermediary i on i.id = s.intermediary
                                where d.registration_number = any(:numbers::varchar[]) and d.kind = :kind
                                order by i.number
                                """)
                        .param("numbers", registrationNumbers.toArray(String[]::new))
                        .param("kind", kind.name())
                        .query((row, n) -> new Holder(row.getString("registration_number"), rows.mapRow(row, n)))
                        .list();
    }

    private Optional<CertifiedContract> contract(DealDraft draft, Actor actor, List<FieldError> errors) {
        if (draft.registrationNumber() == null || draft.registrationNumber().isBlank()) {
            errors.add(FieldError.of("registrationNumber", "required"));
            return Optional.empty();
        }
        Optional<CertifiedContract> found = contracts.find(draft.registrationNumber());
        if (found.isEmpty()) {
            errors.add(FieldError.of("registrationNumber", "certificateUnknown"));
        } else if (found.get().state() != Certificate.State.VALID) {
            errors.add(FieldError.of("registrationNumber", "certificateNotValid"));
        } else if (isRelated(actor, codes(found.get()))) {
            errors.add(FieldError.of("registrationNumber", "dealRelated"));
        }
        return found;
    }

    private List<Intermediary> holders(DealDraft draft, Actor actor, List<FieldError> errors) {
        List<DealDraft.Part> parts = draft.shares() == null ? List.of() : draft.shares();
        if (parts.isEmpty() || parts.size() > MOST) {
            errors.add(FieldError.of("shares", "sharesMissing", String.valueOf(MOST)));
            return List.of();
        }
        List<Intermediary> holders = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            DealDraft.Part part = parts.get(i);
            String path = "shares[" + i + "].";
            if (part.percent() == null
                    || part.percent().signum() <= 0
                    || part.percent().scale() > 2) {
                errors.add(FieldError.of(path + "percent", "sharePercent"));
            } else {
                sum = sum.add(part.percent());
            }
            holder(part.intermediary(), path + "intermediary", actor, holders, errors);
        }
        if (errors.isEmpty() && sum.compareTo(WHOLE) != 0) {
            errors.add(FieldError.of("shares", "sharesNotWhole", sum.toPlainString()));
        }
        if (parts.size() > 1
                && (draft.splitAgreement() == null || draft.splitAgreement().isBlank())) {
            errors.add(FieldError.of("splitAgreement", "required"));
        }
        return holders;
    }

    private void holder(
            @Nullable UUID id, String path, Actor actor, List<Intermediary> holders, List<FieldError> errors) {
        if (id == null) {
            errors.add(FieldError.of(path, "required"));
            return;
        }
        Intermediary entry = intermediaries.require(id);
        boolean otherKind = !holders.isEmpty() && holders.get(0).kind() != entry.kind();
        if (entry.kind() == IntermediaryKind.PROVIDER || otherKind) {
            errors.add(FieldError.of(path, "dealKind"));
        } else if (!entry.isListed(LocalDate.now(clock))) {
            errors.add(FieldError.of(path, "notListed"));
        } else if (holders.contains(entry)) {
            errors.add(FieldError.of(path, "twice"));
        } else if (isRelated(
                actor,
                Stream.of(entry.uscc(), entry.employerUscc())
                        .filter(Objects::nonNull)
                        .toList())) {
            errors.add(FieldError.of(path, "dealRelated"));
        }
        holders.add(entry);
    }

    /** 回避: nobody credits a contract to, or of, somebody with whom they declared a relation. */
    private boolean isRelated(Actor actor, List<String> codes) {
        return !aside.related(actor.accountId(), codes).isEmpty();
    }

    private static List<String> codes(CertifiedContract contract) {
        return Stream.concat(Stream.of(contract.seller()), contract.buyers().stream())
                .map(Party::uscc)
                .filter(Objects::nonNull)
                .toList();
    }

    private UUID insert(DealDraft draft, CertifiedContract contract, List<Intermediary> holders, Actor actor) {
        UUID id = UUID.randomUUID();
        String agreement = holders.size() > 1
                ? Objects.requireNonNull(draft.splitAgreement()).strip()
                : null;
        try {
            jdbc.sql(
                            """
                            insert into intermediary_deal (id, registration_number, kind, title, technical_amount,
                                received_amount, split_agreement, credited_on, credited_by)
                            values (:id, :number, :kind, :title, :technical, :received, :agreement, :today, :by)
                            """)
                    .param("id", id)
                    .param("number", contract.number())
                    .param("kind", holders.get(0).kind().name())
                    .param("title", contract.title())
                    .param("technical", contract.technicalAmount().yuan())
                    .param(
                            "received",
                            Objects.requireNonNull(draft.receivedAmount()).yuan())
                    .param("agreement", agreement, Types.VARCHAR)
                    .param("today", LocalDate.now(clock))
                    .param("by", actor.displayName())
                    .update();
        } catch (DuplicateKeyException credited) {
            throw Refusal.conflict("DEAL_CREDITED", contract.number());
        }
        for (int i = 0; i < holders.size(); i++) {
            jdbc.sql("insert into intermediary_share (deal, intermediary, percent, affiliated) values (?, ?, ?, ?)")
                    .params(
                            id,
                            holders.get(i).id(),
                            Objects.requireNonNull(draft.shares()).get(i).percent(),
                            isAffiliated(holders.get(i), contract))
                    .update();
        }
        return id;
    }

    private static boolean isAffiliated(Intermediary entry, CertifiedContract contract) {
        return codes(contract).stream()
                .anyMatch(uscc -> uscc.equals(entry.uscc()) || uscc.equals(entry.employerUscc()));
    }
}
