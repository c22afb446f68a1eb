package org.keqiao.studio.replay;

import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.past.PastCases;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.draft.Drafting;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a matter as it stands in the studio would have done with cases that have ended. Designers and publishers may run
 * and read it; they see numbers, ways, amounts and limits, and get no right on any case by it.
 */
@Service
public class Replays {

    private final Drafting drafting;
    private final Publishing publishing;
    private final PastCases past;
    private final ReplayStore store;
    private final ReplayRuns runs;

    Replays(Drafting drafting, Publishing publishing, PastCases past, ReplayStore store, ReplayRuns runs) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.past = past;
        this.store = store;
        this.runs = runs;
    }

    /**
     * Begins a replay of the draft, or without a draft of the version in force; it goes on in the background.
     *
     * @throws Refusal NOT_FOUND; INVALID; CONFLICT when one of the matter runs, or too many wait
     * @throws BundleRefused when the check finds an error: there would be nothing to run on
     */
    public ReplayView start(Actor actor, String matter, ReplayRequest request) {
        StudioAccess.read(actor);
        request.check();
        Bundle bundle = drafting.bundle(actor, matter);
        List<Finding> findings = publishing.check(bundle);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(matter, findings);
        }
        UUID id = UUID.randomUUID();
        int total = past.count(matter, request.filter(), request.most());
        try {
            store.begin(id, matter, bundle.withoutTests().digest(), request, total, actor.username());
        } catch (DuplicateKeyException another) {
            throw Refusal.conflict("REPLAY_RUNNING");
        }
        if (!runs.queue(id, bundle, request)) {
            store.end(id, ReplayView.State.CANCELLED);
            throw Refusal.conflict("REPLAYS_WAITING");
        }
        return get(actor, matter, id);
    }

    /** The last replays of a matter, newest first. */
    public List<ReplayView> list(Actor actor, String matter) {
        String digest = drafting.bundle(actor, matter).withoutTests().digest();
        return store.of(matter).stream().map(row -> view(row, digest)).toList();
    }

    /** One replay and how far it is. */
    public ReplayView get(Actor actor, String matter, UUID id) {
        return view(
                row(actor, matter, id),
                drafting.bundle(actor, matter).withoutTests().digest());
    }

    /**
     * Stops one; what it found so far stays.
     *
     * @throws Refusal CONFLICT when it has ended
     */
    public void cancel(Actor actor, String matter, UUID id) {
        row(actor, matter, id);
        if (!store.end(id, ReplayView.State.CANCELLED)) {
            throw Refusal.conflict("REPLAY_ENDED");
        }
    }

    /**
     * Cases of a replay, the last decided first, without their ways.
     *
     * @param kind only those that differ like this, null for all
     */
    public CursorPage<ReplayedCase> cases(
            Actor actor, String matter, UUID id, @Nullable ReplayKind kind, @Nullable String cursor, int limit) {
        row(actor, matter, id);
        int after = Cursor.parse(cursor, 1)
                .map(at -> Math.toIntExact(Math.min(at.number(0), Integer.MAX_VALUE)))
                .orElse(0);
        return Cursor.page(store.cases(id, kind, after, limit + 1), limit, found -> Cursor.of(found.position()));
    }

    /** One case with both its ways. */
    public ReplayedCase one(Actor actor, String matter, UUID id, CaseNumber number) {
        row(actor, matter, id);
        return store.one(id, number).orElseThrow(Refusal::notFound);
    }

    private ReplayStore.Row row(Actor actor, String matter, UUID id) {
        StudioAccess.read(actor);
        return store.find(matter, id).orElseThrow(Refusal::notFound);
    }

    private static ReplayView view(ReplayStore.Row row, String digest) {
        ReplayView view = row.view();
        return new ReplayView(
                view.id(),
                view.matter(),
                view.request(),
                view.state(),
                view.startedAt(),
                view.startedBy(),
                view.finishedAt(),
                view.total(),
                view.done(),
                view.counts(),
                !row.digest().equals(digest));
    }
}
