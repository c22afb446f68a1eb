package org.keqiao.studio.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keqiao.process.Bundle;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.BundleValidator;
import org.keqiao.process.Finding;
import org.keqiao.process.Publishing;
import org.keqiao.security.Actor;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.StudioAccess;
import org.keqiao.studio.StudioEvent;
import org.keqiao.studio.StudioRecord;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The designer's work: a matter's files, changed in a draft that touches nothing in force. The first change of a file
 * starts the draft. Every method refuses whoever is neither designer nor publisher, and every change whoever is no
 * designer.
 */
@Service
public class Drafting {

    /** Bytes of one file. */
    public static final int LARGEST_FILE = 1 << 20;

    private static final int MOST_FILES = 200;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_NAME = 60;

    private final Drafts drafts;
    private final Publishing publishing;
    private final BundleValidator validator;
    private final EditLock lock;
    private final StudioRecord record;
    private final Clock clock;

    Drafting(
            Drafts drafts,
            Publishing publishing,
            BundleValidator validator,
            EditLock lock,
            StudioRecord record,
            Clock clock) {
        this.lock = lock;
        this.drafts = drafts;
        this.publishing = publishing;
        this.validator = validator;
        this.record = record;
        this.clock = clock;
    }

    /** The open change of a matter; empty when nobody changes it. */
    @Transactional(readOnly = true)
    public Optional<DraftView> draft(Actor actor, String matter) {
        StudioAccess.read(actor);
        return drafts.open(matter).map(Draft::view);
    }

    /** All files as they would be published now: the draft's, or those of the version in force. */
    @Transactional(readOnly = true)
    public Bundle bundle(Actor actor, String matter) {
        StudioAccess.read(actor);
        return drafts.open(matter).map(Draft::bundle).orElseGet(() -> inForce(matter));
    }

    /** Every file with how the open change differs from what it began with; all the same when nobody changes it. */
    @Transactional(readOnly = true)
    public List<FileState> files(Actor actor, String matter) {
        Bundle now = bundle(actor, matter);
        Bundle before = drafts.open(matter)
                .map(draft -> draft.basedOn() == null
                        ? new Bundle(matter, Map.of())
                        : publishing.bundle(matter, draft.basedOn()))
                .orElse(now);
        return FileState.between(before, now);
    }

    /**
     * @throws Refusal NOT_FOUND when neither a draft nor the version in force has it
     */
    @Transactional(readOnly = true)
    public DraftFile file(Actor actor, String matter, String path) {
        StudioAccess.read(actor);
        Optional<Draft> draft = drafts.open(matter);
        Bundle bundle = draft.map(Draft::bundle).orElseGet(() -> inForce(matter));
        String content = bundle.file(path).orElseThrow(Refusal::notFound);
        return new DraftFile(matter, path, content, digest(content), draft.isPresent());
    }

    /** {@link #put(Actor, String, String, byte[], String, Hand)} by a page or program that holds nothing. */
    @Transactional
    public DraftFile put(Actor actor, String matter, String path, byte[] bytes, @Nullable String expected) {
        return put(actor, matter, path, bytes, expected, Hand.NONE);
    }

    /**
     * Writes one file of the draft, and starts the draft when there is none. Half-finished files are welcome; what no
     * matter may ever contain is refused already here.
     *
     * @param bytes the file, UTF-8
     * @param expected digest of the content that the author has seen, null to write in any case
     * @param hand with what it is written
     * @throws Refusal TOO_LARGE; INVALID when it is no text; CONFLICT when somebody else has it open or has changed it
     *     since, or the draft waits for its approval
     * @throws BundleRefused with the findings that keep the file out
     */
    @Transactional
    public DraftFile put(Actor actor, String matter, String path, byte[] bytes, @Nullable String expected, Hand hand) {
        StudioAccess.change(actor);
        if (bytes.length > LARGEST_FILE) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "DRAFT_FILE_TOO_LARGE", LARGEST_FILE >> 10);
        }
        String content = text(bytes);
        List<Finding> findings = validator.admit(path, content);
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new BundleRefused(matter, findings);
        }
        Draft draft = openOrStart(actor, matter);
        lock.admit(actor, matter, hand);
        requireSeen(draft.bundle(), path, expected);
        if (draft.bundle().files().size() >= MOST_FILES
                && draft.bundle().file(path).isEmpty()) {
            throw Refusal.conflict("DRAFT_FULL", MOST_FILES);
        }
        draft.put(path, content, actor.username(), clock.instant());
        record.written(matter, draft.id(), actor, path);
        return new DraftFile(matter, path, content, digest(content), true);
    }

    /** {@link #remove(Actor, String, String, String, Hand)} by a page or program that holds nothing. */
    @Transactional
    public void remove(Actor actor, String matter, String path, @Nullable String expected) {
        remove(actor, matter, path, expected, Hand.NONE);
    }

    /** Takes a file out of the draft. */
    @Transactional
    public void remove(Actor actor, String matter, String path, @Nullable String expected, Hand hand) {
        StudioAccess.change(actor);
        Draft draft = openOrStart(actor, matter);
        lock.admit(actor, matter, hand);
        requireSeen(draft.bundle(), path, expected);
        draft.remove(path, actor.username(), clock.instant());
        record.add(StudioEvent.Kind.FILE_REMOVED, draft.matter(), draft.id(), actor, path);
    }

    /**
     * Begins a matter from nothing, with a small flow that works: an application, one decision, an end.
     *
     * @param key its key for ever: small letters, figures and hyphens
     * @param name what applicants read, 1 to 60 characters
     */
    @Transactional
    public DraftView begin(Actor actor, String key, String name) {
        StudioAccess.change(actor);
        if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
            throw Refusal.invalid("MATTER_KEY");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("MATTER_NAME", LONGEST_NAME);
        }
        if (!publishing.publications(key).isEmpty() || drafts.open(key).isPresent()) {
            throw Refusal.conflict("MATTER_EXISTS", key);
        }
        Draft draft = drafts.saveAndFlush(
                new Draft(NewMatter.of(key, name.strip()), null, actor.username(), clock.instant()));
        record.add(StudioEvent.Kind.STARTED, draft.matter(), draft.id(), actor, name);
        return draft.view();
    }

    /** Gives the draft up; its files stay in the record. */
    @Transactional
    public void discard(Actor actor, String matter) {
        StudioAccess.change(actor);
        Draft draft = drafts.lockOpen(matter).orElseThrow(Refusal::notFound);
        lock.admit(actor, matter, Hand.NONE);
        draft.discard(actor.username(), clock.instant());
        record.add(StudioEvent.Kind.DISCARDED, draft.matter(), draft.id(), actor, null);
    }

    /**
     * Says that the version which came into force since the draft was begun has been looked at: the draft's files stay
     * as they are and will replace it.
     */
    @Transactional
    public DraftView rebase(Actor actor, String matter) {
        StudioAccess.change(actor);
        Draft draft = drafts.lockOpen(matter).orElseThrow(Refusal::notFound);
        int newest = newestVersion(matter);
        draft.rebase(newest, actor.username(), clock.instant());
        record.add(StudioEvent.Kind.REBASED, draft.matter(), draft.id(), actor, String.valueOf(newest));
        return draft.view();
    }

    /** What the validator says of the files as they are now. */
    @Transactional(readOnly = true)
    public List<Finding> check(Actor actor, String matter) {
        return publishing.check(bundle(actor, matter));
    }

    Draft openOrStart(Actor actor, String matter) {
        return drafts.lockOpen(matter).orElseGet(() -> {
            Draft draft = drafts.saveAndFlush(
                    new Draft(inForce(matter), newestVersion(matter), actor.username(), clock.instant()));
            record.add(StudioEvent.Kind.STARTED, draft.matter(), draft.id(), actor, null);
            return draft;
        });
    }

    private Bundle inForce(String matter) {
        return publishing.bundle(matter, newestVersion(matter));
    }

    private int newestVersion(String matter) {
        return publishing.inForce(matter).orElseThrow(Refusal::notFound).version();
    }

    private static void requireSeen(Bundle bundle, String path, @Nullable String expected) {
        String now = bundle.file(path).map(Drafting::digest).orElse("");
        if (expected != null && !expected.equals(now)) {
            throw Refusal.conflict("DRAFT_FILE_CHANGED", path);
        }
    }

    /** @throws Refusal INVALID when the bytes are no text in UTF-8 */
    public static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // The one character that no text of the database can hold.
            if (text.indexOf('\0') >= 0) {
                throw Refusal.invalid("DRAFT_FILE_ENCODING");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("DRAFT_FILE_ENCODING");
        }
    }

    /** SHA-256 of a file in hexadecimal. */
    public static String digest(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
