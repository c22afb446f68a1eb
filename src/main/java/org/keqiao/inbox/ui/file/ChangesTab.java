package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.casefile.SubmissionView;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormField;
import org.keqiao.form.FormSchema;
import org.keqiao.form.ui.AnswerText;
import org.keqiao.inbox.ui.SubmissionChanges;
import org.keqiao.shared.ui.DateText;
import org.springframework.lang.Nullable;

/** 变更: two submissions side by side, only what differs. */
class ChangesTab extends Div {

    private static final long serialVersionUID = 1L;

    @Nullable
    private final transient FormSchema form;

    private final transient Map<String, String> documents;
    private final Select<SubmissionView> before = new Select<>();
    private final Select<SubmissionView> after = new Select<>();
    private final Div result = new Div();

    /**
     * @param documents names of the kinds of documents by key
     * @param base what the newest submission is compared with at first
     */
    ChangesTab(
            @Nullable FormSchema form,
            Map<String, String> documents,
            List<SubmissionView> submissions,
            SubmissionView base) {
        this.form = form;
        this.documents = documents;
        choose(before, "inbox.changes.before", submissions, base);
        choose(after, "inbox.changes.after", submissions, submissions.get(submissions.size() - 1));
        Div bar = new Div(before, after);
        bar.addClassName("kq-toolbar");
        add(bar, result);
        compare();
    }

    private void choose(
            Select<SubmissionView> select, String labelKey, List<SubmissionView> items, SubmissionView first) {
        select.setLabel(getTranslation(labelKey));
        select.addClassName("kq-wide");
        select.setItems(items);
        select.setItemLabelGenerator(submission ->
                getTranslation("inbox.submission", submission.number(), DateText.minuteText(submission.submittedAt())));
        select.setValue(first);
        select.addValueChangeListener(change -> compare());
    }

    private void compare() {
        result.removeAll();
        SubmissionChanges changes = SubmissionChanges.between(form, before.getValue(), after.getValue());
        if (changes.count() == 0) {
            result.add(new Paragraph(getTranslation("inbox.changes.none")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassName("kq-table");
        NativeTableHeader head = new NativeTableHeader();
        NativeTableRow titles = new NativeTableRow();
        for (String key : new String[] {"what", "before", "after"}) {
            titles.add(new NativeTableHeaderCell(getTranslation("inbox.changes." + key)));
        }
        head.add(titles);
        NativeTableBody body = new NativeTableBody();
        changes.fields().forEach(change -> body.add(row(change)));
        changes.documents().forEach(change -> body.add(row(change)));
        table.add(head, body);
        result.add(table);
    }

    private NativeTableRow row(FormDiff.Change change) {
        String label = change.labels().stream()
                .map(text -> text.in(getLocale()))
                .distinct()
                .collect(Collectors.joining(" / "));
        String name = change.row() == 0 ? label : getTranslation("inbox.changes.row", label, change.row());
        return row(name, text(change.field(), change.before()), text(change.field(), change.after()));
    }

    private String text(@Nullable FormField field, @Nullable Object value) {
        if (field != null) {
            return AnswerText.of(field, value, this);
        }
        return value instanceof Map<?, ?> row
                ? row.values().stream()
                        .filter(part -> part != null && !(part instanceof Collection) && !(part instanceof Map))
                        .map(Object::toString)
                        .collect(Collectors.joining(" · "))
                : "";
    }

    private NativeTableRow row(SubmissionChanges.FileChange change) {
        String kind = documents.getOrDefault(change.documentKind(), change.documentKind());
        return row(getTranslation("inbox.file." + change.how(), kind), change.before(), change.after());
    }

    private static NativeTableRow row(String what, String old, String now) {
        NativeTableCell changed = new NativeTableCell(now);
        changed.addClassName("kq-changed");
        return new NativeTableRow(new NativeTableHeaderCell(what), new NativeTableCell(old), changed);
    }
}
