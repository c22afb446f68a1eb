package org.keqiao.integrity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A second person let a record into force that keeps an organisation from public money. What is granted and not paid yet
 * stops.
 *
 * @param from the first day; may lie ahead
 */
public record IntegrityBlocked(
        UUID recordId, String uscc, String name, IntegrityKind kind, String source, LocalDate from) {}
