package org.keqiao.studio.version;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.ActionDescription;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.draft.Drafting;
import org.keqiao.studio.draft.FileState;
import org.keqiao.studio.draft.OpenDrafts;
import org.keqiao.studio.health.LocalNames;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matters as one file, between installations. What is taken in becomes a draft; it says what does not match here. */
@Service
public class Exchange {

    /** Bytes of an archive that is taken in. */
    public static final int LARGEST = BundleArchive.LARGEST;

    /** Where findings about the archive itself stand. */
    private static final String LIST = "manifest.json";

    private final BundleStates states;
    private final Drafting drafting;
    private final Restoring restoring;
    private final OpenDrafts drafts;
    private final Publishing publishing;
    private final Catalogue catalogue;
    private final LocalNames names;
    private final CityProfiles cities;

    @Nullable
    private final String product;

    private final Clock clock;

    Exchange(
            BundleStates states,
            Drafting drafting,
            Restoring restoring,
            OpenDrafts drafts,
            Publishing publishing,
            Catalogue catalogue,
            LocalNames names,
            CityProfiles cities,
            ObjectProvider<BuildProperties> build,
            Clock clock) {
        this.states = states;
        this.drafting = drafting;
        this.restoring = restoring;
        this.drafts = drafts;
        this.publishing = publishing;
        this.catalogue = catalogue;
        this.names = names;
        this.cities = cities;
        this.product =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse(null);
        this.clock = clock;
    }

    /**
     * Under which key an archive is taken in.
     *
     * @param key of a matter that is not known here
     * @param name what applicants read
     */
    public record NewKey(String key, String name) {}

    /**
     * What came in, and what of it does not fit here.
     *
     * @param matter key under which it is taken in
     * @param known true when this installation has the matter: its draft is replaced
     * @param change true when somebody is changing the matter already; what is there now is kept
     * @param exportedAt null when the archive does not say
     * @param otherCatalogue true when the other installation knows other actions than this one
     * @param altered files that are not what the archive's list says
     * @param files how each file differs from what is here
     * @param findings what the check says here: unknown actions, facts, roles, code tables, letters, fields, places
     */
    public record Report(
            String matter,
            boolean known,
            boolean change,
            @Nullable Instant exportedAt,
            boolean otherCatalogue,
            List<String> altered,
            List<FileState> files,
            @JsonIgnore List<Finding> findings) {

        public Report {
            altered = List.copyOf(altered);
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }
    }

    /** @param ref of {@link BundleStates} */
    public byte[] export(Actor actor, String matter, String ref) {
        return BundleArchive.write(
                states.read(actor, matter, ref),
                new BundleArchive.Origin(product, cities.current().code(), digest(), clock.instant()));
    }

    /**
     * Says what taking an archive in would do, and changes nothing.
     *
     * @param as null to take it in as the matter that it is
     * @throws org.keqiao.shared.Refusal INVALID or TOO_LARGE for what is no archive of a matter
     * @throws BundleRefused when a file is what no matter may ever contain
     */
    @Transactional(readOnly = true)
    public Report look(Actor actor, byte[] archive, @Nullable NewKey as) {
        StudioAccess.change(actor);
        return report(actor, BundleArchive.read(archive), as);
    }

    /**
     * Takes an archive into the draft of its matter; a matter that is not known here begins with it.
     *
     * @param as null to take it in as the matter that it is
     * @throws org.keqiao.shared.Refusal INVALID or TOO_LARGE for what is no archive of a matter, or for a key that no
     *     matter can have; CONFLICT when a new matter's key is taken, somebody else has the matter open, or its change
     *     waits for approval
     * @throws BundleRefused when a file is what no matter may ever contain
     */
    @Transactional
    public Report take(Actor actor, byte[] archive, @Nullable NewKey as) {
        StudioAccess.change(actor);
        BundleArchive.Content content = BundleArchive.read(archive);
        Report report = report(actor, content, as);
        if (as != null || !report.known()) {
            drafting.begin(actor, report.matter(), as == null ? report.matter() : as.name());
        }
        restoring.replace(
                actor,
                report.matter(),
                bundle(content, as),
                StudioEvent.Kind.IMPORTED,
                report.exportedAt() == null ? null : report.exportedAt().toString());
        return report;
    }

    private static Bundle bundle(BundleArchive.Content content, @Nullable NewKey as) {
        return as == null ? content.bundle() : Renaming.of(content.bundle(), as.key(), as.name());
    }

    private Report report(Actor actor, BundleArchive.Content content, @Nullable NewKey as) {
        Bundle bundle = bundle(content, as);
        restoring.requireAdmitted(bundle);
        String matter = bundle.matter();
        boolean change = drafts.of(matter).isPresent();
        boolean known = change || publishing.inForce(matter).isPresent();
        TreeSet<String> altered = altered(content);
        BundleArchive.Origin origin = content.manifest().origin();
        boolean otherCatalogue = !Objects.equals(origin.catalogue(), digest());
        List<Finding> findings = new ArrayList<>();
        if (otherCatalogue) {
            findings.add(Finding.warning(LIST, null, "OTHER_CATALOGUE", version(origin.product()), version(product)));
        }
        if (origin.city() != null && !origin.city().equals(cities.current().code())) {
            findings.add(Finding.warning(LIST, null, "OTHER_CITY", origin.city()));
        }
        altered.forEach(path -> findings.add(Finding.warning(path, null, "FILE_ALTERED")));
        findings.addAll(names.check(bundle));
        findings.addAll(publishing.check(bundle));
        return new Report(
                matter,
                known,
                change,
                origin.exportedAt(),
                otherCatalogue,
                List.copyOf(altered),
                FileState.between(known ? drafting.bundle(actor, matter) : null, bundle),
                findings);
    }

    private static String version(@Nullable String product) {
        return product == null ? "?" : product;
    }

    private static TreeSet<String> altered(BundleArchive.Content content) {
        TreeSet<String> altered = new TreeSet<>(content.manifest().files().keySet());
        altered.addAll(content.bundle().files().keySet());
        altered.removeIf(path -> content.bundle()
                .file(path)
                .map(Drafting::digest)
                .filter(digest -> digest.equals(content.manifest().files().get(path)))
                .isPresent());
        return altered;
    }

    /** Names of all actions with what they read and give. */
    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ActionDescription action : catalogue.actions()) {
                digest.update((action.name() + action.inputs() + action.parameters() + action.outputs())
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
