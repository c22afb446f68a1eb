package org.keqiao.register;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.form.CodeTables;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.AddressLimits;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;

/**
 * 技术合同证明网上认证: tells anybody who holds a certificate how it stands, one that still waits for its seal included. An
 * unknown number and a wrong code get the same answer. Not one transaction a look-up, since the tries are counted in one
 * of their own.
 */
@Service
public class CertificateVerification {

    private static final String PURPOSE = "certificate";
    private static final int TRIES = 10;
    private static final String FILE_PURPOSE = "certificate-file";
    private static final int FILES = 30;
    private static final Duration PER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CertificateRows rows;
    private final Letters letters;
    private final AddressLimits limits;
    private final CityProfiles cities;
    private final CodeTables codes = CodeTables.shipped();

    CertificateVerification(
            JdbcClient jdbc, CertificateRows rows, Letters letters, AddressLimits limits, CityProfiles cities) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.letters = letters;
        this.limits = limits;
        this.cities = cities;
    }

    /**
     * What the public may know: what the newest version states, whichever of them is shown.
     *
     * @param state of the version that is shown: AMENDED once another has taken its place
     * @param stateSince since when the state holds
     * @param version the newest
     * @param shown the one that the visitor holds
     * @param amendedOn when the newest was registered, null while it is the first
     * @param seller masked, enough to compare it with the paper
     * @param category name of the contract category, with the kind below it
     * @param station who registered the contract
     */
    public record Verified(
            Certificate.State state,
            LocalDate stateSince,
            String registrationNumber,
            int version,
            int shown,
            @Nullable LocalDate amendedOn,
            String title,
            String seller,
            List<String> buyers,
            String category,
            Money contractAmount,
            Money technicalAmount,
            boolean amountProvisional,
            LocalDate signDate,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            LocalDate issuedOn,
            String station) {}

    /**
     * By number and code. Failed tries count against the address, on real time.
     *
     * @param address the visitor's network address
     * @throws Refusal NOT_FOUND, or TOO_MANY after ten failed tries in an hour
     */
    public Verified byCode(String number, @Nullable String code, String address, Locale locale) {
        limits.take(PURPOSE, address, TRIES, PER);
        Optional<Certificate> found = code == null ? Optional.empty() : find(number.strip(), code);
        if (found.isEmpty()) {
            throw Refusal.notFound();
        }
        limits.giveBack(PURPOSE, address, TRIES, PER);
        return verified(found.get(), newest(found.get().number()), locale);
    }

    /**
     * By the digest of a file: it is a certificate's document, byte for byte.
     *
     * @param sha256 in hexadecimal
     * @throws Refusal NOT_FOUND, or TOO_MANY after thirty files in an hour
     */
    public Verified byDigest(String sha256, String address, Locale locale) {
        limits.take(FILE_PURPOSE, address, FILES, PER);
        return letters.withDigest(sha256.toLowerCase(Locale.ROOT))
                .map(Letter::id)
                .flatMap(letter -> jdbc.sql("select * from certificate where letter_id = :letter")
                        .param("letter", letter)
                        .query(rows)
                        .optional())
                .map(certificate -> verified(certificate, newest(certificate.number()), locale))
                .orElseThrow(Refusal::notFound);
    }

    private Optional<Certificate> find(String number, String code) {
        return jdbc
                .sql("select * from certificate where registration_number = :number")
                .param("number", number)
                .query(rows)
                .list()
                .stream()
                .filter(certificate -> VerificationCode.matches(certificate.verificationCode(), code))
                .findFirst();
    }

    private Certificate newest(String number) {
        return jdbc.sql("select * from certificate where registration_number = :number order by version desc limit 1")
                .param("number", number)
                .query(rows)
                .single();
    }

    private Verified verified(Certificate shown, Certificate certificate, Locale locale) {
        String category = codes.label("contract-category", certificate.category(), locale);
        return new Verified(
                shown.state(),
                shown.stateSince(),
                certificate.number(),
                certificate.version(),
                shown.version(),
                certificate.version() > 1 ? certificate.issuedOn() : null,
                certificate.title(),
                Mask.party(certificate.seller()),
                certificate.buyers().stream().map(Mask::party).toList(),
                certificate.subKind() == null
                        ? category
                        : category + " · " + codes.label("contract-sub-kind", certificate.subKind(), locale),
                certificate.contractAmount(),
                certificate.technicalAmount(),
                certificate.amountProvisional(),
                certificate.signDate(),
                certificate.effectiveFrom(),
                certificate.effectiveTo(),
                certificate.issuedOn(),
                cities.officeName(certificate.station() == null ? certificate.city() : certificate.station(), locale));
    }
}
