package org.keqiao.policy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.security.Access;
import org.keqiao.shared.Bilingual;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The documents behind the city's items, for everybody. */
@RestController
@RequestMapping("/api/v1/policies/documents")
@Tag(name = "policies")
@Access(Access.Who.PUBLIC)
class DocumentsEndpoint {

    private final PolicyDocuments documents;

    DocumentsEndpoint(PolicyDocuments documents) {
        this.documents = documents;
    }

    /**
     * A document; what is absent is not verified, or does not apply.
     *
     * @param lapsed known to hold no more, nobody knows since when
     * @param endsOn first day on which it holds no more, whatever ends it
     * @param unverified true while its number, issuer or one of its days is not verified
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PolicyDocument")
    record Answer(
            String key,
            int version,
            @Nullable String number,
            Bilingual title,
            @Nullable String issuer,
            @Nullable PolicyDocument.Level level,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean lapsed,
            @Nullable LocalDate endsOn,
            DocumentStatus status,
            boolean unverified,
            @Nullable String supersedes,
            boolean inPart,
            List<String> supersededBy,
            @Nullable LocalDate abolishedOn,
            @Nullable String abolishedBy,
            Bilingual note,
            List<PolicyDocuments.Item> items,
            List<Succession> successions) {

        static Answer of(PolicyDocuments.Standing standing) {
            PolicyDocument document = standing.document();
            return new Answer(
                    document.key(),
                    document.version(),
                    document.number(),
                    document.title(),
                    document.issuer(),
                    document.level(),
                    document.issuedOn(),
                    document.validFrom(),
                    document.validTo(),
                    document.lapsed(),
                    standing.endsOn(),
                    standing.status(),
                    standing.unverified(),
                    document.supersedes(),
                    document.inPart(),
                    standing.supersededBy(),
                    document.abolishedOn(),
                    document.abolishedBy(),
                    document.note(),
                    standing.items(),
                    document.successions());
        }
    }

    @GetMapping
    @Operation(summary = "The documents that the items rest on")
    List<Answer> list() {
        return documents.all().stream().map(Answer::of).toList();
    }
}
