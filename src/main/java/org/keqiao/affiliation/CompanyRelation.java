package org.keqiao.affiliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.lang.Nullable;

/**
 * 企业关联关系: how two companies, or a company and a group, belong together.
 *
 * @param uscc who holds; of a group its member
 * @param otherUscc in whom; null for a member of a group
 * @param percent what the first holds of the other; null unless it holds shares
 * @param group name of the group; null unless it is of one
 * @param to last day; null while nobody knows it
 * @param decidedBy who let it into force or rejected it; null before
 * @param note why it was rejected; null without one
 * @param ending the last word on its end; null while nobody said that it ended
 * @param awaitsReader true when the reader is the second person whom entry or ending waits for
 */
public record CompanyRelation(
        UUID id,
        RelationKind kind,
        String uscc,
        String name,
        @Nullable String otherUscc,
        @Nullable String otherName,
        @Nullable BigDecimal percent,
        @Nullable String group,
        String source,
        String evidence,
        LocalDate from,
        @Nullable LocalDate to,
        State state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable LocalDate decidedOn,
        @Nullable String note,
        @Nullable RelationEnding ending,
        boolean awaitsReader) {

    /** Names are stored. */
    public enum State {
        /** Counts for nothing until a second person has looked. */
        ENTERED,
        /** Counts from its first to its last day. */
        IN_FORCE,
        REJECTED,
        /** It never held. */
        STRUCK
    }

    /**
     * That it ended.
     *
     * @param last day on which it held; null when it never did
     * @param decidedBy who agreed or did not; null before
     * @param note why not; null without one
     */
    public record RelationEnding(
            @Nullable LocalDate last,
            String reason,
            EndingState state,
            String enteredBy,
            @Nullable String decidedBy,
            @Nullable String note) {}

    /** Names are stored. */
    public enum EndingState {
        /** The relation counts as before until a second person has looked. */
        ENTERED,
        AGREED,
        REJECTED
    }

    /** Whether it waits for a second person. */
    public boolean waits() {
        return state == State.ENTERED || ending != null && ending.state() == EndingState.ENTERED;
    }
}
