package org.keqiao.studio.version;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
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
import org.keqiao.studio.draft.OpenDrafts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matters as one file, between installations. What is taken in becomes a draft; it says what does not match here. */
@Service
public class Exchange {

    /** Bytes of an archive that is taken in. */
    public static final int LARGEST = BundleArchive.LARGEST;

    private final BundleStates states;
    private final Drafting drafting;
    private final Restoring restoring;
    private final OpenDrafts drafts;
    private final Publishing publishing;
    private final Catalogue catalogue;
    private final Clock clock;

    Exchange(
            BundleStates states,
            Drafting drafting,
            Restoring restoring,
            OpenDrafts drafts,
            Publishing publishing,
            Catalogue catalogue,
            Clock clock) {
        this.states = states;
        this.drafting = drafting;
        this.restoring = restoring;
        this.drafts = drafts;
        this.publishing = publishing;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * What came in, and what of it does not fit here.
     *
     * @param otherCatalogue true when the other installation knows other actions than this one
     * @param altered files that are not what the archive's list says
     * @param findings what the check says here: unknown actions, facts, roles, code tables, letters, fields
     */
    public record Report(
            String matter, boolean otherCatalogue, List<String> altered, @JsonIgnore List<Finding> findings) {}

    /** @param ref of {@link BundleStates} */
    public byte[] export(Actor actor, String matter, String ref) {
        return BundleArchive.write(
                states.read(actor, matter, ref), digest(), clock.instant().toString());
    }

    /**
     * Takes an archive into the draft of its matter; a matter that is not known here begins with it.
     *
     * @throws org.keqiao.shared.Refusal INVALID or TOO_LARGE for what is no archive of a matter
     * @throws BundleRefused when a file is what no matter may ever contain
     */
    @Transactional
    public Report take(Actor actor, byte[] archive) {
        StudioAccess.change(actor);
        BundleArchive.Content content = BundleArchive.read(archive);
        Bundle bundle = content.bundle();
        String matter = bundle.matter();
        boolean known = drafts.of(matter).isPresent()
                || !publishing.publications(matter).isEmpty();
        if (!known) {
            drafting.begin(actor, matter, matter);
        }
        restoring.replace(
                actor,
                matter,
                bundle,
                StudioEvent.Kind.IMPORTED,
                content.manifest().exportedAt());
        TreeSet<String> altered = new TreeSet<>(content.manifest().files().keySet());
        altered.addAll(bundle.files().keySet());
        altered.removeIf(path -> bundle.file(path)
                .map(Drafting::digest)
                .filter(digest -> digest.equals(content.manifest().files().get(path)))
                .isPresent());
        return new Report(
                matter,
                !Objects.equals(content.manifest().catalogue(), digest()),
                List.copyOf(altered),
                publishing.check(bundle));
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
