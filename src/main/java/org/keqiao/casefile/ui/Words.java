package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseView;
import org.keqiao.form.FormSchema;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.DocumentKind;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;
import org.springframework.lang.Nullable;

/** What the applicant's pages say alike. */
final class Words {

    private Words() {}

    static StatusBadge badge(CaseStatus status, Component on) {
        return new StatusBadge(on.getTranslation("applicant.status." + status), tone(status));
    }

    static Tone tone(CaseStatus status) {
        return switch (status) {
            case DRAFT, WITHDRAWN, DEEMED_WITHDRAWN, CLOSED -> Tone.NEUTRAL;
            case SUBMITTED, ACCEPTED -> Tone.ACTIVE;
            case CORRECTION -> Tone.SOON;
            case DECIDED_POSITIVE -> Tone.GOOD;
            case DECIDED_NEGATIVE, REFUSED_INTAKE -> Tone.LATE;
        };
    }

    /** 5 个工作日; a dash where nothing is set. */
    static String limit(@Nullable Limit limit, Component on) {
        return limit == null
                ? on.getTranslation("applicant.noLimit")
                : on.getTranslation("applicant.days." + limit.unit(), limit.days());
    }

    static String types(Matter matter, Component on) {
        String comma = on.getTranslation("applicant.comma");
        return String.join(
                comma,
                matter.settings().startedBy().stream()
                        .map(type -> on.getTranslation("applicant.type." + type))
                        .toList());
    }

    /** What an applicant brings: the kinds that a step's own form does not ask an officer for. */
    static List<DocumentKind> documents(Matter matter) {
        return matter.documentKinds().stream()
                .filter(kind -> asks(matter.startForm(), kind)
                        || matter.forms().values().stream().noneMatch(form -> asks(form, kind)))
                .toList();
    }

    private static boolean asks(FormSchema form, DocumentKind kind) {
        return form.documents().stream().anyMatch(slot -> Objects.equals(slot.document(), kind.kind()));
    }

    static String documentName(Matter matter, String kind, Locale locale) {
        return matter.documentKinds().stream()
                .filter(known -> known.kind().equals(kind))
                .findFirst()
                .map(known -> known.name().in(locale))
                .orElse(kind);
    }

    static String letterName(Matter matter, CaseView.Letter letter, Locale locale) {
        return matter.settings().letters().containsKey(letter.kind())
                ? matter.settings().letters().get(letter.kind()).name().in(locale)
                : letter.name();
    }

    static String title(String title, Component on) {
        return title.isBlank() ? on.getTranslation("applicant.untitled") : title;
    }

    /** A link that looks like the page's main button. */
    static Anchor buttonLink(String path, String text, boolean primary) {
        Anchor link = new Anchor(path, text);
        link.addClassName("kq-button-link");
        if (primary) {
            link.addClassName("primary");
        }
        return link;
    }

    /** A message box; the heading comes first in bold. */
    static Div message(String toneClass, String heading, Component... content) {
        Div box = new Div();
        box.addClassNames("kq-message", toneClass);
        Paragraph head = new Paragraph(heading);
        head.addClassName("kq-message-head");
        box.add(head);
        box.add(content);
        return box;
    }
}
