package org.keqiao.intermediary.training;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.intermediary.BrokerLevel;
import org.keqiao.intermediary.RegisterNumbers;
import org.keqiao.intermediary.training.TrainingFile.Enrolment;
import org.keqiao.organization.CityProfiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The certificates that the bureau gave itself; those of others a listing knows by their paper alone. */
@Component
public class BrokerCertificates {

    private static final String SERIES = "JJZS";

    private final JdbcClient jdbc;
    private final RegisterNumbers numbers;
    private final CityProfiles cities;
    private final Clock clock;

    BrokerCertificates(JdbcClient jdbc, RegisterNumbers numbers, CityProfiles cities, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.cities = cities;
        this.clock = clock;
    }

    /** @param number as somebody types it, in whatever case */
    public Optional<BrokerCertificate> find(@Nullable String number) {
        return number == null
                ? Optional.empty()
                : jdbc.sql("select * from broker_certificate where number = ?")
                        .params(typed(number))
                        .query((row, n) -> new BrokerCertificate(
                                row.getString("number"),
                                row.getObject("organisation", UUID.class),
                                row.getString("name"),
                                BrokerLevel.valueOf(row.getString("level")),
                                row.getString("issuer"),
                                row.getObject("issued_on", LocalDate.class),
                                row.getObject("annulled_on", LocalDate.class)))
                        .optional();
    }

    /** It counts as never given; two people have agreed on that. */
    @Transactional(propagation = Propagation.MANDATORY)
    void annul(String number) {
        jdbc.sql("update broker_certificate set annulled_on = ? where number = ?")
                .params(LocalDate.now(clock), number)
                .update();
    }

    /** The same as {@link #find}, and nobody annuls it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<BrokerCertificate> hold(@Nullable String number) {
        if (number != null) {
            jdbc.sql("select 1 from broker_certificate where number = ? for share")
                    .params(typed(number))
                    .query(Integer.class)
                    .list();
        }
        return find(number);
    }

    /** Whether a number is of the bureau's own series, so that it is known if it was ever given. */
    public boolean isOfOwnSeries(String number) {
        return typed(number).startsWith(numbers.prefix(SERIES));
    }

    private static String typed(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    /** Numbered in the order of the list; the same few statements however many they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    void issue(List<Enrolment> to, BrokerLevel level) {
        if (to.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        jdbc.sql(
                        """
                        insert into broker_certificate (number, enrolment, organisation, name, level, issuer, issued_on)
                        select u.number, e.id, e.organisation, e.name, :level, :issuer, :today
                        from unnest(:numbers::text[], :enrolments::uuid[]) u(number, enrolment)
                            join training_enrolment e on e.id = u.enrolment
                        """)
                .param("numbers", numbers.next(SERIES, today, to.size()).toArray(String[]::new))
                .param("enrolments", to.stream().map(Enrolment::id).toArray(UUID[]::new))
                .param("level", level.name())
                .param("issuer", cities.bureauAsIssuer(today).name())
                .param("today", today)
                .update();
    }
}
