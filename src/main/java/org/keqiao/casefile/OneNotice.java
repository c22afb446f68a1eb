package org.keqiao.casefile;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.casefile.store.Submissions;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Matters;
import org.keqiao.security.Actor;
import org.springframework.stereotype.Component;

/**
 * 一次性告知 (行政许可法 32): all defects are told at once, so that a further notice may name only what the applicant has
 * changed since. What stood there before could have been told before.
 */
@Component
class OneNotice {

    private final Submissions submissions;
    private final Corrections corrections;
    private final Matters matters;
    private final Clock clock;

    OneNotice(Submissions submissions, Corrections corrections, Matters matters, Clock clock) {
        this.submissions = submissions;
        this.corrections = corrections;
        this.matters = matters;
        this.clock = clock;
    }

    /** Keeps the defects that a step named until the flow sends their notice. */
    void prepare(CaseFile file, List<CorrectionItem> items, Actor by) {
        corrections.prepare(
                file.id(), file.correctionRound() + 1, items, late(file, items), by.displayName(), clock.instant());
    }

    /** Those of the items that are told late; none in the first notice. */
    Set<CorrectionItem> late(CaseFile file, List<CorrectionItem> items) {
        List<Submissions.Row> sent = submissions.of(file.id());
        if (file.correctionRound() == 0 || sent.size() < 2) {
            return Set.of();
        }
        Submissions.Row before = sent.get(sent.size() - 2);
        Submissions.Row now = sent.get(sent.size() - 1);
        FormSchema form = matters.version(file.matter(), file.matterVersion()).startForm();
        List<String> changed = FormDiff.changes(form, before.answers(), now.answers()).stream()
                .map(FormDiff.Change::path)
                .toList();
        Set<CorrectionItem> late = new HashSet<>();
        for (CorrectionItem item : items) {
            boolean asItWas = item.document() != null
                    ? before.documents(item.document()).equals(now.documents(item.document()))
                    : changed.stream().noneMatch(path -> within(path, item.field()) || within(item.field(), path));
            if (asItWas) {
                late.add(item);
            }
        }
        return late;
    }

    private static boolean within(String path, String group) {
        return path.equals(group) || path.startsWith(group + ".") || path.startsWith(group + "[");
    }
}
