package org.keqiao.casefile.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Readiness;
import org.keqiao.form.FieldKind;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormDiff;
import org.keqiao.form.FormElement;
import org.keqiao.form.FormField;
import org.keqiao.form.FormList;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormSection;
import org.keqiao.form.FormVisibility;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.DocumentKind;
import org.keqiao.shared.FieldError;

/** A draft or a correction with the form it is filled in: which sections it has now, and how far each is. */
final class DraftForm {

    /** How far a section is. */
    enum State {
        NOT_STARTED,
        OPTIONAL,
        STARTED,
        DONE
    }

    private final CaseDraft draft;
    private final Matter matter;
    private final FormContext context;

    DraftForm(CaseDraft draft, ApplicantParts parts) {
        this.draft = draft;
        this.matter = parts.matters().version(draft.matter(), draft.matterVersion());
        FormContext plain = isCorrection()
                ? FormContext.correction(
                        schema(),
                        parts.today(),
                        draft.baseline(),
                        Stream.concat(
                                        draft.correction().stream().map(DraftForm::key),
                                        draft.lacking().stream().map(DraftForm::slotKey))
                                .toList())
                : FormContext.of(parts.today(), FormContext.Mode.SUBMIT);
        this.context = plain.knowing(draft.formFacts());
    }

    CaseDraft draft() {
        return draft;
    }

    Matter matter() {
        return matter;
    }

    FormSchema schema() {
        return matter.startForm();
    }

    FormContext context() {
        return context;
    }

    boolean isCorrection() {
        return draft.status() == CaseStatus.CORRECTION;
    }

    /** The sections that these answers show; in a correction, of those only the ones with something to change. */
    List<FormSection> sections() {
        Set<String> hidden = new FormVisibility(schema(), context).hidden(draft.answers());
        return schema().sections().stream()
                .filter(section -> !hidden.contains(FormVisibility.mark("", section)))
                .filter(this::isOpen)
                .toList();
    }

    Optional<FormSection> section(String id) {
        return schema().sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst();
    }

    /** True when something in it may be changed. */
    boolean isOpen(FormSection section) {
        return !isCorrection()
                || inside(section)
                        .filter(this::isShown)
                        .map(FormElement::path)
                        .filter(path -> !path.isEmpty())
                        .anyMatch(path -> context.permission(path) == FormContext.Permission.EDIT)
                || draft.correction().stream()
                        .filter(item -> item.document() == null || hasSlot(item.document()))
                        .anyMatch(item -> schema().sectionOf(key(item)).stream().anyMatch(section::equals));
    }

    /** False for a slot that the answers hide: its documents have their place elsewhere. */
    private boolean isShown(FormElement element) {
        return !(element instanceof FormField field)
                || field.kind() != FieldKind.FILE
                || hasSlot(Objects.requireNonNull(field.document()));
    }

    State state(FormSection section, Readiness readiness) {
        boolean wrong = !errors(section, readiness.errors()).isEmpty();
        if (!begun(section)) {
            return wrong ? State.NOT_STARTED : State.OPTIONAL;
        }
        return wrong ? State.STARTED : State.DONE;
    }

    List<FieldError> errors(FormSection section, List<FieldError> all) {
        return all.stream()
                .filter(error -> schema().sectionOf(error.field())
                        .filter(section::equals)
                        .isPresent())
                .toList();
    }

    private boolean begun(FormSection section) {
        boolean documents = inside(section)
                .filter(FormField.class::isInstance)
                .map(FormField.class::cast)
                .filter(field -> field.kind() == FieldKind.FILE)
                .anyMatch(field -> draft.documents().stream()
                        .anyMatch(document -> document.kind().equals(field.document())));
        if (!section.key().isEmpty()) {
            return documents || filled(draft.answers().get(section.key()));
        }
        return documents || inside(section).anyMatch(element -> filled(top(element)));
    }

    private Object top(FormElement element) {
        String path = element.path();
        return path.isEmpty() || path.contains(".") ? null : draft.answers().get(path.replace("[]", ""));
    }

    private static boolean filled(Object answer) {
        if (answer instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(DraftForm::filled);
        }
        if (answer instanceof Collection<?> list) {
            return list.stream().anyMatch(DraftForm::filled);
        }
        return answer != null && !Boolean.FALSE.equals(answer) && !"".equals(answer);
    }

    private static Stream<FormElement> inside(FormElement element) {
        List<FormElement> children = element instanceof FormSection section
                ? section.elements()
                : element instanceof FormList list ? list.elements() : List.of();
        return Stream.concat(Stream.of(element), children.stream().flatMap(DraftForm::inside));
    }

    /** Answer key of what an item asks for. */
    static String key(CorrectionItem item) {
        return item.field() != null ? item.field() : slotKey(Objects.requireNonNull(item.document()));
    }

    private static String slotKey(String kind) {
        return "documents." + kind;
    }

    /** The notice's words by answer key. */
    Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        draft.correction().forEach(item -> notes.merge(key(item), item.text(), (a, b) -> a + "\n" + b));
        return notes;
    }

    /**
     * True when what the item asks for differs from what was submitted.
     *
     * @param submission number of the last submission
     */
    boolean isChanged(CorrectionItem item, int submission) {
        if (item.document() != null) {
            return draft.documents().stream()
                    .anyMatch(
                            document -> document.kind().equals(item.document()) && document.submission() > submission);
        }
        String key = Objects.requireNonNull(item.field());
        return changes().stream()
                .map(FormDiff.Change::path)
                .anyMatch(path -> path.equals(key)
                        || path.startsWith(key + ".")
                        || path.startsWith(key + "[")
                        || key.startsWith(path + "."));
    }

    List<FormDiff.Change> changes() {
        return isCorrection() ? FormDiff.changes(schema(), draft.baseline(), draft.answers()) : List.of();
    }

    /**
     * Kinds of documents that no section shows a slot for: in a correction those asked for and those that are lacking, in a
     * draft those the matter knows beyond its form.
     */
    List<DocumentKind> slotless() {
        Set<String> asked = Stream.concat(
                        draft.correction().stream()
                                .map(CorrectionItem::document)
                                .filter(Objects::nonNull),
                        draft.lacking().stream())
                .collect(Collectors.toSet());
        return isCorrection()
                ? matter.documentKinds().stream()
                        .filter(kind -> asked.contains(kind.kind()) && !hasSlot(kind.kind()))
                        .toList()
                : Words.documents(matter).stream()
                        .filter(kind -> slot(kind.kind()).isEmpty())
                        .toList();
    }

    /** True when a section shows a slot for this kind, as the answers stand. */
    boolean hasSlot(String kind) {
        Set<String> hidden = new FormVisibility(schema(), context).hidden(draft.answers());
        return slot(kind)
                .filter(field -> !hidden.contains(FormVisibility.mark("", field)))
                .isPresent();
    }

    private Optional<FormField> slot(String kind) {
        return schema().documents().stream()
                .filter(field -> kind.equals(field.document()))
                .findFirst();
    }

    /** The section after this one; empty for the last. */
    Optional<FormSection> after(FormSection section) {
        List<FormSection> all = new ArrayList<>(sections());
        int at = all.indexOf(section);
        return at < 0 || at + 1 >= all.size() ? Optional.empty() : Optional.of(all.get(at + 1));
    }
}
