package org.keqiao.inbox;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.keqiao.security.Access;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The inbox's saved filters over HTTP. */
@RestController
@RequestMapping("/api/v1/filters")
@Access
class SavedFiltersEndpoint {

    private final SavedFilters filters;

    SavedFiltersEndpoint(SavedFilters filters) {
        this.filters = filters;
    }

    /** @param query as it stands in the inbox's address */
    record NewFilter(@Nullable String name, @Nullable String query) {}

    record SavedAs(UUID id) {}

    /** What is left out stays as it is. */
    record Placing(@Nullable Boolean shared, @Nullable Boolean pinned) {}

    @GetMapping
    @Operation(summary = "One's own filters and the office's, by name")
    List<SavedFilter> list() {
        return filters.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Saves a filter; one of the same name is replaced")
    SavedAs save(@RequestBody NewFilter filter) {
        if (filter.name() == null) {
            throw Refusal.invalid(List.of(FieldError.of("name", "required")));
        }
        return new SavedAs(filters.save(filter.name(), filter.query() == null ? "" : filter.query()));
    }

    @PutMapping("/{id}/placing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shares a filter with the office, or pins it beside one's queues")
    void place(@PathVariable UUID id, @RequestBody Placing placing) {
        if (placing.shared() == null && placing.pinned() == null) {
            throw Refusal.invalid(List.of(FieldError.of("pinned", "required")));
        }
        filters.place(id, placing.shared(), placing.pinned());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a filter")
    void delete(@PathVariable UUID id) {
        filters.delete(id);
    }
}
