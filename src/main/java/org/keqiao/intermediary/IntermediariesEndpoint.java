package org.keqiao.intermediary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register of agencies, brokers and providers: the list for everybody, deals and complaints for those who keep it. */
@RestController
@RequestMapping("/api/v1/intermediaries")
@Tag(name = "intermediaries")
@Access
class IntermediariesEndpoint {

    private final Intermediaries intermediaries;
    private final IntermediaryDeals deals;
    private final IntermediaryComplaints complaints;

    IntermediariesEndpoint(Intermediaries intermediaries, IntermediaryDeals deals, IntermediaryComplaints complaints) {
        this.intermediaries = intermediaries;
        this.deals = deals;
        this.complaints = complaints;
    }

    record IntermediaryReceipt(UUID id) {}

    record ComplaintBody(@Nullable String source, @Nullable String content) {}

    record ComplaintAnswer(boolean upheld, @Nullable String answer) {}

    @GetMapping
    @Access(Access.Who.PUBLIC)
    @Operation(summary = "Listed agencies, brokers and providers, last listed first")
    CursorPage<Intermediary> list(
            @RequestParam(required = false) @Nullable IntermediaryKind kind,
            @RequestParam(required = false) @Nullable Intermediary.State state,
            @RequestParam(required = false) @Nullable String county,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return intermediaries.list(new IntermediaryQuery(kind, state, county, q, mine), cursor, Cursor.limit(limit));
    }

    @GetMapping("/{id}")
    @Access(Access.Who.PUBLIC)
    @Operation(summary = "One entry, with what the caller may know of it")
    IntermediaryFile view(@PathVariable UUID id) {
        return intermediaries.file(id);
    }

    @PostMapping("/deals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Credit a registered contract to whoever brought it about")
    IntermediaryReceipt credit(@RequestBody DealDraft body) {
        return new IntermediaryReceipt(deals.credit(body));
    }

    @PostMapping("/{id}/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a complaint about an entry")
    IntermediaryReceipt complain(@PathVariable UUID id, @RequestBody ComplaintBody body) {
        return new IntermediaryReceipt(complaints.enter(id, body.source(), body.content()));
    }

    @PostMapping("/complaints/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Answer a complaint")
    void answer(@PathVariable UUID id, @RequestBody ComplaintAnswer body) {
        complaints.answer(id, body.upheld(), body.answer());
    }
}
