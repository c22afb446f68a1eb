package org.keqiao.casefile.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.casefile.FormFacts;
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
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.stereotype.Component;

/** The application's form and documents: what may be written in it now, and what is missing. */
@Component
class Applications {

    /** Before the kind in the key of a slot. */
    private static final String SLOT = "documents.";

    private static final String MISSING = "documentMissing";

    private final Matters matters;
    private final FormValidator validator;
    private final Submissions submissions;
    private final Corrections corrections;
    private final CaseDocuments documents;
    private final Organisations organisations;
    private final List<FormFacts> known;
    private final Clock clock;

    Applications(
            Matters matters,
            FormValidator validator,
            Submissions submissions,
            Corrections corrections,
            CaseDocuments documents,
            Organisations organisations,
            List<FormFacts> known,
            Clock clock) {
        this.matters = matters;
        this.validator = validator;
        this.submissions = submissions;
        this.corrections = corrections;
        this.documents = documents;
        this.organisations = organisations;
        this.known = known;
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
                correction ? lacking(file) : Set.of(),
                formFacts(file),
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
        return checked(file, matter, counted(documents.of(file, false)));
    }

    /** @param held how many documents of each kind count */
    private FormValidator.Checked checked(CaseFile file, Matter matter, Map<String, Integer> held) {
        FormSchema schema = matter.startForm();
        FormValidator.Checked checked = validator.normalise(
                schema, file.answers(), context(file, schema).holding(held));
        List<FieldError> errors = new ArrayList<>(checked.errors());
        Map<String, Object> facts = formFacts(file);
        Set<String> told = errors.stream().map(FieldError::field).collect(Collectors.toSet());
        for (DocumentKind kind : matter.documentKinds()) {
            String field = SLOT + kind.kind();
            if (held.getOrDefault(kind.kind(), 0) == 0
                    && !told.contains(field)
                    && isNeeded(kind, schema, checked.answers(), facts)) {
                errors.add(FieldError.of(
                        field,
                        MISSING,
                        new Bilingual(kind.name().zh(), kind.name().en())));
            }
        }
        return new FormValidator.Checked(checked.answers(), errors, checked.warnings());
    }

    /** Kinds of documents that a submission of these answers would need. */
    Set<String> needed(CaseFile file, Map<String, Object> answers) {
        Matter matter = matter(file);
        FormSchema schema = matter.startForm();
        Map<String, Object> normal = validator
                .normalise(schema, CaseJson.plain(answers), context(file, schema))
                .answers();
        Map<String, Object> facts = formFacts(file, answers);
        return matter.documentKinds().stream()
                .filter(kind -> isNeeded(kind, schema, normal, facts))
                .map(DocumentKind::kind)
                .collect(Collectors.toSet());
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
     * Refuses when a correction does not ask for this kind of document, nor for an answer that decides whether it is needed,
     * and the application does not lack it either.
     *
     * @throws Refusal conflict DOCUMENT_NOT_OPEN
     */
    void requireOpen(CaseFile file, String documentKind) {
        if (file.status() == CaseStatus.CORRECTION
                && items(file).stream().noneMatch(item -> documentKind.equals(item.document()))
                && !isOpen(file, documentKind)
                && !lacking(file).contains(documentKind)) {
            throw Refusal.conflict("DOCUMENT_NOT_OPEN", documentKind);
        }
    }

    /** Whether its slot depends on an answer that the correction asks for. */
    private boolean isOpen(CaseFile file, String documentKind) {
        FormSchema schema = matter(file).startForm();
        FormContext context = context(file, schema);
        return schema.documents().stream()
                .filter(slot -> documentKind.equals(slot.document()))
                .anyMatch(slot -> context.permission(slot.path()) == FormContext.Permission.EDIT);
    }

    /** Kinds of documents that the answers of now need and the last submission has none of, whatever was added since. */
    private Set<String> lacking(CaseFile file) {
        return checked(file, matter(file), counted(documents.filed(file, false))).errors().stream()
                .filter(error -> error.code().equals(MISSING) && error.field().startsWith(SLOT))
                .map(error -> error.field().substring(SLOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<CorrectionItem> items(CaseFile file) {
        return file.status() == CaseStatus.CORRECTION
                ? corrections.open(file.id()).map(Corrections.Notice::items).orElse(List.of())
                : List.of();
    }

    private Map<String, Object> baseline(CaseFile file) {
        return submissions.last(file.id()).map(Submissions.Row::answers).orElse(Map.of());
    }

    /** What is known beside the answers, by the rules that the case goes by. */
    private Map<String, Object> formFacts(CaseFile file) {
        return formFacts(file, file.answers());
    }

    private Map<String, Object> formFacts(CaseFile file, Map<String, Object> answers) {
        LocalDate rules = file.snapshot().rulesDay(today());
        Map<String, Object> facts = new HashMap<>();
        known.forEach(each -> facts.putAll(each.of(file.matter(), answers, rules)));
        return facts;
    }

    private FormContext context(CaseFile file, FormSchema schema) {
        if (file.status() != CaseStatus.CORRECTION) {
            return FormContext.of(today(), FormContext.Mode.SUBMIT).knowing(formFacts(file));
        }
        List<String> named = items(file).stream()
                .map(CorrectionItem::field)
                .filter(Objects::nonNull)
                .toList();
        return FormContext.correction(schema, today(), baseline(file), named).knowing(formFacts(file));
    }

    private static Map<String, Integer> counted(List<CaseDocument> documents) {
        Map<String, Integer> counted = new HashMap<>();
        documents.forEach(document -> counted.merge(document.kind(), 1, Integer::sum));
        return counted;
    }

    /** Mandatory where its condition holds, or everywhere without one. */
    private boolean isNeeded(
            DocumentKind kind, FormSchema schema, Map<String, Object> answers, Map<String, Object> facts) {
        if (!kind.mandatory() || kind.condition() == null || kind.condition().isBlank()) {
            return kind.mandatory();
        }
        try {
            FormContext context =
                    FormContext.of(today(), FormContext.Mode.SUBMIT).knowing(facts);
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
