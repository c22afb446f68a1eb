package org.keqiao.register.external;

import java.util.UUID;

/** Two people found that a registration elsewhere holds no more: what was granted on it and is not paid yet stops. */
public record ExternalContractEnded(UUID contractId, String registrationNumber, String reason) {}
