package org.keqiao.register;

import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Registered contracts as whatever rests on them sees them: the newest version, whoever is signed in. */
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
        jdbc.sql(
                        """
                        select id from certificate where registration_number = any(:numbers::text[]) and version = 1
                        order by registration_number for no key update
                        """)
                .param("numbers", registrationNumbers.toArray(String[]::new))
                .query()
                .listOfRows();
    }

    /**
     * @param registrationNumber as somebody typed it; blanks around it do not count
     * @return empty when no contract has it
     */
    public Optional<Certificate> find(String registrationNumber) {
        return jdbc.sql("select * from certificate where registration_number = ? order by version desc limit 1")
                .params(registrationNumber.strip())
                .query(rows)
                .optional();
    }
}
