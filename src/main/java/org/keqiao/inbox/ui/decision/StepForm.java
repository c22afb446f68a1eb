package org.keqiao.inbox.ui.decision;

import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseView;
import org.keqiao.form.FormContext;
import org.keqiao.form.ui.FileSlot;
import org.keqiao.form.ui.FormPane;
import org.keqiao.inbox.TaskView;
import org.keqiao.inbox.ui.CaseFileParts;
import org.keqiao.process.Step;
import org.keqiao.shared.FieldError;

/** The form of a step, filled with what the case knows or with what was left unfinished. */
class StepForm extends Div {

    private static final long serialVersionUID = 1L;

    private final FormPane pane;

    StepForm(TaskView task, CaseView view, CaseFileParts parts) {
        Map<String, Object> known = parts.reading().facts(view.id());
        Map<String, FormContext.Permission> permissions = task.step().fields().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> FormContext.Permission.valueOf(e.getValue().name())));
        FormContext context = FormContext.of(LocalDate.now(parts.clock()), FormContext.Mode.TASK)
                .permitting(permissions)
                .changing(known)
                .knowing(known);
        pane = new FormPane(task.form(), context, new CaseFiles(view.id(), task.step(), parts));
        pane.setAnswers(task.answers());
        add(pane);
    }

    /** Told after each change, for text after a pause in typing. */
    void onChange(Runnable listener) {
        pane.addChangeListener(listener);
    }

    Map<String, Object> answers() {
        return pane.answers();
    }

    /** Shows what is wrong at its fields; an empty list clears it. */
    void show(List<FieldError> errors) {
        pane.showErrors(errors);
    }

    /** Documents that an officer adds belong to the case at once, and stay. */
    private record CaseFiles(UUID caseId, Step step, CaseFileParts parts) implements FileSlot {

        @Override
        public List<Stored> list(String kind) {
            return parts.reading().papers(caseId, step).stream()
                    .filter(document -> document.kind().equals(kind))
                    .map(document -> new Stored(document.id().toString(), document.name(), document.size(), null))
                    .toList();
        }

        @Override
        public void store(String kind, String fileName, Path content) {
            try (InputStream bytes = Files.newInputStream(content)) {
                parts.cases().attach(caseId, kind, fileName, bytes);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void delete(String id) {
            parts.cases().remove(UUID.fromString(id));
        }
    }
}
