package org.keqiao.subsidy.batch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.CountyUnit;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What readers of a batch may know of its lines, and the same as a workbook for the meeting and for finance. */
@Service
@Transactional(readOnly = true)
public class BatchReading {

    private final CaseReading reading;
    private final BatchLines lines;
    private final CityProfiles cities;

    BatchReading(CaseReading reading, BatchLines lines, CityProfiles cities) {
        this.reading = reading;
        this.lines = lines;
        this.cities = cities;
    }

    /** @throws Refusal NOT_FOUND for a case that is no batch, or that the signed-in person may not see */
    public List<BatchLine> of(UUID caseId) {
        return of(reading.view(caseId)).orElseThrow(Refusal::notFound);
    }

    /** The same of a case as somebody sees it; empty when it is no batch. */
    public Optional<List<BatchLine>> of(CaseView view) {
        return view.matter().equals(BatchFacts.MATTER) && view.caseNumber() != null
                ? Optional.of(lines.of(view.caseNumber()))
                : Optional.empty();
    }

    /** Name of a county unit in Chinese; empty for none. */
    public String county(@Nullable String code, Locale locale) {
        return Optional.ofNullable(code)
                .flatMap(cities::county)
                .map(CountyUnit::name)
                .map(name -> name.in(locale))
                .orElse("");
    }

    /**
     * The lines as a workbook whose cells are text, with the sums in figures and, as papers write them, in words.
     *
     * @param states what each state is called
     * @throws Refusal NOT_FOUND
     */
    public byte[] file(UUID caseId, java.util.function.Function<BatchLine.State, String> states) {
        return BatchSheet.write(of(caseId), code -> county(code, Locale.SIMPLIFIED_CHINESE), states);
    }
}
