package org.keqiao.studio.version;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.BundleValidator;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.keqiao.studio.draft.DraftView;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.EditLock;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.draft.OpenDrafts;
import org.keqiao.studio.draft.OpenDrafts.OpenDraft;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes back to an earlier state of a matter, or takes a file of another state: always into the draft, which is kept under
 * a name first, so that nothing gets lost.
 */
@Service
public class Restoring {

    private final OpenDrafts drafts;
    private final Drafting drafting;
    private final BundleStates states;
    private final KeptVersions kept;
    private final BundleValidator validator;
    private final Publishing publishing;
    private final EditLock lock;
    private final StudioRecord record;
    private final Texts texts;
    private final Clock clock;

    Restoring(
            OpenDrafts drafts,
            Drafting drafting,
            BundleStates states,
            KeptVersions kept,
            BundleValidator validator,
            Publishing publishing,
            EditLock lock,
            StudioRecord record,
            Texts texts,
            Clock clock) {
        this.drafts = drafts;
        this.drafting = drafting;
        this.states = states;
        this.kept = kept;
        this.validator = validator;
        this.publishing = publishing;
        this.lock = lock;
        this.record = record;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Gives the open draft, as it is now, a name.
     *
     * @param name 1 to 120 characters
     * @return how other calls refer to it
     * @throws Refusal NOT_FOUND without a draft
     */
    @Transactional
    public String keep(Actor actor, String matter, String name, @Nullable String note) {
        StudioAccess.change(actor);
        OpenDraft draft = drafts.lock(matter).orElseThrow(Refusal::notFound);
        return BundleStates.KEPT + kept.keep(draft, name, note, false, actor);
    }

    /**
     * Puts the draft back to a state, or starts one from it.
     *
     * @param ref of {@link BundleStates}
     */
    @Transactional
    public DraftView restore(Actor actor, String matter, String ref) {
        StudioAccess.change(actor);
        Bundle bundle = states.read(actor, matter, ref);
        return replace(actor, matter, bundle, StudioEvent.Kind.RESTORED, ref);
    }

    /** @throws BundleRefused with what each file holds that no matter may ever contain */
    void requireAdmitted(Bundle bundle) {
        List<Finding> findings = new ArrayList<>();
        bundle.files().forEach((path, text) -> findings.addAll(validator.admit(path, text)));
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(bundle.matter(), findings);
        }
    }

    /** All files of a draft exchanged; the state before is kept. */
    DraftView replace(Actor actor, String matter, Bundle bundle, StudioEvent.Kind kind, @Nullable String detail) {
        requireAdmitted(bundle);
        Optional<OpenDraft> open = drafts.lock(matter);
        OpenDraft draft = open.orElseGet(() -> drafts.openOrStart(actor, matter));
        lock.admit(actor, matter, Hand.NONE);
        if (open.isPresent() && !draft.bundle().equals(bundle)) {
            kept.keep(draft, texts.get("publishing.kept.before", null, clock.instant()), null, true, actor);
        }
        DraftView replaced = drafts.replace(matter, bundle, actor);
        record.add(kind, matter, replaced.id(), actor, detail);
        return replaced;
    }

    /**
     * Takes one file of another state into the draft; where that state has none, takes it out.
     *
     * @param ref of {@link BundleStates}
     */
    @Transactional
    public void take(Actor actor, String matter, String ref, String path) {
        Optional<String> content = states.read(actor, matter, ref).file(path);
        if (content.isPresent()) {
            drafting.put(actor, matter, path, content.get().getBytes(java.nio.charset.StandardCharsets.UTF_8), null);
        } else {
            drafting.remove(actor, matter, path, null);
        }
    }

    /** Says that the draft holds what is wanted of the product's new version: it is not offered again once published. */
    @Transactional
    public DraftView shippedSeen(Actor actor, String matter) {
        StudioAccess.change(actor);
        String digest = publishing.shippedDigest(matter).orElseThrow(Refusal::notFound);
        OpenDraft draft = drafts.openOrStart(actor, matter);
        lock.admit(actor, matter, Hand.NONE);
        record.add(StudioEvent.Kind.SHIPPED_SEEN, matter, draft.view().id(), actor, null);
        return drafts.shippedSeen(matter, digest, actor);
    }
}
