package org.keqiao.casefile.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.store.CaseDocuments;
import org.keqiao.casefile.store.CaseFile;
import org.keqiao.casefile.store.CaseJson;
import org.keqiao.casefile.store.Corrections;
import org.keqiao.casefile.store.Submissions;
import org.keqiao.feel.Expression;
import org.keqiao.form.FormContext;
import org.keqiao.form.FormSchema;
import org.keqiao.form.FormValidator;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings.DocumentKind;
import org.keqiao.process.Matters;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** The application's form and documents: what may be written in it now, and what is missing. */
@Component
class Applications {

    private final Matters matters;
    private final FormValidator validator;
    private final Submissions submissions;
    private final Corrections corrections;
    private final CaseDocuments documents;
    private final Organisations organisations;
    private final Clock clock;

    Applications(
            Matters matters,
            FormValidator validator,
            Submissions submissions,
            Corrections corrections,
            CaseDocuments documents,
            Organisations organisations,
            Clock clock) {
        this.matters = matters;
        this.validator = validator;
        this.submissions = submissions;
        this.corrections = corrections;
        this.documents = documents;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The version whose form is filled: a draft follows the newest, a case keeps its own. */
    Matter matter(CaseFile file) {
        return file.status() == CaseStatus.DRAFT
                ? matters.current(file.matter()).orElseThrow(Refusal::notFound)
                : matters.version(file.matter(), file.matterVersion());
    }

    CaseDraft view(CaseFile file) {
        boolean correction = file.status() == CaseStatus.CORRECTION;
        return new CaseDraft(
                file.id(),
                file.number(),
                file.matter(),
                matter(file).version(),
                file.status(),
                file.version(),
                file.title(),
                file.applicant(),
                organisations.find(file.applicant()).name(),
                file.linkedTo(),
                file.answers(),
                correction ? baseline(file) : Map.of(),
                documents.of(file, false),
                items(file),
                file.updatedAt());
    }

    /** Answers to begin a draft with, cleaned. */
    Map<String, Object> draft(Matter matter, Map<String, Object> answers) {
        FormContext context = FormContext.of(today(), FormContext.Mode.DRAFT);
        return validator
                .normalise(matter.startForm(), CaseJson.plain(answers), context)
                .orRefuse();
    }

    /** Answers as they may be kept now, complete or not. */
    Map<String, Object> saved(CaseFile file, Map<String, Object> answers) {
        FormSchema schema = matter(file).startForm();
        FormContext context = context(file, schema);
        FormContext lenient = new FormContext(
                context.today(),
                FormContext.Mode.DRAFT,
                context.permissions(),
                context.before(),
                context.facts(),
                null);
        return validator.normalise(schema, CaseJson.plain(answers), lenient).orRefuse();
    }

    /**
     * Answers that are complete and right.
     *
     * @throws Refusal INVALID with everything that is wrong, documents included
     */
    Map<String, Object> complete(CaseFile file, Matter matter) {
        return checked(file, matter).orRefuse();
    }

    /** The answers as a submission would judge them, documents included. */
    FormValidator.Checked checked(CaseFile file, Matter matter) {
        FormSchema schema = matter.startForm();
        Map<String, Integer> held = held(file);
        FormValidator.Checked checked = validator.normalise(
                schema, file.answers(), context(file, schema).holding(held));
        List<FieldError> errors = new ArrayList<>(checked.errors());
        for (DocumentKind kind : matter.documentKinds()) {
            boolean slot = schema.documents().stream().anyMatch(field -> Objects.equals(field.document(), kind.kind()));
            if (!slot && held.getOrDefault(kind.kind(), 0) == 0 && isNeeded(kind, schema, checked.answers())) {
                errors.add(FieldError.of("documents." + kind.kind(), "documentMissing"));
            }
        }
        return new FormValidator.Checked(checked.answers(), errors, checked.warnings());
    }

    /** What a new draft may begin with: the applicant's own part as it was last sent, and as its profile says now. */
    Map<String, Object> prefill(Matter matter, OrganisationView organisation) {
        Map<String, Object> last =
                submissions.newestAnswers(organisation.id(), matter.key()).orElse(Map.of());
        return ApplicantPart.of(matter.startForm())
                .map(part -> part.filled(organisation, last))
                .orElse(Map.of());
    }

    /** What was last sent, as far as the form still asks for it; empty without any. */
    Map<String, Object> lastSent(Matter matter, UUID organisation) {
        return submissions
                .newestAnswers(organisation, matter.key())
                .map(answers -> known(matter, answers))
                .orElse(Map.of());
    }

    /** Only what the form still asks for, to begin anew with. */
    Map<String, Object> known(Matter matter, Map<String, Object> answers) {
        Map<String, Object> known = new LinkedHashMap<>();
        answers.forEach((key, value) -> {
            if (matter.startForm().element(key).isPresent()) {
                known.put(key, value);
            }
        });
        return known;
    }

    /**
     * Refuses when a correction does not ask for this kind of document.
     *
     * @throws Refusal conflict DOCUMENT_NOT_OPEN
     */
    void requireOpen(CaseFile file, String documentKind) {
        if (file.status() == CaseStatus.CORRECTION
                && items(file).stream().noneMatch(item -> documentKind.equals(item.document()))) {
            throw Refusal.conflict("DOCUMENT_NOT_OPEN", documentKind);
        }
    }

    List<CorrectionItem> items(CaseFile file) {
        return file.status() == CaseStatus.CORRECTION
                ? corrections.open(file.id()).map(Corrections.Notice::items).orElse(List.of())
                : List.of();
    }

    private Map<String, Object> baseline(CaseFile file) {
        return submissions.last(file.id()).map(Submissions.Row::answers).orElse(Map.of());
    }

    private FormContext context(CaseFile file, FormSchema schema) {
        if (file.status() != CaseStatus.CORRECTION) {
            return FormContext.of(today(), FormContext.Mode.SUBMIT);
        }
        List<String> named = items(file).stream()
                .map(CorrectionItem::field)
                .filter(Objects::nonNull)
                .toList();
        return FormContext.correction(schema, today(), baseline(file), named);
    }

    private Map<String, Integer> held(CaseFile file) {
        Map<String, Integer> held = new HashMap<>();
        documents.of(file, false).forEach(document -> held.merge(document.kind(), 1, Integer::sum));
        return held;
    }

    /** Mandatory where its condition holds, or everywhere without one. */
    private boolean isNeeded(DocumentKind kind, FormSchema schema, Map<String, Object> answers) {
        if (!kind.mandatory() || kind.condition() == null || kind.condition().isBlank()) {
            return kind.mandatory();
        }
        try {
            FormContext context = FormContext.of(today(), FormContext.Mode.SUBMIT);
            return validator.holds(Expression.parse(kind.condition()), schema, answers, context);
        } catch (Expression.Unacceptable e) {
            throw new IllegalStateException("condition of document kind " + kind.kind(), e);
        }
    }

    /** What a case is called: the answer {@code title}, empty until there is one. */
    static String title(Map<String, Object> answers) {
        return answers.get("title") instanceof String title ? title.substring(0, Math.min(title.length(), 300)) : "";
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
