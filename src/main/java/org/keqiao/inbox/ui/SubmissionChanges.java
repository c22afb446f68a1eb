package org.keqiao.inbox.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.SubmissionView;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormSchema;
import org.springframework.lang.Nullable;

/**
 * What changed from one submission to another.
 *
 * @param documents by content: a file of the same name with other bytes is a replacement
 */
public record SubmissionChanges(List<FormDiff.Change> fields, List<FileChange> documents) {

    public static final SubmissionChanges NONE = new SubmissionChanges(List.of(), List.of());

    /** How a file differs. */
    enum FileKind {
        ADDED,
        REMOVED,
        REPLACED
    }

    /** One document that came, went or was replaced; names of files, empty where there is none. */
    public record FileChange(FileKind how, String documentKind, String before, String after) {}

    /** What the second submission changed; without the form only the documents are compared. */
    public static SubmissionChanges between(@Nullable FormSchema form, SubmissionView before, SubmissionView after) {
        return new SubmissionChanges(
                form == null ? List.of() : FormDiff.changes(form, before.answers(), after.answers()),
                files(before.documents(), after.documents()));
    }

    /** Changed fields and documents together. */
    public int count() {
        return fields.size() + documents.size();
    }

    private static List<FileChange> files(List<CaseDocument> before, List<CaseDocument> after) {
        List<CaseDocument> gone = new ArrayList<>(before);
        List<CaseDocument> come = new ArrayList<>(after);
        for (CaseDocument old : before) {
            first(come, now -> same(old, now)).ifPresent(now -> {
                gone.remove(old);
                come.remove(now);
            });
        }
        List<FileChange> changes = new ArrayList<>();
        for (CaseDocument now : come) {
            Optional<CaseDocument> replaced = first(gone, old -> old.kind().equals(now.kind()));
            replaced.ifPresent(gone::remove);
            changes.add(new FileChange(
                    replaced.isPresent() ? FileKind.REPLACED : FileKind.ADDED,
                    now.kind(),
                    replaced.map(CaseDocument::name).orElse(""),
                    now.name()));
        }
        gone.forEach(old -> changes.add(new FileChange(FileKind.REMOVED, old.kind(), old.name(), "")));
        return changes;
    }

    private static boolean same(CaseDocument a, CaseDocument b) {
        return a.kind().equals(b.kind()) && Objects.equals(a.sha256(), b.sha256());
    }

    private static Optional<CaseDocument> first(
            List<CaseDocument> files, java.util.function.Predicate<CaseDocument> test) {
        return files.stream().filter(test).findFirst();
    }
}
