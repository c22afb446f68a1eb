package org.keqiao.form.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;

/** What the case says of a row that somebody decides about: its name, what else tells it apart, its figures. */
class KnownRow extends Div {

    private static final long serialVersionUID = 1L;

    private final String name;

    KnownRow(FormList list, Map<String, Object> row, PaneParts parts) {
        List<FormField> words = columns(list, parts).stream()
                .filter(field -> !AnswerText.isFigure(field))
                .filter(field -> row.get(field.key()) != null)
                .toList();
        this.name = words.stream()
                .map(field -> AnswerText.of(field, row.get(field.key()), parts.owner()))
                .collect(Collectors.joining(" · "));
        Div first = new Div();
        Div rest = new Div();
        rest.addClassNames("kq-quiet", "kq-small");
        if (!words.isEmpty()) {
            first.setText(AnswerText.of(words.get(0), row.get(words.get(0).key()), parts.owner()));
            rest.setText(words.stream()
                    .skip(1)
                    .map(field -> AnswerText.of(field, row.get(field.key()), parts.owner()))
                    .collect(Collectors.joining(" · ")));
        }
        add(first, rest);
    }

    /** One line, for whoever listens to it and whoever searches. */
    String name() {
        return name;
    }

    /** The row's amounts and numbers, in the order of the columns. */
    static List<Span> figures(FormList list, Map<String, Object> row, PaneParts parts) {
        return columns(list, parts).stream()
                .filter(AnswerText::isFigure)
                .map(field -> {
                    Object value = row.get(field.key());
                    Span figure = new Span(value == null ? "" : AnswerText.yuan(value.toString()));
                    figure.addClassName("kq-figure");
                    return figure;
                })
                .toList();
    }

    /** The columns that nobody fills in. */
    static List<FormField> columns(FormList list, PaneParts parts) {
        return list.elements().stream()
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .filter(field -> field.readonlyFor().contains(parts.context().mode()))
                .toList();
    }
}
