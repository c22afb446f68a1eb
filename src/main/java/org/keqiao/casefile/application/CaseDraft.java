package org.keqiao.casefile.application;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.keqiao.casefile.CaseDocument;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CorrectionItem;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * A case while its applicant may edit it: a draft, or a case in correction.
 *
 * @param caseNumber null before the first submission
 * @param matterVersion version of the matter whose form is edited
 * @param version optimistic: give it back when saving
 * @param organisation the applicant
 * @param answers the application's answers, nested by key
 * @param baseline answers of the last submission, to which a correction is compared; empty for a draft
 * @param formFacts what is known beside the answers and the form may ask about
 * @param correction what the notice asks for; empty for a draft, where everything is open
 * @param lacking kinds of documents that a correction takes although the notice does not ask for them: they are needed by now,
 *     and the last submission had none; empty for a draft
 */
public record CaseDraft(
        UUID id,
        @Nullable CaseNumber caseNumber,
        String matter,
        int matterVersion,
        CaseStatus status,
        int version,
        String title,
        UUID organisation,
        String organisationName,
        @Nullable UUID linkedTo,
        Map<String, Object> answers,
        Map<String, Object> baseline,
        List<CaseDocument> documents,
        List<CorrectionItem> correction,
        Set<String> lacking,
        Map<String, Object> formFacts,
        Instant savedAt) {}
