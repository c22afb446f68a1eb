package org.keqiao.subsidy;

import java.util.ArrayList;
import java.util.List;
import org.keqiao.casefile.CheckNote;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;

/** What the check of a claim finds: what goes back to the applicant at its field, and what officers should look at. */
class Findings {

    private final Texts texts;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<CheckNote> notes = new ArrayList<>();

    Findings(Texts texts) {
        this.texts = texts;
    }

    void wrong(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, code, arguments));
    }

    void note(String code, Object... arguments) {
        notes.add(CheckNote.of(texts, "subsidy.note." + code, arguments));
    }

    /** To add to. */
    List<FieldError> errors() {
        return errors;
    }

    List<CheckNote> notes() {
        return notes;
    }

    /** @throws Refusal INVALID when anything is wrong so far */
    void refuse() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
