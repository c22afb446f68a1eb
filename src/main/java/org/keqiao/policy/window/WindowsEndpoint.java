package org.keqiao.policy.window;

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

/** Application windows, for programs of the bureau. */
@RestController
@RequestMapping("/api/v1/application-windows")
@Tag(name = "policies")
@Access
class WindowsEndpoint {

    private final WindowKeeping windows;

    WindowsEndpoint(WindowKeeping windows) {
        this.windows = windows;
    }

    record WindowReason(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Application windows")
    CursorPage<ApplicationWindow> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return windows.list(cursor, Cursor.limit(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a window")
    ApplicationWindow enter(@RequestBody ApplicationWindowDraft body) {
        return windows.enter(body);
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm a window")
    ApplicationWindow confirm(@PathVariable UUID id) {
        return windows.confirm(id);
    }

    @PostMapping("/{id}/rejection")
    @Operation(summary = "Reject a window")
    ApplicationWindow reject(@PathVariable UUID id, @RequestBody WindowReason body) {
        return windows.reject(id, body.reason());
    }
}
