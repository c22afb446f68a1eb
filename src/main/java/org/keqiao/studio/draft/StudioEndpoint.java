package org.keqiao.studio.draft;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.BundleProblems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Matters as files, so that a bureau can keep its flows in version control and change them by script. */
@RestController
@RequestMapping("/api/v1/studio/matters")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class StudioEndpoint {

    private final StudioMatters matters;
    private final Drafting drafting;
    private final CurrentActor current;
    private final BundleProblems problems;

    StudioEndpoint(StudioMatters matters, Drafting drafting, CurrentActor current, BundleProblems problems) {
        this.matters = matters;
        this.drafting = drafting;
        this.current = current;
        this.problems = problems;
    }

    /** @param key its key for ever */
    record NewMatterInput(String key, String name) {}

    record Findings(List<BundleProblems.FindingItem> findings) {}

    @GetMapping
    @Operation(summary = "All matters: versions, cases under way, open change")
    List<StudioMatters.Overview> list() {
        return matters.all(current.require());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Begin a matter from nothing")
    DraftView begin(@RequestBody NewMatterInput body) {
        return drafting.begin(current.require(), text(body.key()), text(body.name()));
    }

    @GetMapping("/{key}/draft")
    @Operation(summary = "The open change of a matter")
    DraftView draft(@PathVariable String key) {
        return drafting.draft(current.require(), key).orElseThrow(Refusal::notFound);
    }

    @DeleteMapping("/{key}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give the open change up")
    void discard(@PathVariable String key) {
        drafting.discard(current.require(), key);
    }

    @GetMapping("/{key}/draft/files")
    @Operation(summary = "Paths of the bundle's files")
    List<String> files(@PathVariable String key) {
        return List.copyOf(drafting.bundle(current.require(), key).files().keySet());
    }

    @GetMapping("/{key}/draft/files/{*path}")
    @Operation(summary = "One file: the draft's, or without a draft the one in force")
    ResponseEntity<String> file(@PathVariable String key, @PathVariable String path) {
        DraftFile file = drafting.file(current.require(), key, relative(path));
        return ResponseEntity.ok()
                .eTag(file.digest())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(file.content());
    }

    @PutMapping("/{key}/draft/files/{*path}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Write one file of the draft; the first one starts the draft")
    ResponseEntity<Void> put(
            @PathVariable String key,
            @PathVariable String path,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestParam(defaultValue = "false") boolean takeOver,
            @RequestBody(required = false) @Nullable byte[] content) {
        DraftFile file = drafting.put(
                current.require(),
                key,
                relative(path),
                content == null ? new byte[0] : content,
                DraftFile.seen(seen),
                takeOver ? Hand.TAKING_OVER : Hand.NONE);
        return ResponseEntity.noContent().eTag(file.digest()).build();
    }

    @DeleteMapping("/{key}/draft/files/{*path}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a file out of the draft")
    void remove(
            @PathVariable String key,
            @PathVariable String path,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestParam(defaultValue = "false") boolean takeOver) {
        drafting.remove(
                current.require(), key, relative(path), DraftFile.seen(seen), takeOver ? Hand.TAKING_OVER : Hand.NONE);
    }

    @PostMapping("/{key}/draft/check")
    @Operation(summary = "What stands in the way of publishing")
    Findings check(@PathVariable String key, Locale locale) {
        return new Findings(problems.items(drafting.check(current.require(), key), locale));
    }

    @PostMapping("/{key}/draft/base")
    @Operation(summary = "Say that the version which came into force meanwhile has been looked at")
    DraftView rebase(@PathVariable String key) {
        return drafting.rebase(current.require(), key);
    }

    private static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
