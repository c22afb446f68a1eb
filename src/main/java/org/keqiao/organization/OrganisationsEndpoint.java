package org.keqiao.organization;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.security.Access;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.Cursor;
import org.keqiao.shared.CursorPage;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Organisations: registered by applicants, verified by the bureau. */
@RestController
@RequestMapping("/api/v1/organisations")
@Access
class OrganisationsEndpoint {

    private final Organisations organisations;
    private final OrganisationRegistration registration;
    private final OrganisationPapers papers;
    private final OrganisationVerification verification;
    private final Documents documents;
    private final CurrentActor current;

    OrganisationsEndpoint(
            Organisations organisations,
            OrganisationRegistration registration,
            OrganisationPapers papers,
            OrganisationVerification verification,
            Documents documents,
            CurrentActor current) {
        this.organisations = organisations;
        this.registration = registration;
        this.papers = papers;
        this.verification = verification;
        this.documents = documents;
        this.current = current;
    }

    record Verification(@Nullable Long version, String county, @Nullable String note) {}

    record Objection(String reason) {}

    record County(String county) {}

    record Paper(UUID id, String kind, String name, String sha256) {

        static Paper of(StoredDocument document) {
            return new Paper(document.id(), document.kind(), document.name(), document.sha256());
        }
    }

    @GetMapping
    CursorPage<OrganisationView> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable OrganisationStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return organisations.search(current.require(), q, status, null, cursor, Cursor.limit(limit));
    }

    @PostMapping
    ResponseEntity<OrganisationView> register(@RequestBody OrganisationInput body) {
        UUID id = registration.register(current.require(), body);
        return ResponseEntity.created(URI.create("/api/v1/organisations/" + id)).body(organisations.find(id));
    }

    @GetMapping("/{id}")
    OrganisationView view(@PathVariable UUID id) {
        return registration.view(current.require(), id);
    }

    /** Credit code, id number and type stay what they were. */
    @PutMapping("/{id}")
    OrganisationView describe(@PathVariable UUID id, @RequestBody OrganisationInput body) {
        registration.describe(current.require(), id, body);
        return organisations.find(id);
    }

    @GetMapping("/{id}/changes")
    List<OrganisationChange> changes(@PathVariable UUID id) {
        return registration.changes(current.require(), id);
    }

    @GetMapping("/{id}/documents")
    List<Paper> evidence(@PathVariable UUID id) {
        return papers.of(current.require(), id).stream().map(Paper::of).toList();
    }

    @PostMapping(path = "/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Paper addEvidence(@PathVariable UUID id, @RequestParam String kind, @RequestPart MultipartFile file)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            return Paper.of(papers.add(current.require(), id, kind, name, content));
        }
    }

    @GetMapping("/{id}/documents/{document}")
    ResponseEntity<InputStreamResource> evidence(@PathVariable UUID id, @PathVariable UUID document) {
        StoredDocument paper = papers.read(current.require(), id, document);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(paper.mediaType()))
                .contentLength(paper.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(paper.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(documents.open(paper.id())));
    }

    @PostMapping("/{id}/verification")
    @Access(roles = {Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT})
    OrganisationView verify(@PathVariable UUID id, @RequestBody Verification body) {
        verification.verify(current.require(), id, body.version(), body.county(), body.note());
        return organisations.find(id);
    }

    @PostMapping("/{id}/objection")
    @Access(roles = {Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT})
    OrganisationView object(@PathVariable UUID id, @RequestBody Objection body) {
        verification.object(current.require(), id, body.reason());
        return organisations.find(id);
    }

    @PutMapping("/{id}/county")
    @Access(roles = {Role.INTAKE_CLERK, Role.REGISTRAR, Role.PROGRAM_OFFICER, Role.COUNTY_DEPT})
    OrganisationView moveTo(@PathVariable UUID id, @RequestBody County body) {
        verification.moveTo(current.require(), id, body.county());
        return organisations.find(id);
    }
}
