package org.keqiao.casefile.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.keqiao.calendar.Limit;
import org.keqiao.casefile.clock.CaseDeadlines;
import org.keqiao.casefile.clock.LegalBases;
import org.keqiao.process.Matter;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Matters;
import org.keqiao.security.Access;
import org.keqiao.shared.Refusal;
import org.springframework.http.MediaType;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public catalogue of matters. */
@RestController
@RequestMapping("/api/v1/matters")
@Tag(name = "matters")
@Access(Access.Who.PUBLIC)
class MattersEndpoint {

    private final Matters matters;
    private final LegalBases bases;

    MattersEndpoint(Matters matters, LegalBases bases) {
        this.matters = matters;
        this.bases = bases;
    }

    /**
     * One matter of the catalogue.
     *
     * @param promised the promised limit, null when none is promised
     */
    record MatterItem(
            String key,
            String name,
            String category,
            String summary,
            @Nullable Limit promised,
            @Nullable Limit legal,
            int version,
            List<String> startedBy,
            List<DocumentItem> documents) {}

    /** @param condition when it is needed, as an expression over the answers */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DocumentItem(String kind, String name, boolean mandatory, @Nullable String condition, int most) {}

    @GetMapping
    @Operation(summary = "Matters that can be applied for")
    List<MatterItem> list(Locale locale) {
        return matters.current().stream().map(matter -> item(matter, locale)).toList();
    }

    @GetMapping(path = "/{key}/form", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The start form's schema")
    String form(@PathVariable String key) {
        return matters.current(key).orElseThrow(Refusal::notFound).startForm().source();
    }

    private MatterItem item(Matter matter, Locale locale) {
        MatterSettings settings = matter.settings();
        String basis = bases.today();
        return new MatterItem(
                matter.key(),
                settings.name().in(locale),
                settings.category(),
                settings.summary().in(locale),
                matter.limit(CaseDeadlines.PROMISED, basis).orElse(null),
                matter.limit(CaseDeadlines.LEGAL, basis).orElse(null),
                matter.version(),
                settings.startedBy(),
                settings.documents().stream()
                        .map(kind -> new DocumentItem(
                                kind.kind(), kind.name().in(locale), kind.mandatory(), kind.condition(), kind.most()))
                        .toList());
    }
}
