package org.keqiao.subsidy.match;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.keqiao.casefile.CaseReading;
import org.keqiao.casefile.CaseView;
import org.keqiao.security.Access;
import org.keqiao.shared.Problems;
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

/** Which items fit, and the way into an application. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "policies")
@Access
class MatchEndpoint {

    private final PolicyMatching matching;
    private final MatchedApplication application;
    private final CaseReading reading;

    MatchEndpoint(PolicyMatching matching, MatchedApplication application, CaseReading reading) {
        this.matching = matching;
        this.application = application;
        this.reading = reading;
    }

    /**
     * @param organisation for whom, when the caller may act for several
     * @param contracts registration numbers; all that fit without
     */
    record MatchedBegin(@Nullable UUID organisation, @Nullable List<String> contracts) {}

    @GetMapping("/match")
    @Operation(summary = "Which items fit the caller's organisation")
    List<PolicyMatch> match(@RequestParam(required = false) @Nullable UUID organisation, HttpServletRequest request) {
        return matching.of(organisation, Problems.locale(request));
    }

    @PostMapping("/{item}/application")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begins an application in which stands what is known")
    CaseView begin(@PathVariable String item, @RequestBody MatchedBegin body) {
        List<String> contracts = body.contracts() == null ? List.of() : body.contracts();
        return reading.view(
                application.begin(item, body.organisation(), contracts).id());
    }
}
