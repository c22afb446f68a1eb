package org.keqiao.intermediary.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.intermediary.BrokerLevel;
import org.springframework.lang.Nullable;

/**
 * 技术经纪人培训班.
 *
 * @param level of the certificate that its exam leads to
 * @param host who holds it
 * @param enrolUntil last day on which one may enrol
 * @param enrolled how many have a place
 * @param passMark points of a hundred
 * @param cancelledOn when it was called off; null while it takes place
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BrokerTraining(
        UUID id,
        String number,
        String title,
        BrokerLevel level,
        String host,
        LocalDate enrolUntil,
        LocalDate firstDay,
        LocalDate lastDay,
        LocalDate examOn,
        int places,
        int enrolled,
        BigDecimal passMark,
        @Nullable LocalDate cancelledOn) {}
