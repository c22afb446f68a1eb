package org.keqiao.studio.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.keqiao.process.Bundle;
import org.keqiao.process.Json;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All matters as their designers see them: in force, in change, in use. */
@Service
public class StudioMatters {

    private final Matters matters;
    private final Publishing publishing;
    private final Drafts drafts;
    private final EditLock lock;
    private final StudioRecord record;

    StudioMatters(Matters matters, Publishing publishing, Drafts drafts, EditLock lock, StudioRecord record) {
        this.lock = lock;
        this.matters = matters;
        this.publishing = publishing;
        this.drafts = drafts;
        this.record = record;
    }

    /**
     * One matter.
     *
     * @param version version in force, null for a matter that was never published
     * @param draft the open change, null when nobody changes it
     * @param editing who has it open to change it, null for nobody
     * @param versions newest first
     * @param shippedUpdate true when the product brought a newer version that a redesign keeps out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Overview(
            String key,
            MatterSettings.Text name,
            @Nullable Integer version,
            @Nullable DraftView draft,
            @Nullable EditLock.Hold editing,
            List<VersionInUse> versions,
            boolean shippedUpdate) {}

    /**
     * One version.
     *
     * @param withdrawn true when new cases do not take it any more
     * @param underWay cases that run on it now
     */
    public record VersionInUse(
            int version, Instant publishedAt, String publishedBy, boolean shipped, boolean withdrawn, int underWay) {}

    /** Published ones first, in the catalogue's order, then the new ones. */
    @Transactional(readOnly = true)
    public List<Overview> all(Actor actor) {
        StudioAccess.read(actor);
        Map<String, Draft> open = new TreeMap<>();
        drafts.allOpen().forEach(draft -> open.put(draft.matter(), draft));
        List<Overview> overviews = new ArrayList<>();
        for (Matter matter : matters.current()) {
            Draft draft = open.remove(matter.key());
            overviews.add(new Overview(
                    matter.key(),
                    matter.settings().name(),
                    matter.version(),
                    draft == null ? null : draft.view(),
                    lock.holder(actor, matter.key()).orElse(null),
                    versions(matter.key()),
                    publishing.hasShippedUpdate(matter.key())));
        }
        open.values()
                .forEach(draft -> overviews.add(new Overview(
                        draft.matter(),
                        nameOf(draft.bundle()),
                        null,
                        draft.view(),
                        lock.holder(actor, draft.matter()).orElse(null),
                        List.of(),
                        false)));
        return overviews;
    }

    /**
     * What people call a matter.
     *
     * @throws Refusal NOT_FOUND when there is neither a version nor a draft
     */
    @Transactional(readOnly = true)
    public MatterSettings.Text name(Actor actor, String matter) {
        StudioAccess.read(actor);
        return matters.current(matter)
                .map(found -> found.settings().name())
                .or(() -> drafts.open(matter).map(draft -> nameOf(draft.bundle())))
                .orElseThrow(Refusal::notFound);
    }

    /** What was last done to a matter, newest first. */
    public List<StudioEvent> events(Actor actor, String matter) {
        StudioAccess.read(actor);
        return record.of(matter);
    }

    private List<VersionInUse> versions(String matter) {
        Map<Integer, Integer> underWay = publishing.casesUnderWay(matter);
        return publishing.publications(matter).stream()
                .map(p -> new VersionInUse(
                        p.version(),
                        p.publishedAt(),
                        p.publishedBy(),
                        p.shipped(),
                        p.withdrawn(),
                        underWay.getOrDefault(p.version(), 0)))
                .toList();
    }

    /** A half-finished draft may have settings that cannot be read: its key must do. */
    private static MatterSettings.Text nameOf(Bundle bundle) {
        try {
            MatterSettings.Text name = Json.read(bundle.file(Bundle.SETTINGS).orElse("{}"), MatterSettings.class)
                    .name();
            if (name != null) {
                return name;
            }
        } catch (RuntimeException e) {
            // Not readable yet.
        }
        return new MatterSettings.Text(bundle.matter(), bundle.matter());
    }
}
