package org.keqiao.studio.version;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keqiao.process.Bundle;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.FileState;
import org.keqiao.studio.draft.FileState.How;
import org.keqiao.studio.draft.OpenDrafts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A version that came with the product while an administrator's own is in force, seen three ways: what the product brought
 * before, what it brings now, and what is ours.
 */
@Service
public class ShippedUpdates {

    private final Publishing publishing;
    private final BundleStates states;
    private final Drafting drafting;
    private final OpenDrafts drafts;
    private final Restoring restoring;
    private final KeptVersions kept;
    private final Texts texts;
    private final Clock clock;

    ShippedUpdates(
            Publishing publishing,
            BundleStates states,
            Drafting drafting,
            OpenDrafts drafts,
            Restoring restoring,
            KeptVersions kept,
            Texts texts,
            Clock clock) {
        this.publishing = publishing;
        this.states = states;
        this.drafting = drafting;
        this.drafts = drafts;
        this.restoring = restoring;
        this.kept = kept;
        this.texts = texts;
        this.clock = clock;
    }

    /** Who changed a file since the product brought it before. */
    public enum Standing {
        /** Nobody, or both in the same way: there is nothing to do. */
        SAME,
        /** The product alone: taking it loses nothing of ours. */
        PRODUCT,
        /** We alone: the product brings what it brought before. */
        OURS,
        /** Both, each in their way: somebody has to look. */
        BOTH
    }

    /**
     * One file.
     *
     * @param product how what the product brings now differs from what it brought before
     * @param ours how ours differs from what the product brought before
     */
    public record UpdatedFile(String path, How product, How ours, Standing standing) {}

    /**
     * The product's new version beside ours.
     *
     * @param open true while it is new to the designers: it came after ours, and no change says that it was looked at
     * @param known false when what the product brought before is not kept, so that ours is compared with the new one alone
     */
    public record Update(boolean open, boolean known, List<UpdatedFile> files) {

        public Update {
            files = List.copyOf(files);
        }
    }

    /**
     * @throws Refusal NOT_FOUND for a matter that the product does not bring
     */
    @Transactional(readOnly = true)
    public Update of(Actor actor, String matter) {
        StudioAccess.read(actor);
        Bundle now = bare(publishing.shipped(matter).orElseThrow(Refusal::notFound));
        Bundle ours = bare(drafting.bundle(actor, matter));
        Optional<Bundle> before = states.baseline(matter).map(this::bare);
        Bundle base = before.orElse(ours);
        Map<String, How> product = how(base, now);
        Map<String, How> mine = how(base, ours);
        TreeSet<String> paths = new TreeSet<>(product.keySet());
        paths.addAll(mine.keySet());
        List<UpdatedFile> files = paths.stream()
                .map(path -> new UpdatedFile(
                        path,
                        product.getOrDefault(path, How.SAME),
                        mine.getOrDefault(path, How.SAME),
                        standing(path, base, now, ours)))
                .toList();
        return new Update(isOpen(matter), before.isPresent(), files);
    }

    /**
     * Takes files of the product's version into the draft; what the draft was before is kept.
     *
     * @param paths files of the product's version, or of ours that it has no more
     * @throws Refusal CONFLICT when somebody else has the matter open, or its change waits for approval
     */
    @Transactional
    public void take(Actor actor, String matter, List<String> paths) {
        StudioAccess.change(actor);
        drafts.lock(matter)
                .ifPresent(draft -> kept.keep(
                        draft, texts.get("publishing.kept.before", null, clock.instant()), null, true, actor));
        paths.forEach(path -> restoring.take(actor, matter, BundleStates.SHIPPED, path));
    }

    /** Takes the product's version as it is, instead of all of ours. */
    @Transactional
    public DraftView takeAll(Actor actor, String matter) {
        restoring.restore(actor, matter, BundleStates.SHIPPED);
        return restoring.shippedSeen(actor, matter);
    }

    /** What people wrote: the version that publishing puts into models is nobody's change. */
    private Bundle bare(Bundle bundle) {
        return publishing.comparable(bundle.withoutTests());
    }

    private boolean isOpen(String matter) {
        String looked = drafts.of(matter).map(OpenDrafts.OpenDraft::baseline).orElse(null);
        return publishing.hasShippedUpdate(matter)
                && !publishing
                        .shippedDigest(matter)
                        .filter(d -> d.equals(looked))
                        .isPresent();
    }

    private static Map<String, How> how(Bundle before, Bundle now) {
        Map<String, How> how = new TreeMap<>();
        FileState.between(before, now).forEach(file -> how.put(file.path(), file.how()));
        return how;
    }

    private static Standing standing(String path, Bundle base, Bundle now, Bundle ours) {
        String old = base.files().get(path);
        String theirs = now.files().get(path);
        String mine = ours.files().get(path);
        if (same(theirs, mine)) {
            return Standing.SAME;
        }
        if (same(old, mine)) {
            return Standing.PRODUCT;
        }
        return same(old, theirs) ? Standing.OURS : Standing.BOTH;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other);
    }
}
