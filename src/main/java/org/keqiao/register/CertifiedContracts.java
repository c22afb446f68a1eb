package org.keqiao.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.register.Certificates.Party;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Certified contracts as whatever rests on them sees them, whoever is signed in: our own in their newest version, and those
 * registered elsewhere once an officer has verified them.
 */
@Service
@Transactional(readOnly = true)
public class CertifiedContracts {

    private final JdbcClient jdbc;
    private final CertificateRows rows;

    CertifiedContracts(JdbcClient jdbc, CertificateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * Nobody changes these registrations, or holds them in this way, until the transaction ends; numbers that no contract
     * has are passed over.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<String> registrationNumbers) {
        String[] numbers = registrationNumbers.toArray(String[]::new);
        jdbc.sql(
                        """
                        select id from certificate where registration_number = any(:numbers::text[]) and version = 1
                        order by registration_number for no key update
                        """)
                .param("numbers", numbers)
                .query()
                .listOfRows();
        jdbc.sql(
                        """
                        select id from external_contract
                        where registration_number = any(:numbers::text[]) and state <> 'REJECTED'
                        order by registration_number, id for no key update
                        """)
                .param("numbers", numbers)
                .query()
                .listOfRows();
    }

    /**
     * @param registrationNumber as somebody typed it; blanks around it do not count
     * @return empty when no contract has it, or nobody has verified the one that was registered elsewhere
     */
    public Optional<CertifiedContract> find(String registrationNumber) {
        String number = registrationNumber.strip();
        return jdbc.sql("select * from certificate where registration_number = ? order by version desc limit 1")
                .params(number)
                .query(rows)
                .optional()
                .map(CertifiedContract::of)
                .or(() -> external(number));
    }

    /** The cases that registered these contracts and their later versions, by number; what was registered elsewhere is left out. */
    public Map<String, List<CaseNumber>> casesOf(Collection<String> registrationNumbers) {
        Map<String, List<CaseNumber>> cases = new HashMap<>();
        jdbc.sql(
                        "select registration_number, case_number from certificate where registration_number = any(?) order by version")
                .param(registrationNumbers.stream().map(String::strip).toArray(String[]::new))
                .query((row, n) -> cases.computeIfAbsent(
                                row.getString("registration_number"), number -> new ArrayList<>())
                        .add(new CaseNumber(row.getString("case_number"))))
                .list();
        return cases;
    }

    /** {@link #find(String)} of several numbers, in two statements; numbers that no contract has are left out. */
    public Map<String, CertifiedContract> find(Collection<String> registrationNumbers) {
        String[] numbers = registrationNumbers.stream().map(String::strip).toArray(String[]::new);
        Map<String, CertifiedContract> found = new HashMap<>();
        jdbc.sql(
                        """
                        select * from external_contract
                        where registration_number = any(:numbers::text[]) and state in ('VERIFIED', 'ENDED')
                        order by state = 'VERIFIED', entered_at
                        """)
                .param("numbers", numbers)
                .query(CertifiedContracts::external)
                .list()
                .forEach(contract -> found.put(contract.number(), contract));
        jdbc.sql(
                        """
                        select distinct on (registration_number) * from certificate
                        where registration_number = any(:numbers::text[]) order by registration_number, version desc
                        """)
                .param("numbers", numbers)
                .query(rows)
                .list()
                .forEach(own -> found.put(CertifiedContract.of(own).number(), CertifiedContract.of(own)));
        return found;
    }

    /**
     * Of these contracts, those registered elsewhere, with the day on which somebody last found that they hold; long past where
     * somebody doubts it.
     */
    public Map<String, LocalDate> checkedOn(Collection<String> registrationNumbers) {
        Map<String, LocalDate> days = new HashMap<>();
        jdbc.sql(
                        """
                        select registration_number,
                            case when doubted_by is null then checked_on else registered_on - 1 end as checked_on
                        from external_contract
                        where registration_number = any(:numbers::text[]) and state = 'VERIFIED'
                        """)
                .param("numbers", registrationNumbers.toArray(String[]::new))
                .query(row -> {
                    days.put(row.getString("registration_number"), row.getObject("checked_on", LocalDate.class));
                });
        return days;
    }

    /** Numbers of all contracts that any of these organisations is or was a party of, whatever became of them. */
    public List<String> numbersOf(Collection<String> partyCodes) {
        return jdbc.sql(
                        """
                        select c.registration_number from unnest(:codes::text[]) p (uscc)
                        join certificate c on c.seller_uscc = p.uscc
                        union
                        select c.registration_number from unnest(:codes::text[]) p (uscc)
                        join certificate c on c.buyers @> jsonb_build_array(jsonb_build_object('uscc', p.uscc))
                        union
                        select e.registration_number from unnest(:codes::text[]) p (uscc)
                        join external_contract e on e.seller_uscc = p.uscc
                        union
                        select e.registration_number from unnest(:codes::text[]) p (uscc)
                        join external_contract e on e.buyer_uscc = p.uscc
                        """)
                .param("codes", partyCodes.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Contracts that can be relied on, of an organisation as seller or buyer, the newest first: our own and those that were
     * registered elsewhere.
     *
     * @param limit of each of the two
     */
    public List<CertifiedContract> ofParty(String uscc, int limit) {
        List<CertifiedContract> found = new ArrayList<>(jdbc
                .sql(
                        """
                        select * from certificate
                        where state = 'VALID'
                          and (seller_uscc = :uscc or buyers @> jsonb_build_array(jsonb_build_object('uscc', cast(:uscc as text))))
                        order by issued_on desc, id desc limit :limit
                        """)
                .param("uscc", uscc)
                .param("limit", limit)
                .query(rows)
                .list()
                .stream()
                .map(CertifiedContract::of)
                .toList());
        found.addAll(jdbc.sql(
                        """
                        select * from external_contract
                        where state = 'VERIFIED' and (seller_uscc = :uscc or buyer_uscc = :uscc)
                        order by registered_on desc, id desc limit :limit
                        """)
                .param("uscc", uscc)
                .param("limit", limit)
                .query(CertifiedContracts::external)
                .list());
        return found;
    }

    /** Our own registrations of these days that hold, in the order of their numbers; none of more than the limit. */
    public List<CertifiedContract> registeredBetween(LocalDate first, LocalDate last, int limit) {
        return jdbc
                .sql(
                        """
                        select * from certificate where state = 'VALID' and registered_on between :first and :last
                        order by registration_number, version desc limit :limit
                        """)
                .param("first", first)
                .param("last", last)
                .param("limit", limit)
                .query(rows)
                .list()
                .stream()
                .map(CertifiedContract::of)
                .toList();
    }

    /**
     * Registrations elsewhere change without our knowing: before money is paid, each is compared with its register again.
     *
     * @param since the day from which a comparison counts as fresh, such as that of the award
     * @throws Refusal conflict EXTERNAL_CHECK_NEEDED with the first number that nobody has found to hold since then, or that
     *     somebody doubts; our own are always fresh
     */
    public void requireFreshCheck(Collection<String> registrationNumbers, LocalDate since) {
        jdbc.sql(
                        """
                        select registration_number from external_contract
                        where registration_number = any(:numbers::text[]) and state = 'VERIFIED'
                            and (checked_on < :since or doubted_by is not null)
                        order by registration_number limit 1
                        """)
                .param("numbers", registrationNumbers.toArray(String[]::new))
                .param("since", since)
                .query(String.class)
                .optional()
                .ifPresent(number -> {
                    throw Refusal.conflict("EXTERNAL_CHECK_NEEDED", number, since);
                });
    }

    private Optional<CertifiedContract> external(String number) {
        return jdbc.sql(
                        """
                        select * from external_contract where registration_number = ? and state in ('VERIFIED', 'ENDED')
                        order by state = 'VERIFIED' desc, entered_at desc limit 1
                        """)
                .params(number)
                .query(CertifiedContracts::external)
                .optional();
    }

    private static CertifiedContract external(ResultSet row, int n) throws SQLException {
        return new CertifiedContract(
                row.getString("registration_number"),
                true,
                row.getString("title"),
                row.getString("category"),
                Money.of(row.getBigDecimal("contract_amount")),
                Money.of(row.getBigDecimal("technical_amount")),
                row.getBoolean("amount_provisional"),
                new Party(row.getString("seller_name"), row.getString("seller_uscc")),
                List.of(new Party(row.getString("buyer_name"), row.getString("buyer_uscc"))),
                row.getObject("sign_date", LocalDate.class),
                row.getObject("registered_on", LocalDate.class),
                "VERIFIED".equals(row.getString("state")) ? Certificate.State.VALID : Certificate.State.CANCELLED);
    }
}
