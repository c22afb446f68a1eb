package org.keqiao.studio.outline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keqiao.process.outline.Outline;
import org.keqiao.process.outline.OutlineEdit;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Refusal;
import org.keqiao.studio.BundleProblems;
import org.keqiao.studio.draft.DraftFile;
import org.keqiao.studio.draft.Drafting;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A matter's flow as a list of cards, for programs. */
@RestController
@RequestMapping("/api/v1/studio/matters/{key}/draft/outline")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class OutlineEndpoint {

    private final Outlining outlining;
    private final Drafting drafting;
    private final CurrentActor current;
    private final BundleProblems problems;

    OutlineEndpoint(Outlining outlining, Drafting drafting, CurrentActor current, BundleProblems problems) {
        this.outlining = outlining;
        this.drafting = drafting;
        this.current = current;
        this.problems = problems;
    }

    /** What is done to a card. */
    enum Kind {
        INSERT_STEP,
        INSERT_ACTION,
        MOVE_UP,
        MOVE_DOWN,
        REMOVE,
        CHANGE
    }

    /**
     * One change; what its kind does not need is left out.
     *
     * @param card id of the card that is changed, or behind which another is put
     * @param way id of one of the card's ways; left out for its way on
     * @param values of the step or action, by their names
     * @param branches with REMOVE: also take away what nothing would lead to any more
     */
    record EditInput(
            Kind kind,
            String card,
            @Nullable String way,
            @Nullable String zh,
            @Nullable String en,
            @Nullable String action,
            @Nullable Map<String, String> values,
            @Nullable List<OutlineEdit.Ending> endings,
            boolean branches) {

        OutlineEdit edit() {
            if (kind == null || card == null || card.isBlank()) {
                throw Refusal.invalid("OUTLINE_EDIT");
            }
            Map<String, String> said = values == null ? Map.of() : values;
            return switch (kind) {
                case INSERT_STEP ->
                    new OutlineEdit.InsertStep(
                            card, way, text(zh), text(en), said, endings == null ? List.of() : endings);
                case INSERT_ACTION -> new OutlineEdit.InsertAction(card, way, text(action), text(zh), text(en), said);
                case MOVE_UP, MOVE_DOWN -> new OutlineEdit.Move(card, kind == Kind.MOVE_UP);
                case REMOVE -> new OutlineEdit.Remove(card, branches);
                case CHANGE -> new OutlineEdit.Change(card, said, endings);
            };
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    /** The flow after the change, and what the check says of it. */
    record Changed(Outline outline, List<BundleProblems.FindingItem> findings) {}

    @GetMapping
    @Operation(summary = "The flow as a list of cards")
    Outline outline(@PathVariable String key, Locale locale) {
        return outlining.outline(current.require(), key, locale);
    }

    @PostMapping
    @Operation(summary = "Change the flow by its cards")
    ResponseEntity<Changed> change(
            @PathVariable String key,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody EditInput body,
            Locale locale) {
        DraftFile file = outlining.change(current.require(), key, body.edit(), DraftFile.seen(seen), locale);
        return ResponseEntity.ok()
                .eTag(file.digest())
                .body(new Changed(
                        outlining.outline(current.require(), key, locale),
                        problems.items(drafting.check(current.require(), key), locale)));
    }
}
