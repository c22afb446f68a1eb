package org.keqiao.security;

import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who read what, for the auditor. */
@RestController
@RequestMapping("/api/v1/audit/readings")
@Access(roles = Role.AUDITOR)
class AccessLogEndpoint {

    private final AccessLog log;
    private final CurrentActor current;

    AccessLogEndpoint(AccessLog log, CurrentActor current) {
        this.log = log;
        this.current = current;
    }

    @GetMapping
    CursorPage<AccessLog.Reading> list(
            @RequestParam(required = false) @Nullable String reader,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return log.list(current.require(), reader, label, cursor, Cursor.limit(limit));
    }
}
