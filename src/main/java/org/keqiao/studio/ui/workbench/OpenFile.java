package org.keqiao.studio.ui.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.SaveState;
import org.keqiao.studio.draft.DraftFile;
import org.keqiao.studio.draft.Hand;
import org.keqiao.studio.ui.StudioParts;
import org.springframework.lang.Nullable;

/** The file that the workbench has open, as the draft has it. */
public final class OpenFile implements EditedFile {

    private final StudioParts parts;
    private final boolean readOnly;
    private final SaveState state;
    private final Runnable saved;
    private final Consumer<List<Finding>> refused;
    private final BiConsumer<Refusal, String> stale;
    private final Hand hand;
    private final Locale locale;
    private DraftFile file;

    /**
     * @param saved the last change is in the draft
     * @param refused shows why it is not
     * @param stale the draft is no longer what was opened: somebody else has taken it over, changed the file, or handed
     *     the draft in; with what could not be saved
     * @param hand the window that writes
     */
    OpenFile(
            DraftFile file,
            boolean readOnly,
            StudioParts parts,
            SaveState state,
            Runnable saved,
            Consumer<List<Finding>> refused,
            BiConsumer<Refusal, String> stale,
            Hand hand,
            Locale locale) {
        this.file = file;
        this.readOnly = readOnly;
        this.parts = parts;
        this.state = state;
        this.saved = saved;
        this.refused = refused;
        this.stale = stale;
        this.hand = hand;
        this.locale = locale;
    }

    /** Key of the matter. */
    public String matter() {
        return file.matter();
    }

    /** Path inside the bundle. */
    @Override
    public String path() {
        return file.path();
    }

    @Override
    public String keptAs() {
        return file.matter() + "/" + file.path();
    }

    /** As saved last. */
    @Override
    public String content() {
        return file.content();
    }

    /** Of the content. */
    @Override
    public String digest() {
        return file.digest();
    }

    /** True when its reader may change nothing of it now. */
    @Override
    public boolean readOnly() {
        return readOnly;
    }

    /** Something was typed that is not saved yet. */
    @Override
    public void changed() {
        state.changed();
    }

    /**
     * Writes another file of the bundle that belongs to this one, such as the tests of a table.
     *
     * @param path inside the bundle
     */
    public void keep(String path, String content) {
        if (readOnly) {
            return;
        }
        state.changed();
        if (saveBeside(path, content, null)) {
            state.saved(parts.clock().instant());
        } else {
            state.failed();
        }
    }

    /**
     * Writes another file of the same draft, as a consequence of what was done with this one.
     *
     * @param seen digest of what its author has seen of it, null to write in any case
     * @return true when the draft has it
     */
    public boolean saveBeside(String path, String content, @Nullable String seen) {
        if (readOnly) {
            return false;
        }
        try {
            parts.drafting()
                    .put(
                            parts.current().require(),
                            file.matter(),
                            path,
                            content.getBytes(StandardCharsets.UTF_8),
                            seen,
                            hand);
            saved.run();
            return true;
        } catch (BundleRefused no) {
            refused.accept(no.findings());
        } catch (RuntimeException e) {
            parts.failures().show(e, locale);
        }
        return false;
    }

    /**
     * Writes the file into the draft; what is refused stays in the editor with the reasons below it.
     *
     * @return true when the draft has it
     */
    @Override
    public boolean save(String content) {
        if (readOnly) {
            return false;
        }
        if (content.equals(file.content())) {
            state.saved(parts.clock().instant());
            return true;
        }
        try {
            file = parts.drafting()
                    .put(
                            parts.current().require(),
                            file.matter(),
                            file.path(),
                            content.getBytes(StandardCharsets.UTF_8),
                            file.digest(),
                            hand);
            state.saved(parts.clock().instant());
            saved.run();
            return true;
        } catch (BundleRefused no) {
            state.failed();
            refused.accept(no.findings());
        } catch (RuntimeException e) {
            state.failed();
            if (e instanceof Refusal refusal && refusal.kind() == Refusal.Kind.CONFLICT) {
                stale.accept(refusal, content);
            } else {
                parts.failures().show(e, locale);
            }
        }
        return false;
    }
}
