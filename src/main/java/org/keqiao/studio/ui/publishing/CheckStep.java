package org.keqiao.studio.ui.publishing;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keqiao.process.Finding;
import org.keqiao.process.FindingText;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.keqiao.studio.publishing.WarningAnswer;
import org.keqiao.studio.ui.Places;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.workbench.WorkbenchView;

/** What the check says; a warning may stand with a word. */
class CheckStep extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 2000;

    private final String matter;
    private final transient StudioParts parts;
    private final boolean mayAnswer;
    private final transient List<WarningAnswer> known;
    private final transient Map<Finding, TextArea> reasons = new LinkedHashMap<>();

    /**
     * @param known words given before
     * @param mayAnswer false for whoever only reads them
     */
    CheckStep(String matter, List<Finding> findings, List<WarningAnswer> known, boolean mayAnswer, StudioParts parts) {
        this.matter = matter;
        this.known = known;
        this.mayAnswer = mayAnswer;
        this.parts = parts;
        long errors = findings.stream().filter(Finding::isError).count();
        add(new Paragraph(
                findings.isEmpty()
                        ? getTranslation("studio.check.sound")
                        : getTranslation("publishing.check.found", errors, findings.size() - errors)));
        OrderedList list = new OrderedList();
        list.addClassName("kq-publish-findings");
        Places places = Places.of(matter, parts, getLocale());
        findings.forEach(finding -> list.add(item(finding, places)));
        if (!findings.isEmpty()) {
            add(list);
        }
    }

    private ListItem item(Finding finding, Places places) {
        Div head = new Div(
                finding.isError()
                        ? new StatusBadge(getTranslation("studio.finding.error"), Tone.LATE)
                        : new StatusBadge(getTranslation("studio.finding.warning"), Tone.SOON),
                new Anchor(WorkbenchView.path(matter, finding.file()), places.of(finding)));
        head.addClassName("kq-row");
        String text = FindingText.of(finding, parts.texts(), getLocale());
        ListItem item = new ListItem(head, new Span(text));
        if (!finding.isError()) {
            item.add(answer(finding));
        }
        return item;
    }

    private Div answer(Finding finding) {
        Optional<WarningAnswer> given =
                known.stream().filter(answer -> answer.isAbout(finding)).findFirst();
        if (!mayAnswer) {
            return new Div(new Paragraph(given.map(answer -> getTranslation("publishing.answer.is", answer.reason()))
                    .orElseGet(() -> getTranslation("publishing.answer.none"))));
        }
        TextArea reason = new TextArea(getTranslation("publishing.answer"));
        reason.setRequired(true);
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        given.ifPresent(answer -> reason.setValue(answer.reason()));
        reasons.put(finding, reason);
        return new Div(reason);
    }

    /** The words as they are typed; empty, with the focus on the first that is missing, when one is. */
    Optional<List<WarningAnswer>> answers() {
        List<WarningAnswer> answers = new ArrayList<>();
        TextArea first = null;
        for (Map.Entry<Finding, TextArea> entry : reasons.entrySet()) {
            TextArea field = entry.getValue();
            boolean blank = field.getValue().isBlank();
            field.setErrorMessage(getTranslation("field.required"));
            field.setInvalid(blank);
            if (blank && first == null) {
                first = field;
            }
            Finding finding = entry.getKey();
            answers.add(new WarningAnswer(
                    finding.file(),
                    finding.element(),
                    finding.code(),
                    field.getValue().strip()));
        }
        if (first != null) {
            first.focus();
            return Optional.empty();
        }
        return Optional.of(answers);
    }
}
