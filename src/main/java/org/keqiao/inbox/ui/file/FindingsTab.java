package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseView;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormSchema;
import org.keqiao.form.ui.FormSummary;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.inbox.ui.CaseStates;
import org.keqiao.process.Outcome;
import org.keqiao.security.Duty;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.Languages;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** 审查情况: what each officer found, step by step, newest first; what the next one signs stands here. */
public class FindingsTab extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CaseView view;

    FindingsTab(CaseView view, CaseFileParts parts) {
        this.view = view;
        Collection<ActRecord> steps = latest(parts.reading().acts(view.id()));
        if (steps.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CLIPBOARD_CHECK,
                    getTranslation("inbox.noFindings"),
                    getTranslation("inbox.noFindings.hint")));
            return;
        }
        List<ActRecord> newestFirst = new ArrayList<>(steps);
        newestFirst.sort((one, other) -> Integer.compare(other.seq(), one.seq()));
        newestFirst.forEach(act -> add(step(act, form(act, parts))));
    }

    /** The newest step with each form: what stood in it before was said anew. */
    private static Collection<ActRecord> latest(List<ActRecord> acts) {
        Map<String, ActRecord> byForm = new LinkedHashMap<>();
        for (ActRecord act : acts) {
            if (act.formId() == null || act.duty() == Duty.APPLICANT) {
                continue;
            }
            if (act.kind() == ActRecord.Kind.STEP) {
                byForm.put(act.formId(), act);
            } else if (act.kind() == ActRecord.Kind.SEAT) {
                byForm.values().removeIf(other -> act.formId().equals(other.formId()) && other.round() < act.round());
                byForm.put(act.formId() + ' ' + act.output().get("seat"), act);
            }
        }
        return byForm.values();
    }

    private Optional<FormSchema> form(ActRecord act, CaseFileParts parts) {
        return CaseStates.matter(view, parts.matters())
                .flatMap(matter -> matter.form(Objects.requireNonNull(act.formId())));
    }

    private Section step(ActRecord act, Optional<FormSchema> form) {
        boolean chinese = Languages.isChinese(getLocale());
        String name = chinese || act.nameEn() == null ? act.name() : act.nameEn();
        if (act.kind() == ActRecord.Kind.SEAT) {
            name = getTranslation("casefile.timeline.ofSeat", name, act.output().get("seat"));
        }
        Div head = new Div(new H2(name));
        head.addClassName("kq-row");
        String outcome = chinese ? act.outcomeZh() : act.outcomeEn();
        if (outcome != null) {
            head.add(new StatusBadge(outcome, tone(act.outcomeKind())));
        }
        Span by = new Span(by(act));
        by.addClassNames("kq-quiet", "kq-small");
        Section section = new Section(head, by);
        section.addClassName("kq-section");
        if (act.submission() < view.submission()) {
            Paragraph earlier = new Paragraph(getTranslation("inbox.findings.earlier", act.submission()));
            earlier.addClassNames("kq-message", "tone-soon");
            section.add(earlier);
        } else if (act.outcomeKind() == Outcome.Kind.RETURN) {
            section.add(new Paragraph(getTranslation("inbox.findings.unjudged")));
        }
        if (act.opinion() != null) {
            Paragraph opinion = new Paragraph(act.opinion());
            opinion.addClassName("kq-prose");
            section.add(opinion);
        }
        form.filter(schema -> act.seats().isEmpty())
                .ifPresent(schema -> section.add(new FormSummary(schema, act.answers())
                        .under(FormContext.of(LocalDate.EPOCH, FormContext.Mode.DRAFT)
                                .knowing(known(act)))));
        return section;
    }

    /** A common outcome is nobody's own. */
    private String by(ActRecord act) {
        String at = DateText.minuteText(act.at());
        return act.seats().isEmpty()
                ? getTranslation("inbox.findings.by", act.actorName(), at)
                : getTranslation("inbox.findings.bySeats", at);
    }

    /** The conditions of the form see what they saw: its own answers over the case's. */
    private Map<String, Object> known(ActRecord act) {
        Map<String, Object> known = new LinkedHashMap<>(view.answers());
        known.putAll(act.answers());
        return known;
    }

    private static Tone tone(@Nullable Outcome.Kind kind) {
        if (kind == null) {
            return Tone.NEUTRAL;
        }
        return switch (kind) {
            case ADVANCE -> Tone.GOOD;
            case RETURN -> Tone.SOON;
            case REFUSE -> Tone.LATE;
        };
    }
}
