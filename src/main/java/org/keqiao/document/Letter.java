package org.keqiao.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 文书: an issued letter or certificate.
 *
 * @param kind letter id of the bundle, {@code LT-01}
 * @param number 文号, null for a letter without one
 * @param issuedOn the date it bears
 * @param verificationCode null for ordinary letters
 * @param sealedAt null until it is sealed
 * @param sealFailures how often an e-seal provider failed to seal it
 * @param textSha256 digest of what it says, fixed when it was issued: hexadecimal SHA-256 of its HTML in UTF-8
 * @param sha256 digest of the bytes that are now handed out, null until they are first read
 * @param policyUnverified the document or the validity of the policy that it is about is not verified
 * @param service how it was served, null until then
 * @param servedOn from this day it takes effect, null until it is served
 */
public record Letter(
        UUID id,
        UUID caseId,
        String caseNumber,
        String kind,
        String name,
        int templateVersion,
        @Nullable String number,
        LocalDate issuedOn,
        @Nullable String verificationCode,
        Seal seal,
        @Nullable Instant sealedAt,
        int sealFailures,
        String textSha256,
        @Nullable String sha256,
        boolean policyUnverified,
        @Nullable Service service,
        @Nullable LocalDate servedOn) {

    /** 用印. */
    public enum Seal {
        /** The place is marked, the seal is missing. */
        BLANK,
        /** A seal that says that it is none; on the demonstration only. */
        DEMO,
        /** By a provider of electronic seals. */
        ELECTRONIC,
        /** By hand: the stamped copy was uploaded. */
        STAMPED
    }

    /** 送达. */
    public enum Service {
        /** The party has consented to electronic service. */
        ELECTRONIC,
        /** 签收. */
        RECEIPT,
        /** 送达回证. */
        PROOF_OF_SERVICE
    }

    public boolean isSealed() {
        return seal != Seal.BLANK;
    }

    /** A letter takes effect when it is served. */
    public boolean isServed() {
        return servedOn != null;
    }
}
