package org.keqiao.inbox;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * An officer declared a relation, or one that was declared before is with a team as well, since it has another leader; published in
 * the same transaction.
 *
 * @param account of the officer
 * @param person the officer's name
 * @param organisation its name, as it was declared
 * @param since from which day on; null where nobody said, and it counts as always
 * @param team the only organisation that it is about; null where it is all that it is with
 */
public record RelationDeclared(
        UUID relation,
        UUID account,
        String person,
        String organisation,
        @Nullable LocalDate since,
        @Nullable UUID team) {}
