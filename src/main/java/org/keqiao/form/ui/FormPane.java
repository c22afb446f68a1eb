package org.keqiao.form.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.keqiao.form.CodeTables;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.form.FormVisibility;
import org.keqiao.shared.FieldError;
import org.springframework.lang.Nullable;

/**
 * A form to fill in: fields in the reader's language, closed or hidden as the context says, shown and hidden as the
 * answers ask for it. It judges nothing: what is wrong is told to it by {@link #showErrors}.
 */
public class FormPane extends Div {

    private static final long serialVersionUID = 1L;

    private final transient FormSchema schema;
    private final transient PaneParts parts;
    private final transient List<SectionNode> sections = new ArrayList<>();
    private final transient List<Runnable> listeners = new ArrayList<>();
    private final transient FormVisibility visibility;
    private final Div errors = new Div();
    private final Div warnings = new Div();

    @Nullable
    private final transient FileSlot files;

    private transient Set<String> needed = Set.of();

    @Nullable
    private transient FormSection shown;

    private transient Consumer<FormSection> sectionOpener = this::show;

    public FormPane(FormSchema schema, FormContext context) {
        this(schema, context, null);
    }

    /**
     * @param files keeps the documents of the form's slots; null shows the slots without their documents
     */
    public FormPane(FormSchema schema, FormContext context, @Nullable FileSlot files) {
        this.schema = schema;
        this.files = files;
        this.parts =
                new PaneParts(this, CodeTables.shipped(), context, files, () -> needed, this::answers, this::changed);
        this.visibility = new FormVisibility(schema, context);
        addClassName("kq-form-pane");
        errors.addClassName("kq-errors");
        errors.getElement().setAttribute("role", "alert");
        errors.getElement().setAttribute("tabindex", "-1");
        errors.setVisible(false);
        warnings.addClassName("kq-form-warnings");
        warnings.getElement().setAttribute("role", "status");
        warnings.setVisible(false);
        add(errors, warnings);
        for (FormSection section : schema.sections()) {
            SectionNode node = new SectionNode(section, () -> "", parts, 2);
            sections.add(node);
            add(node.component());
        }
        setAnswers(Map.of());
    }

    public FormSchema schema() {
        return schema;
    }

    /** Fills the fields; listeners are not told. */
    public void setAnswers(Map<String, Object> answers) {
        sections.forEach(section -> section.load(answers));
        refresh();
    }

    /** What stands in the fields, as typed, hidden ones included: nothing typed is lost by hiding it. */
    public Map<String, Object> answers() {
        Map<String, Object> answers = new LinkedHashMap<>();
        sections.forEach(section -> section.store(answers));
        return answers;
    }

    /** Told after each change, for text after a pause in typing: the place to save a draft. */
    public Registration addChangeListener(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** The form's sections, for pages that show one at a time. */
    public List<FormSection> sections() {
        return schema.sections();
    }

    /** Shows one section only; null shows all. */
    public void show(@Nullable FormSection section) {
        shown = section;
        refresh();
    }

    /**
     * What happens when an entry of the error summary leads to a section that is not shown; by default it is shown here.
     */
    public void setSectionOpener(Consumer<FormSection> opener) {
        sectionOpener = opener;
    }

    /** False while the answers hide the whole section. */
    public boolean isVisible(FormSection section) {
        return !visibility.hidden(answers()).contains(FormVisibility.mark("", section));
    }

    /**
     * Shows errors at their fields and all of them in a summary on top, which takes the focus; an empty list clears both.
     */
    public void showErrors(List<FieldError> found) {
        markErrors(found);
        if (!found.isEmpty()) {
            errors.getElement()
                    .executeJs("setTimeout(() => { this.scrollIntoView({block: 'nearest'}); this.focus(); })");
        }
    }

    /** Shows them as {@link #showErrors} does and leaves the focus where it is, for who is led to one field. */
    public void markErrors(List<FieldError> found) {
        Map<String, Node> nodes = nodes();
        nodes.values().forEach(node -> node.error(null));
        found.forEach(error -> {
            Node node = nodes.get(error.field());
            if (node != null) {
                node.error(message(error));
            }
        });
        errors.removeAll();
        errors.setVisible(!found.isEmpty());
        if (found.isEmpty()) {
            return;
        }
        errors.add(new H2(getTranslation("form.errors", found.size())), entries(found, nodes));
    }

    /**
     * Puts a text beside each named field, document or list, such as what a notice says of it.
     *
     * @param notes text by answer key
     */
    public void showNotes(Map<String, String> notes) {
        Map<String, Node> nodes = nodes();
        notes.forEach((path, text) -> {
            Node node = nodes.get(path);
            if (node != null) {
                node.note(text);
            }
        });
    }

    /** Moves the focus to a field, document or list; to the list when its row is not there. */
    public void focus(String path) {
        Map<String, Node> nodes = nodes();
        Node node = nodes.get(path);
        if (node == null && path.contains("[")) {
            node = nodes.get(path.substring(0, path.indexOf('[')));
        }
        if (node != null) {
            node.focus();
        }
    }

    /** Shows what is probably wrong and may still be right. */
    public void showWarnings(List<FieldError> found) {
        warnings.removeAll();
        warnings.setVisible(!found.isEmpty());
        if (!found.isEmpty()) {
            warnings.add(new H2(getTranslation("form.warnings")), entries(found, nodes()));
        }
    }

    /** Name of an error's field with the names of what it stands in, in the reader's language. */
    public String label(String path) {
        return AnswerText.label(schema, path, this);
    }

    /** What an error says, in the reader's language. */
    public String message(FieldError error) {
        return getTranslation("field." + error.code(), error.arguments().toArray());
    }

    private UnorderedList entries(List<FieldError> found, Map<String, Node> nodes) {
        UnorderedList list = new UnorderedList();
        for (FieldError error : found) {
            String text = getTranslation("form.errorEntry", label(error.field()), message(error));
            NativeButton entry = new NativeButton(text, click -> lead(error.field(), nodes.get(error.field())));
            entry.addClassName("kq-link");
            list.add(new ListItem(entry));
        }
        return list;
    }

    private void lead(String path, @Nullable Node node) {
        Optional<FormSection> section = schema.sectionOf(path);
        if (shown != null && section.isPresent() && section.get() != shown) {
            sectionOpener.accept(section.get());
        }
        if (node != null) {
            node.focus();
        }
    }

    /** The part that errors of this path are shown at; null when there is none. */
    @Nullable
    Node node(String path) {
        return nodes().get(path);
    }

    private Map<String, Node> nodes() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        sections.forEach(section -> section.visit(node -> {
            String path = node.path();
            nodes.put(path.isEmpty() ? node.element().id() : path, node);
        }));
        return nodes;
    }

    private void changed() {
        refresh();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void refresh() {
        Map<String, Object> answers = answers();
        Set<String> hidden = visibility.hidden(answers);
        needed = files != null && showsSlots() ? files.needed(answers) : Set.of();
        sections.forEach(section -> {
            section.refresh(hidden, parts);
            if (shown != null && section.element() != (FormElement) shown) {
                section.component().setVisible(false);
            }
        });
    }

    /** Of the one section that is shown; a form that is shown whole marks what it always asks for. */
    private boolean showsSlots() {
        boolean[] found = {false};
        sections.stream()
                .filter(section -> section.element() == (FormElement) shown)
                .forEach(section -> section.visit(node -> found[0] |= node instanceof FileNode));
        return found[0];
    }
}
