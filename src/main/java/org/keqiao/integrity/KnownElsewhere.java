package org.keqiao.integrity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What another register of the product knows against an organisation: it counts at every gate like a record in force. */
public interface KnownElsewhere {

    /** @param uscc normalised */
    List<IntegrityCheck.Entry> against(String uscc, LocalDate today);

    /** Of these organisations, those against which it knows something that blocks money, in one statement. */
    Set<UUID> blocked(Collection<UUID> of);
}
