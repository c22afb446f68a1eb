package org.keqiao.policy.document;

import java.time.LocalDate;
import java.util.List;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;

/**
 * 政策文件, as far as it is known: what nobody has verified is null.
 *
 * @param key by which it is known for ever
 * @param version counts what was published of it, from 1
 * @param number 文号, as rows of policy tables name it; of a law its name
 * @param issuer 发文机关
 * @param validFrom first day
 * @param validTo last day by itself; null for none as well
 * @param lapsed known to hold no more, nobody knows since when
 * @param supersedes key of the document whose place it takes from its first day
 * @param inPart the other one goes on, but for what this one says otherwise
 * @param abolishedOn first day on which it holds no more
 * @param abolishedBy key of the document that says so
 * @param note what else is known, empty for nothing
 */
public record PolicyDocument(
        String key,
        int version,
        @Nullable String number,
        Bilingual title,
        @Nullable String issuer,
        @Nullable Level level,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean lapsed,
        @Nullable String supersedes,
        boolean inPart,
        @Nullable LocalDate abolishedOn,
        @Nullable String abolishedBy,
        Bilingual note,
        List<Succession> successions) {

    public PolicyDocument {
        successions = List.copyOf(successions);
    }

    /** 层级. Names are stored. */
    public enum Level {
        NATION,
        PROVINCE,
        CITY,
        COUNTY
    }

    /** By what people call it: its number, or its title while nobody knows that. */
    public Bilingual name() {
        return number == null ? title : new Bilingual(number, number);
    }

    /** Whether number, issuer or one of its days is not verified. A document without a last day need not have one. */
    public boolean isUnverified() {
        return number == null || issuer == null || issuedOn == null || validFrom == null || lapsed;
    }
}
