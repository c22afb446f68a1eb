package org.keqiao.shared;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

class ApiErrorsTest {

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().build();
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new SampleEndpoint())
            .setControllerAdvice(new ApiErrors(new Problems(new Texts(true), json)))
            .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
            .build();

    record Offer(@NotBlank String title, Money price, List<Offer> parts) {}

    @RestController
    static class SampleEndpoint {

        @GetMapping("/api/v1/fail/{how}")
        String fail(@PathVariable String how) throws Exception {
            throw switch (how) {
                case "field" ->
                    Refusal.invalid(List.of(
                            FieldError.of("seller.uscc", "usccCheck"), FieldError.of("buyers[0].name", "required")));
                case "unknown" -> Refusal.notFound();
                case "many" -> Refusal.of(Refusal.Kind.TOO_MANY, "STALE");
                case "denied" -> new AccessDeniedException("secret rule 7");
                case "locked" -> new OptimisticLockingFailureException("row 42");
                case "twice" -> new DataIntegrityViolationException("x", new SQLException("unique index u", "23505"));
                case "large" -> new MaxUploadSizeExceededException(1);
                default -> new IllegalStateException("password=hunter2");
            };
        }

        @PostMapping("/api/v1/offers")
        String offer(@Valid @RequestBody Offer offer) {
            return offer.title();
        }

        @GetMapping("/api/v1/offers/{id}")
        String read(@PathVariable UUID id, @RequestParam Integer limit) {
            return id + " " + limit;
        }

        @GetMapping("/page")
        String page() {
            throw new IllegalStateException("a page's own business");
        }
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void namesEveryWrongFieldInTheClientsLanguage() throws Exception {
        mvc.perform(get("/api/v1/fail/field"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(jsonPath("$.code").value("INVALID_ANSWERS"))
                .andExpect(jsonPath("$.detail").value("有 2 处填写需要修改。"))
                .andExpect(jsonPath("$.errors", hasSize(2)))
                .andExpect(jsonPath("$.errors[0].field").value("seller.uscc"))
                .andExpect(jsonPath("$.errors[0].code").value("usccCheck"))
                .andExpect(jsonPath("$.errors[1].message").value("请填写。"));
        mvc.perform(get("/api/v1/fail/field").header("Accept-Language", "en"))
                .andExpect(jsonPath("$.detail").value("2 answers need to be corrected."))
                .andExpect(jsonPath("$.errors[1].message").value("Please fill in this field."));
    }

    @Test
    void answersEveryKindOfFailureWithItsStatus() throws Exception {
        expect("unknown", 404, "NOT_FOUND");
        expect("many", 429, "STALE");
        expect("locked", 409, "STALE");
        expect("twice", 409, "STALE");
        expect("large", 413, "UPLOAD_TOO_LARGE");
        expect("denied", 401, "NOT_SIGNED_IN");
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("a", "b", "ROLE"));
        expect("denied", 403, "FORBIDDEN");
    }

    @Test
    void leaksNothingOfWhatWasNotForeseen() throws Exception {
        mvc.perform(get("/api/v1/fail/boom").header("Accept-Language", "en"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("INTERNAL"))
                .andExpect(jsonPath("$.detail", containsString("please quote")))
                .andExpect(content().string(not(containsString("hunter2"))))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    @Test
    void pointsAtTheFieldOfABadBody() throws Exception {
        send("{\"title\":\"\"}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].code").value("required"));
        send("{\"title\":\"t\",\"parts\":[{\"title\":\"t\",\"price\":\"much\"}]}")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("parts[0].price"));
        send("{\"title\":")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("BAD_REQUEST"));
    }

    @Test
    void refusesWrongWays() throws Exception {
        mvc.perform(delete("/api/v1/offers"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED"));
        mvc.perform(post("/api/v1/offers").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType());
        mvc.perform(get("/api/v1/offers/no-id?limit=1")).andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/offers/" + UUID.randomUUID() + "?limit=many"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors[0].field").value("limit"));
        mvc.perform(get("/api/v1/offers/" + UUID.randomUUID()))
                .andExpect(jsonPath("$.errors[0].code").value("required"));
        mvc.perform(get("/api/v1/nowhere")).andExpect(status().isNotFound());
    }

    @Test
    void leavesPagesAlone() {
        Assertions.assertThatThrownBy(() -> mvc.perform(get("/page"))).hasRootCauseMessage("a page's own business");
    }

    private void expect(String how, int status, String code) throws Exception {
        mvc.perform(get("/api/v1/fail/" + how))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.errors").doesNotExist());
    }

    private org.springframework.test.web.servlet.ResultActions send(String body) throws Exception {
        return mvc.perform(
                post("/api/v1/offers").contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
