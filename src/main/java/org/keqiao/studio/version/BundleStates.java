package org.keqiao.studio.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleComparison;
import org.keqiao.process.BundleDifference;
import org.keqiao.process.Publishing;
import org.keqiao.process.Publishing.Publication;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.draft.OpenDrafts;
import org.keqiao.studio.draft.OpenDrafts.OpenDraft;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The states of a matter's files that can be read and compared: the open change, its versions, what the product brings. */
@Service
public class BundleStates {

    public static final String DRAFT = "draft";

    /** What this product brings. */
    public static final String SHIPPED = "shipped";

    /** What the product had brought when the version in force was redesigned from it. */
    public static final String BASELINE = "baseline";

    /** No file at all: what a new matter begins with. */
    public static final String NOTHING = "nothing";

    /** Before the id of a state that was given a name. */
    public static final String KEPT = "kept:";

    private static final int LONGEST_VERSION = 9;

    private final OpenDrafts drafts;
    private final Publishing publishing;
    private final KeptVersions kept;
    private final BundleComparison comparison;

    BundleStates(OpenDrafts drafts, Publishing publishing, KeptVersions kept, BundleComparison comparison) {
        this.kept = kept;
        this.drafts = drafts;
        this.publishing = publishing;
        this.comparison = comparison;
    }

    /** Where a state comes from. */
    public enum Kind {
        DRAFT,
        KEPT,
        PUBLISHED,
        SHIPPED,
        BASELINE,
        NOTHING
    }

    /**
     * A state to choose from.
     *
     * @param ref what names it in addresses: {@code draft}, {@code 3}, {@code shipped}
     * @param version of a published one, else null
     * @param name what people called it, else null
     * @param at when it was made or last changed, null where that is not known
     * @param by sign-in name, null where nobody stands behind it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BundleState(
            String ref,
            Kind kind,
            @Nullable Integer version,
            @Nullable String name,
            @Nullable Instant at,
            @Nullable String by) {

        private static BundleState of(String ref, Kind kind) {
            return new BundleState(ref, kind, null, null, null, null);
        }
    }

    /** Two states to compare. */
    public record Pair(String from, String to) {}

    /** The open change first, then the versions from the newest. */
    @Transactional(readOnly = true)
    public List<BundleState> all(Actor actor, String matter) {
        StudioAccess.read(actor);
        List<BundleState> states = new ArrayList<>();
        drafts.of(matter)
                .map(OpenDraft::view)
                .ifPresent(
                        d -> states.add(new BundleState(DRAFT, Kind.DRAFT, null, null, d.changedAt(), d.changedBy())));
        List<Publication> versions = publishing.publications(matter);
        if (states.isEmpty() && versions.isEmpty()) {
            throw Refusal.notFound();
        }
        kept.of(matter)
                .forEach(k -> states.add(new BundleState(KEPT + k.id(), Kind.KEPT, null, k.name(), k.at(), k.by())));
        versions.forEach(p -> states.add(new BundleState(
                String.valueOf(p.version()), Kind.PUBLISHED, p.version(), null, p.publishedAt(), p.publishedBy())));
        if (publishing.shipped(matter).isPresent()) {
            states.add(BundleState.of(SHIPPED, Kind.SHIPPED));
        }
        if (baseline(matter).isPresent()) {
            states.add(BundleState.of(BASELINE, Kind.BASELINE));
        }
        states.add(BundleState.of(NOTHING, Kind.NOTHING));
        return states;
    }

    /** What a reader wants to see first: the change beside what it began with, or the last two versions. */
    @Transactional(readOnly = true)
    public Pair usual(Actor actor, String matter) {
        StudioAccess.read(actor);
        Optional<OpenDraft> draft = drafts.of(matter);
        if (draft.isPresent()) {
            Integer base = draft.get().view().basedOn();
            return new Pair(base == null ? NOTHING : String.valueOf(base), DRAFT);
        }
        List<Publication> versions = publishing.publications(matter);
        if (versions.isEmpty()) {
            throw Refusal.notFound();
        }
        String before = versions.size() > 1 ? String.valueOf(versions.get(1).version()) : NOTHING;
        return new Pair(before, String.valueOf(versions.get(0).version()));
    }

    /**
     * The files of a state.
     *
     * @throws Refusal NOT_FOUND when there is none
     */
    @Transactional(readOnly = true)
    public Bundle read(Actor actor, String matter, String ref) {
        StudioAccess.read(actor);
        Optional<Bundle> found =
                switch (ref) {
                    case DRAFT -> drafts.of(matter).map(OpenDraft::bundle);
                    case SHIPPED -> publishing.shipped(matter);
                    case BASELINE -> baseline(matter);
                    case NOTHING -> Optional.of(new Bundle(matter, Map.of()));
                    default -> published(matter, ref);
                };
        return found.orElseThrow(Refusal::notFound);
    }

    /**
     * What differs between two states.
     *
     * @param locale language of the answer
     */
    @Transactional(readOnly = true)
    public BundleDifference difference(Actor actor, String matter, String from, String to, Locale locale) {
        return comparison.compare(read(actor, matter, from), read(actor, matter, to), locale);
    }

    private Optional<Bundle> published(String matter, String ref) {
        if (ref.startsWith(KEPT)) {
            return id(ref.substring(KEPT.length())).flatMap(id -> kept.bundle(matter, id));
        }
        if (ref.length() > LONGEST_VERSION || !ref.matches("[0-9]+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(publishing.bundle(matter, Integer.parseInt(ref)));
        } catch (NoSuchElementException never) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** {@link #BASELINE}; empty where none is kept. */
    Optional<Bundle> baseline(String matter) {
        List<Publication> versions = publishing.publications(matter);
        return versions.stream()
                .findFirst()
                .filter(newest -> !newest.shipped())
                .flatMap(newest -> versions.stream()
                        .filter(p -> p.shipped() && p.baseline().equals(newest.baseline()))
                        .findFirst())
                .map(p -> publishing.bundle(matter, p.version()));
    }
}
