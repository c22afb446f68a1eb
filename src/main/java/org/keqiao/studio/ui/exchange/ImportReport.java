package org.keqiao.studio.ui.exchange;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.keqiao.process.Finding;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.DateText;
import org.keqiao.studio.draft.FileState;
import org.keqiao.studio.draft.FileState.How;
import org.keqiao.studio.ui.FindingsGrid;
import org.keqiao.studio.version.Exchange;

/** What is in a file and what of it does not fit here. */
class ImportReport extends Div {

    private static final long serialVersionUID = 1L;

    ImportReport(Exchange.Report report, Texts texts) {
        if (report.exportedAt() != null) {
            add(new Paragraph(getTranslation("exchange.from", DateText.minuteText(report.exportedAt()))));
        }
        add(new H3(getTranslation("exchange.files")));
        List<FileState> differing =
                report.files().stream().filter(file -> file.how() != How.SAME).toList();
        if (differing.isEmpty()) {
            add(new Paragraph(getTranslation("exchange.files.same")));
        } else if (report.known()) {
            UnorderedList list = new UnorderedList();
            differing.forEach(file -> list.add(new ListItem(
                    getTranslation("exchange.file", getTranslation("studio.how." + file.how()), file.path()))));
            add(list);
        } else {
            add(new Paragraph(getTranslation("exchange.files.all", differing.size())));
        }
        List<Finding> findings = report.findings();
        add(new H3(getTranslation("exchange.fits")));
        if (findings.isEmpty()) {
            add(new Paragraph(getTranslation("exchange.fits.all")));
        } else {
            long errors = findings.stream().filter(Finding::isError).count();
            add(
                    new Paragraph(getTranslation("exchange.fits.not", errors, findings.size() - errors)),
                    new FindingsGrid(findings, texts, null, FindingsGrid::raw));
        }
    }
}
