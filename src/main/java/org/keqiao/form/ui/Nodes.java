package org.keqiao.form.ui;

import java.util.function.Supplier;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormNote;
import org.keqiao.form.FormSection;
import org.keqiao.form.GivenRows;

/** Makes the node for each element. */
final class Nodes {

    private Nodes() {}

    static Node of(FormElement element, Supplier<String> prefix, PaneParts parts, int level) {
        if (element instanceof FormSection section) {
            return new SectionNode(section, prefix, parts, level);
        }
        if (element instanceof FormList list) {
            return GivenRows.of(list, parts.context().facts())
                    .map(given -> given.list().rows() == FormList.Rows.CHOSEN
                            ? new ChosenRowsNode(given, prefix, parts, level)
                            : (Node) new GivenRowsNode(given, prefix, parts, level))
                    .orElseGet(() -> new ListNode(list, prefix, parts, level));
        }
        if (element instanceof FormNote note) {
            return new NoteNode(note, prefix, parts, level);
        }
        FormField field = (FormField) element;
        return field.kind() == FieldKind.FILE
                ? new FileNode(field, prefix, parts)
                : new FieldNode(field, prefix, parts);
    }
}
