package org.keqiao.studio.ui.difference;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import org.keqiao.process.BundleDifference.ChangedThing;
import org.keqiao.process.BundleDifference.ChangedValue;
import org.keqiao.process.BundleDifference.How;
import org.springframework.lang.Nullable;

/** The properties of one thing: what it was, what it is. */
class ChangesTable extends NativeTable {

    private static final long serialVersionUID = 1L;

    ChangesTable(ChangedThing item) {
        addClassName("kq-changes");
        boolean old = item.how() != How.ADDED;
        boolean now = item.how() != How.REMOVED;
        NativeTableRow head = getHead().addRow();
        head.add(header("difference.what"));
        if (old) {
            head.add(header("difference.before"));
        }
        if (now) {
            head.add(header("difference.after"));
        }
        for (ChangedValue change : item.changes()) {
            NativeTableRow row = getBody().addRow();
            NativeTableHeaderCell what = new NativeTableHeaderCell(change.what());
            what.getElement().setAttribute("scope", "row");
            row.add(what);
            if (old) {
                row.add(cell(change.before(), "kq-change-before"));
            }
            if (now) {
                row.add(cell(change.after(), "kq-change-after"));
            }
        }
    }

    private NativeTableHeaderCell header(String textKey) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(textKey));
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private NativeTableCell cell(@Nullable String text, String className) {
        NativeTableCell cell = new NativeTableCell(text == null ? getTranslation("difference.absent") : text);
        if (text != null) {
            cell.addClassName(className);
        }
        return cell;
    }
}
