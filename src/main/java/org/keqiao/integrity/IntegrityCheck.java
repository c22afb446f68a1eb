package org.keqiao.integrity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * What the register said of an organisation on a day: kept with the case that asked.
 *
 * @param result the gravest of the records in force; PASS without any
 * @param records in force on that day, the gravest first
 */
public record IntegrityCheck(IntegrityResult result, LocalDate checkedOn, List<Entry> records) {

    public IntegrityCheck {
        records = List.copyOf(records);
    }

    /**
     * @param to last day; null while nobody knows it
     */
    public record Entry(
            UUID id,
            IntegrityKind kind,
            IntegrityResult result,
            String source,
            LocalDate from,
            @Nullable LocalDate to) {}

    public boolean isBlocked() {
        return result == IntegrityResult.BLOCK;
    }

    /** The record that weighs most; empty without any. */
    public Optional<Entry> gravest() {
        return records.stream().findFirst();
    }
}
