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

/** 常用语 over HTTP. */
@RestController
@RequestMapping("/api/v1/phrases")
@Access
class PhrasesEndpoint {

    private final Phrases phrases;

    PhrasesEndpoint(Phrases phrases) {
        this.phrases = phrases;
    }

    record NewPhrase(@Nullable String text) {}

    /** @param shared whether the colleagues of the office see it */
    record Sharing(@Nullable Boolean shared) {}

    @GetMapping
    @Operation(summary = "One's own phrases, most used first, then those of the office")
    List<Phrases.Phrase> list() {
        return phrases.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keeps a phrase")
    void keep(@RequestBody NewPhrase phrase) {
        if (phrase.text() == null || phrase.text().isBlank()) {
            throw Refusal.invalid(List.of(FieldError.of("text", "required")));
        }
        phrases.keep(phrase.text());
    }

    @PutMapping("/{id}/sharing")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shares a phrase with the office, or with it no longer")
    void share(@PathVariable UUID id, @RequestBody Sharing sharing) {
        if (sharing.shared() == null) {
            throw Refusal.invalid(List.of(FieldError.of("shared", "required")));
        }
        phrases.share(id, sharing.shared());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a phrase")
    void forget(@PathVariable UUID id) {
        phrases.forget(id);
    }
}
