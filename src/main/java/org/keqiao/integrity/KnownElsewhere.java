package org.keqiao.integrity;

import java.time.LocalDate;
import java.util.List;

/** What another register of the product knows against an organisation: it counts at every gate like a record in force. */
public interface KnownElsewhere {

    /** @param uscc normalised */
    List<IntegrityCheck.Entry> against(String uscc, LocalDate today);
}
