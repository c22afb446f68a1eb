package org.keqiao.studio.ui.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.keqiao.policy.change.PolicyDraft;
import org.keqiao.policy.table.PolicyFiles;
import org.keqiao.process.BundleRefused;
import org.keqiao.process.Finding;
import org.keqiao.process.Json;
import org.keqiao.process.Vocabulary.Name;
import org.keqiao.process.table.TableTests;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.SaveState;
import org.keqiao.studio.ui.workbench.EditedFile;
import org.keqiao.studio.ui.workbench.table.TableSource;
import org.springframework.lang.Nullable;
import org.springframework.util.DigestUtils;

/** A policy table under the editor, with its tests, as its change has it. */
final class PolicyFile implements EditedFile, TableSource {

    private final String key;
    private final PolicyParts parts;
    private final boolean readOnly;
    private final SaveState state;
    private final Runnable saved;
    private final Consumer<List<Finding>> refused;
    private final BiConsumer<Refusal, String> stale;
    private final Locale locale;
    private PolicyFiles files;

    @Nullable
    private Long revision;

    /**
     * @param draft the open change, null when the first writing shall start one
     * @param saved the last change is in the draft
     * @param refused shows why it is not
     * @param stale somebody else has changed the table or handed it in; with the table that could not be saved
     */
    PolicyFile(
            String key,
            PolicyFiles files,
            @Nullable PolicyDraft draft,
            boolean readOnly,
            PolicyParts parts,
            SaveState state,
            Runnable saved,
            Consumer<List<Finding>> refused,
            BiConsumer<Refusal, String> stale,
            Locale locale) {
        this.key = key;
        this.files = files;
        this.revision = draft == null ? null : draft.revision();
        this.readOnly = readOnly;
        this.parts = parts;
        this.state = state;
        this.saved = saved;
        this.refused = refused;
        this.stale = stale;
        this.locale = locale;
    }

    @Override
    public String path() {
        return key + ".dmn";
    }

    @Override
    public String keptAs() {
        return "policies/" + key;
    }

    @Override
    public String content() {
        return files.dmn();
    }

    @Override
    public String digest() {
        return DigestUtils.md5DigestAsHex(files.dmn().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public void changed() {
        state.changed();
    }

    @Override
    public boolean save(String content) {
        return write(new PolicyFiles(content, files.tests()));
    }

    @Override
    public void keep(TableTests tests) {
        state.changed();
        write(new PolicyFiles(files.dmn(), Json.writeForPeople(tests)));
    }

    /** What is refused stays in the editor, with the reasons below it. */
    private boolean write(PolicyFiles written) {
        if (readOnly) {
            return false;
        }
        if (written.equals(files)) {
            state.saved(parts.clock().instant());
            return true;
        }
        try {
            revision = parts.drafting()
                    .put(parts.current().require(), key, written, revision)
                    .revision();
            files = written;
            state.saved(parts.clock().instant());
            saved.run();
            return true;
        } catch (BundleRefused no) {
            state.failed();
            refused.accept(no.findings());
        } catch (RuntimeException e) {
            state.failed();
            if (e instanceof Refusal refusal && refusal.kind() == Refusal.Kind.CONFLICT) {
                stale.accept(refusal, written.dmn());
            } else {
                parts.failures().show(e, locale);
            }
        }
        return false;
    }

    @Override
    public Optional<String> dmn() {
        return Optional.of(files.dmn());
    }

    @Override
    public TableTests tests() {
        return TableTests.read(path(), files.tests()).orElse(TableTests.NONE);
    }

    @Override
    public List<Name> facts() {
        return parts.names().inputs();
    }

    @Override
    public List<Name> results() {
        return parts.names().results();
    }

    @Override
    public boolean severalResults() {
        return true;
    }

    @Override
    public Texts texts() {
        return parts.texts();
    }
}
