package org.keqiao.casefile.ui;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseQuery;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;

/** Decided cases of the reader's organisations, from which others may follow. */
final class OwnOrigins {

    private static final int MOST = 100;

    private OwnOrigins() {}

    /** Newest first. */
    static List<CaseSummary> of(ApplicantParts parts, String matter) {
        return Stream.of(CaseStatus.DECIDED_POSITIVE, CaseStatus.DECIDED_NEGATIVE)
                .flatMap(status ->
                        parts.reading().list(new CaseQuery(matter, status, null), null, MOST).items().stream())
                .toList();
    }

    /** Whose case it is. */
    static UUID applicant(ApplicantParts parts, CaseSummary origin) {
        return parts.reading().view(origin.id()).parties().get(0).organisationId();
    }
}
