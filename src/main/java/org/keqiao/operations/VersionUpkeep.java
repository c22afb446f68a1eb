package org.keqiao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Matters;
import org.keqiao.process.Publishing;
import org.keqiao.process.UnusedVersions;
import org.keqiao.security.Actor;
import org.keqiao.security.SecurityLog;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Versions of matters: which ones work is done on, and the clearing away of those that nobody ever used. */
@Service
public class VersionUpkeep {

    private final Matters matters;
    private final Publishing publishing;
    private final UnusedVersions unused;
    private final SecurityLog log;

    VersionUpkeep(Matters matters, Publishing publishing, UnusedVersions unused, SecurityLog log) {
        this.matters = matters;
        this.publishing = publishing;
        this.unused = unused;
        this.log = log;
    }

    /** A version of a matter that is in force or has cases. */
    public record VersionRunning(
            String matter,
            MatterSettings.Text name,
            int version,
            Instant publishedAt,
            boolean inForce,
            boolean withdrawn,
            int underWay) {}

    /** A version of a matter on which no case ever ran, and none will. */
    public record VersionUnused(String matter, MatterSettings.Text name, int version, Instant publishedAt) {}

    /** One version by matter and number. */
    public record VersionChoice(@Nullable String matter, int version) {}

    /** How many versions were removed, and how many were not among the unused any more. */
    public record VersionsRemoved(int removed, int kept) {}

    /** Versions in force, and older ones that cases still run on; by matter, newest first. */
    @Transactional(readOnly = true)
    public List<VersionRunning> running(Actor actor) {
        InstallationWatch.require(actor);
        List<VersionRunning> all = new ArrayList<>();
        for (Matter matter : matters.current()) {
            Map<Integer, Integer> underWay = publishing.casesUnderWay(matter.key());
            for (Publishing.Publication publication : publishing.publications(matter.key())) {
                boolean inForce = publication.version() == matter.version();
                int running = underWay.getOrDefault(publication.version(), 0);
                if (inForce || running > 0) {
                    all.add(new VersionRunning(
                            matter.key(),
                            matter.settings().name(),
                            publication.version(),
                            publication.publishedAt(),
                            inForce,
                            publication.withdrawn(),
                            running));
                }
            }
        }
        return all;
    }

    /** What can be cleared away; by matter, oldest first. */
    @Transactional(readOnly = true)
    public List<VersionUnused> unused(Actor actor) {
        InstallationWatch.require(actor);
        return unused.all().stream()
                .map(found -> new VersionUnused(
                        found.matter(),
                        matters.version(found.matter(), found.version())
                                .settings()
                                .name(),
                        found.version(),
                        found.publishedAt()))
                .toList();
    }

    /** Removes versions from the engine, each named in the log of administrators' acts; their files stay to be read. */
    @Transactional
    public VersionsRemoved remove(Actor actor, List<VersionChoice> chosen) {
        InstallationWatch.require(actor);
        int removed = 0;
        for (VersionChoice one : chosen) {
            if (one.matter() != null && unused.remove(one.matter(), one.version(), actor.username())) {
                removed++;
                log.changed(
                        SecurityLog.Kind.VERSION_REMOVED,
                        actor.accountId(),
                        actor.username(),
                        one.matter() + " " + one.version());
            }
        }
        return new VersionsRemoved(removed, chosen.size() - removed);
    }
}
