package org.keqiao.studio.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.keqiao.process.BundleDifference;
import org.keqiao.security.Access;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.studio.draft.DraftView;
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

/** The states of a matter's files, and what differs between them. */
@RestController
@RequestMapping("/api/v1/studio/matters/{key}")
@Tag(name = "studio")
@Access(roles = {Role.FLOW_DESIGNER, Role.FLOW_PUBLISHER})
class StudioVersionsEndpoint {

    private final BundleStates states;
    private final Restoring restoring;
    private final ShippedUpdates updates;
    private final CurrentActor current;

    StudioVersionsEndpoint(BundleStates states, Restoring restoring, ShippedUpdates updates, CurrentActor current) {
        this.restoring = restoring;
        this.updates = updates;
        this.states = states;
        this.current = current;
    }

    @GetMapping("/states")
    @Operation(summary = "The states of a matter's files that can be compared")
    List<BundleStates.BundleState> states(@PathVariable String key) {
        return states.all(current.require(), key);
    }

    @GetMapping("/difference")
    @Operation(summary = "What differs between two states, in words")
    BundleDifference difference(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Locale locale) {
        Actor actor = current.require();
        BundleStates.Pair usual = states.usual(actor, key);
        return states.difference(actor, key, from == null ? usual.from() : from, to == null ? usual.to() : to, locale);
    }

    record KeptInput(@Nullable String name, @Nullable String note) {}

    record StateInput(@Nullable String ref) {}

    record KeptState(String ref) {}

    @PostMapping("/states")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Give the open change, as it is now, a name")
    KeptState keep(@PathVariable String key, @RequestBody KeptInput body) {
        String name = body.name() == null ? "" : body.name();
        return new KeptState(restoring.keep(current.require(), key, name, body.note()));
    }

    @PostMapping("/draft/restoration")
    @Operation(summary = "Put the draft back to a state, or start one from it")
    DraftView restore(@PathVariable String key, @RequestBody StateInput body) {
        return restoring.restore(current.require(), key, body.ref() == null ? "" : body.ref());
    }

    @PostMapping("/draft/shipped")
    @Operation(summary = "Say that what the product brings now has been looked at")
    DraftView shippedSeen(@PathVariable String key) {
        return restoring.shippedSeen(current.require(), key);
    }

    record FilesInput(@Nullable List<String> paths) {}

    @GetMapping("/shipped")
    @Operation(summary = "What the product brings now, what it brought before, and ours")
    ShippedUpdates.Update shipped(@PathVariable String key) {
        return updates.of(current.require(), key);
    }

    @PostMapping("/draft/shipped/files")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take files of what the product brings into the draft")
    void takeShipped(@PathVariable String key, @RequestBody FilesInput body) {
        if (body.paths() == null) {
            updates.takeAll(current.require(), key);
        } else {
            updates.take(current.require(), key, body.paths());
        }
    }
}
