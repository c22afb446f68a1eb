package org.keqiao.register.external;

import java.time.LocalDate;
import java.util.UUID;

/** Somebody found that a registration elsewhere holds no more: nothing is paid on it until a second person has looked. */
public record ExternalContractDoubted(UUID contractId, String registrationNumber, String reason, LocalDate on) {}
