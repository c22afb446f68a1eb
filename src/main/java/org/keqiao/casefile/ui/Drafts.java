package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.form.FormSection;
import org.keqiao.organization.OrganisationView;
import org.keqiao.shared.Refusal;

/** What the pages of an application do alike. */
final class Drafts {

    private Drafts() {}

    /** The draft, for its pages; empty when it is submitted and the reader was sent to the case. */
    static Optional<CaseDraft> open(BeforeEnterEvent event, ApplicantParts parts, UUID id) {
        try {
            return Optional.of(parts.cases().draft(id));
        } catch (Refusal refusal) {
            if (!refusal.code().equals("NOT_EDITABLE")) {
                throw refusal;
            }
            event.forwardTo(Routes.ownCase(id));
            return Optional.empty();
        }
    }

    static String name(FormSection section, Component on) {
        String label = on.getUI().map(ui -> section.label().in(ui.getLocale())).orElseGet(() -> section.label()
                .in(com.vaadin.flow.component.UI.getCurrent().getLocale()));
        return label.isEmpty() ? on.getTranslation("applicant.section.other") : label;
    }

    /** The newest answers with every part over them that was changed here. */
    static Map<String, Object> merged(
            Map<String, Object> newest, Map<String, Object> loaded, Map<String, Object> typed) {
        Map<String, Object> merged = new LinkedHashMap<>(newest);
        Set<String> keys = new LinkedHashSet<>(loaded.keySet());
        keys.addAll(typed.keySet());
        for (String key : keys) {
            if (Objects.equals(loaded.get(key), typed.get(key))) {
                continue;
            }
            if (typed.containsKey(key)) {
                merged.put(key, typed.get(key));
            } else {
                merged.remove(key);
            }
        }
        return merged;
    }

    /** Why this person cannot submit, and what to do about it. */
    static Div obstacle(Refusal obstacle, CaseDraft draft, ApplicantParts parts, Component on) {
        boolean unverified = obstacle.code().equals("ORGANISATION_UNVERIFIED");
        Div box = Words.message(
                "tone-soon",
                parts.failures()
                        .text(
                                obstacle,
                                com.vaadin.flow.component.UI.getCurrent().getLocale()));
        if (!unverified) {
            box.add(new Paragraph(on.getTranslation("applicant.approver.hint")));
            return box;
        }
        OrganisationView organisation = parts.organisations().find(draft.organisation());
        if (organisation.objection() != null) {
            box.add(new Paragraph(on.getTranslation("applicant.unverified.objection", organisation.objection())));
        }
        box.add(
                new Paragraph(on.getTranslation("applicant.unverified.hint")),
                new Paragraph(new Anchor(
                        Routes.MY_ORGANISATIONS + "/" + draft.organisation(),
                        on.getTranslation("applicant.unverified.action"))));
        return box;
    }
}
