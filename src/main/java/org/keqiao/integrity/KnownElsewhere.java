package org.keqiao.integrity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.lang.Nullable;

/** What another register of the product knows against an organisation: it counts at every gate like a record in force. */
public interface KnownElsewhere {

    /**
     * @param uscc normalised; null for who has none
     * @param organisation itself; null where the code alone is known
     */
    List<IntegrityCheck.Entry> against(@Nullable String uscc, @Nullable UUID organisation, LocalDate today);

    /** Of these organisations, those against which it knows something that blocks money, in one statement. */
    Set<UUID> blocked(Collection<UUID> of);
}
