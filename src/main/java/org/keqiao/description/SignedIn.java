package org.keqiao.description;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;

/** The answer to a sign-in; the call itself may also answer a problem, which hides its type. */
@Schema(name = "Token")
record SignedIn(String token, OffsetDateTime expiresAt) {}
