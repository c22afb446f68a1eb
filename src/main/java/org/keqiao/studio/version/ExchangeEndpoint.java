package org.keqiao.studio.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.studio.BundleProblems;
import org.keqiao.studio.draft.FileState;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Matters as one file, between installations. */
@RestController
@RequestMapping("/api/v1/studio")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class ExchangeEndpoint {

    private final Exchange exchange;
    private final BundleStates states;
    private final BundleProblems problems;
    private final CurrentActor current;

    ExchangeEndpoint(Exchange exchange, BundleStates states, BundleProblems problems, CurrentActor current) {
        this.exchange = exchange;
        this.states = states;
        this.problems = problems;
        this.current = current;
    }

    /** What came in, and what of it does not fit here. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MatterImport(
            String matter,
            boolean known,
            boolean change,
            @Nullable Instant exportedAt,
            boolean otherCatalogue,
            List<String> altered,
            List<FileState> files,
            List<BundleProblems.FindingItem> findings) {}

    @GetMapping("/matters/{key}/archive")
    @Operation(summary = "A state of a matter as one file")
    ResponseEntity<byte[]> export(@PathVariable String key, @RequestParam(required = false) @Nullable String ref) {
        String state = ref == null ? states.usual(current.require(), key).to() : ref;
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(exchange.export(current.require(), key, state));
    }

    @PostMapping("/imports")
    @Operation(summary = "Take a matter's file into its draft")
    MatterImport take(
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody(required = false) @Nullable byte[] archive,
            Locale locale) {
        byte[] bytes = archive == null ? new byte[0] : archive;
        Exchange.NewKey key = as == null ? null : new Exchange.NewKey(as, name == null ? as : name);
        Exchange.Report report =
                dryRun ? exchange.look(current.require(), bytes, key) : exchange.take(current.require(), bytes, key);
        return new MatterImport(
                report.matter(),
                report.known(),
                report.change(),
                report.exportedAt(),
                report.otherCatalogue(),
                report.altered(),
                report.files(),
                problems.items(report.findings(), locale));
    }
}
