package org.keqiao.inbox.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keqiao.inbox.BulkReport;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.Notices;

/** Tells honestly what became of several rows: how many were done, and which were not and why. */
final class BulkNotice {

    private BulkNotice() {}

    /**
     * @param numbers case numbers by task id
     * @param doneKey text key with the number that was done
     * @param undo takes the ids that were done; offered for claims
     */
    static void show(
            BulkReport report,
            String doneKey,
            Map<String, String> numbers,
            Failures failures,
            Consumer<List<String>> undo) {
        UI ui = UI.getCurrent();
        String done = ui.getTranslation(doneKey, report.done().size());
        if (report.failed().isEmpty()) {
            if (doneKey.equals("inbox.claimed")) {
                Notices.undo(done, () -> undo.accept(report.done()));
            } else {
                Notices.success(done);
            }
            return;
        }
        Dialog dialog = new Dialog(ui.getTranslation("inbox.report"));
        UnorderedList list = new UnorderedList();
        report.failed()
                .forEach(failure -> list.add(new ListItem(ui.getTranslation(
                        "inbox.report.line",
                        numbers.getOrDefault(failure.taskId(), "?"),
                        failures.text(failure.why(), ui.getLocale())))));
        dialog.add(
                new Paragraph(done),
                new Paragraph(
                        ui.getTranslation("inbox.report.failed", report.failed().size())),
                list);
        dialog.getFooter().add(new Button(ui.getTranslation("shell.close"), click -> dialog.close()));
        dialog.open();
    }
}
