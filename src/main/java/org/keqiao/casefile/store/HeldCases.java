package org.keqiao.casefile.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.TransactionScope;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The rows of {@code case_file} that one transaction has locked, as they stand in it. */
@Component
@Scope(TransactionScope.NAME)
class HeldCases {

    private final Map<UUID, CaseFile> rows = new HashMap<>();

    Optional<CaseFile> get(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }

    Optional<CaseFile> get(CaseNumber number) {
        return rows.values().stream().filter(row -> number.equals(row.number())).findFirst();
    }

    void put(CaseFile row) {
        rows.put(row.id(), row);
    }

    void remove(UUID id) {
        rows.remove(id);
    }
}
