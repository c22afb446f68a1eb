package org.keqiao.subsidy.batch;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keqiao.casefile.LettersAcross;
import org.keqiao.organization.CityProfiles;
import org.keqiao.organization.Issuer;
import org.keqiao.publicity.NoticeView;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 批次文书: the paper of a notice, the document by which the money is handed down, and what asks a county for its part. A drawn
 * matter need not have them.
 */
@Component
class BatchPapers {

    /** 拟奖补公示. */
    private static final String NOTICE = "LT-Z2A";
    /** 资金下达文件: the list by which the money is handed down. */
    private static final String FUNDING_DOCUMENT = "LT-Z2L";
    /** 县级配套资金安排函: among the letters of the application, whose county reads it there. */
    private static final String COUNTY_SHARE = "LT-Z2X";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LettersAcross letters;
    private final BatchReading reading;
    private final CityProfiles cities;
    private final String publicUrl;

    BatchPapers(
            LettersAcross letters,
            BatchReading reading,
            CityProfiles cities,
            @Value("${keqiao.public-url}") String publicUrl) {
        this.letters = letters;
        this.reading = reading;
        this.cities = cities;
        this.publicUrl = publicUrl;
    }

    /**
     * What the public reads at the notice's page, on paper: nothing more of anybody.
     *
     * @param days for how many working days it is shown
     */
    void notice(CaseNumber batch, List<BatchLine> shown, NoticeView notice, int days) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (BatchLine line : shown) {
            rows.add(Map.of(
                    "place", rows.size() + 1,
                    "applicant", line.applicant(),
                    "item", line.item(),
                    "county", county(line),
                    "cityAmount", line.cityAmount()));
        }
        Map<String, Object> said = new HashMap<>();
        said.put("shown", rows);
        said.put("shownCount", shown.size());
        said.put("cityTotal", cityTotal(shown));
        said.put("shownDays", days);
        said.put("shownFrom", notice.shownFrom().atZone(ZONE).toLocalDate());
        said.put("shownUntil", notice.lastDay());
        said.put("noticeUrl", publicUrl + "/publicities/" + notice.id());
        letters.issue(batch, batch, NOTICE, said);
    }

    /** The document by which the money is handed down, and to each county that is asked for its part a letter. */
    void award(CaseNumber batch, List<BatchLine> given, Signed signed) {
        List<Map<String, Object>> awards = new ArrayList<>();
        for (BatchLine line : given) {
            awards.add(Map.of(
                    "place", awards.size() + 1,
                    "application", line.application().value(),
                    "applicant", line.applicant(),
                    "item", line.item(),
                    "county", county(line),
                    "cityAmount", line.cityAmount(),
                    "countyAmount", line.countyAmount()));
        }
        letters.issue(
                batch,
                batch,
                FUNDING_DOCUMENT,
                Map.of(
                        "awards", awards,
                        "awardCount", given.size(),
                        "cityTotal", cityTotal(given),
                        "countyTotal",
                                Money.sum(given.stream()
                                        .map(BatchLine::countyAmount)
                                        .toList()),
                        "fundingDocument", signed.document(),
                        "fundingDocumentOn", signed.on(),
                        "minutesNumber", signed.minutes()));
        given.stream().filter(line -> line.countyAmount().isPositive()).forEach(line -> ask(line, signed));
    }

    /**
     * What finance signed.
     *
     * @param document number of the 资金下达文件
     * @param minutes number of the meeting's minutes
     */
    record Signed(String document, LocalDate on, String minutes) {}

    private void ask(BatchLine line, Signed signed) {
        letters.issue(
                line.application(),
                line.application(),
                COUNTY_SHARE,
                Map.of(
                        "addressee", department(line),
                        "applicant", line.applicant(),
                        "item", line.item(),
                        "awardedCity", line.cityAmount(),
                        "askedCounty", line.countyAmount(),
                        "fundingDocument", signed.document(),
                        "fundingDocumentOn", signed.on()));
    }

    private String department(BatchLine line) {
        return Optional.ofNullable(line.county())
                .flatMap(cities::departmentAsIssuer)
                .map(Issuer::name)
                .orElseGet(() -> county(line));
    }

    private String county(BatchLine line) {
        return reading.county(line.county(), Locale.SIMPLIFIED_CHINESE);
    }

    private static Money cityTotal(List<BatchLine> lines) {
        return Money.sum(lines.stream().map(BatchLine::cityAmount).toList());
    }
}
