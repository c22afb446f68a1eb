package org.keqiao.studio.draft;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.keqiao.process.Bundle;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/**
 * A change of one matter under way: the whole bundle as it will be. A matter has at most one that is open; the ended
 * ones stay, since they say who proposed and who approved each version.
 */
@Entity
@Table(name = "studio_draft")
class Draft {

    @Id
    private UUID id;

    @Version
    private long version;

    private String matter;

    @Nullable
    private Integer basedOn;

    @Enumerated(EnumType.STRING)
    private DraftState state;

    @ElementCollection
    @CollectionTable(name = "studio_draft_file", joinColumns = @JoinColumn(name = "draft"))
    @MapKeyColumn(name = "path")
    @Column(name = "content")
    private Map<String, String> files = new TreeMap<>();

    /** Whoever changed anything in it: none of them may approve it. */
    @ElementCollection
    @CollectionTable(name = "studio_draft_author", joinColumns = @JoinColumn(name = "draft"))
    @Column(name = "username")
    private Set<String> authors = new HashSet<>();

    private Instant startedAt;
    private String startedBy;
    private Instant changedAt;
    private String changedBy;

    @Nullable
    private String note;

    @Nullable
    private LocalDate validFrom;

    @Nullable
    private Instant submittedAt;

    @Nullable
    private String submittedBy;

    @Nullable
    private Instant judgedAt;

    @Nullable
    private String judgedBy;

    /** Why it was sent back last time. */
    @Nullable
    private String reason;

    @Nullable
    private Integer published;

    private boolean moveCases;

    /** SHA-256 of the shipped bundle that was looked at meanwhile; null while the one it descends from still holds. */
    @Nullable
    private String baseline;

    protected Draft() {}

    /**
     * @param start the bundle to begin with: the version in force, or the beginnings of a new matter
     * @param basedOn version in force, null for a new matter
     */
    Draft(Bundle start, @Nullable Integer basedOn, String by, Instant at) {
        this.id = UUID.randomUUID();
        this.matter = start.matter();
        this.basedOn = basedOn;
        this.state = DraftState.EDITING;
        this.files.putAll(start.files());
        this.startedAt = at;
        this.startedBy = by;
        this.changedAt = at;
        this.changedBy = by;
    }

    void put(String path, String content, String by, Instant at) {
        requireEditing();
        files.put(path, content);
        changed(by, at);
    }

    void remove(String path, String by, Instant at) {
        requireEditing();
        if (files.remove(path) == null) {
            throw Refusal.notFound();
        }
        changed(by, at);
    }

    private void changed(String by, Instant at) {
        authors.add(by);
        changedBy = by;
        changedAt = at;
    }

    /** All files instead of those that were there. */
    void replace(Map<String, String> others, String by, Instant at) {
        requireEditing();
        files.keySet().retainAll(others.keySet());
        files.putAll(others);
        changed(by, at);
    }

    /** @param digest of the shipped bundle that the designers have looked at */
    void shippedSeen(String digest, String by, Instant at) {
        requireEditing();
        baseline = digest;
        changed(by, at);
    }

    void submit(@Nullable String note, @Nullable LocalDate validFrom, boolean moveCases, String by, Instant at) {
        requireEditing();
        this.note = note;
        this.validFrom = validFrom;
        this.moveCases = moveCases;
        this.reason = null;
        submittedBy = by;
        submittedAt = at;
        state = DraftState.SUBMITTED;
    }

    /** Back to the designers, on their own wish. */
    void takeBack() {
        require(DraftState.SUBMITTED);
        state = DraftState.EDITING;
    }

    void reject(String reason, String by, Instant at) {
        require(DraftState.SUBMITTED);
        requireStranger(by);
        judged(by, at);
        this.reason = reason;
        state = DraftState.EDITING;
    }

    /** From here on nobody changes it any more; it waits for its day. */
    void approve(String by, Instant at) {
        require(DraftState.SUBMITTED);
        requireStranger(by);
        judged(by, at);
        state = DraftState.APPROVED;
    }

    private void judged(String by, Instant at) {
        judgedBy = by;
        judgedAt = at;
    }

    void published(int as) {
        require(DraftState.APPROVED);
        published = as;
        state = DraftState.PUBLISHED;
    }

    /** What was approved can no longer be published: the designers look at it again. */
    void bounce(String why) {
        require(DraftState.APPROVED);
        reason = why;
        state = DraftState.EDITING;
    }

    /** The designers have looked at the version that came into force meanwhile. */
    void rebase(int newest, String by, Instant at) {
        requireEditing();
        basedOn = newest;
        changed(by, at);
    }

    void discard(String by, Instant at) {
        requireEditing();
        changedBy = by;
        changedAt = at;
        state = DraftState.DISCARDED;
    }

    private void requireStranger(String by) {
        if (authors.contains(by) || by.equals(submittedBy)) {
            throw Refusal.forbidden("OWN_CHANGE");
        }
    }

    private void requireEditing() {
        if (state == DraftState.SUBMITTED || state == DraftState.APPROVED) {
            throw Refusal.conflict("DRAFT_SUBMITTED");
        }
        require(DraftState.EDITING);
    }

    private void require(DraftState wanted) {
        if (state != wanted) {
            throw Refusal.conflict("DRAFT_STATE");
        }
    }

    UUID id() {
        return id;
    }

    String matter() {
        return matter;
    }

    DraftState state() {
        return state;
    }

    @Nullable
    Integer basedOn() {
        return basedOn;
    }

    @Nullable
    String baseline() {
        return baseline;
    }

    Bundle bundle() {
        return new Bundle(matter, files);
    }

    DraftView view() {
        return new DraftView(
                id,
                matter,
                basedOn,
                state,
                startedAt,
                startedBy,
                changedAt,
                changedBy,
                note,
                validFrom,
                moveCases,
                submittedAt,
                submittedBy,
                judgedAt,
                judgedBy,
                reason,
                published);
    }
}
