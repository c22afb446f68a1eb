package org.keqiao.shared;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint is found by its beginning, however the path is written. */
class QuickMappingsTest {

    private final MockMvc calls = MockMvcBuilders.standaloneSetup(new Endpoint())
            .setCustomHandlerMapping(() -> new QuickMappings().getRequestMappingHandlerMapping())
            .build();

    @RestController
    static class Endpoint {

        @GetMapping({"/cases/{id}/files", "/cases/{id}/papers"})
        String files(@PathVariable String id) {
            return "files of " + id;
        }

        @GetMapping("/cases/all")
        String all() {
            return "all";
        }

        @GetMapping("/pages/**")
        String pages() {
            return "a page";
        }

        @GetMapping("/{kind}/of/{id}")
        String open(@PathVariable String kind) {
            return kind;
        }
    }

    private void finds(URI path, String answer) throws Exception {
        calls.perform(get(path)).andExpect(status().isOk()).andExpect(content().string(answer));
    }

    @Test
    void findsWhatSpringFinds() throws Exception {
        finds(URI.create("/cases/7/files"), "files of 7");
        finds(URI.create("/cases/7/papers"), "files of 7");
        finds(URI.create("/cases/all"), "all");
        finds(URI.create("/cars/of/7"), "cars");
    }

    @Test
    void findsEncodedPathsAndThoseWithParameters() throws Exception {
        finds(URI.create("/c%61ses/7/files"), "files of 7");
        finds(URI.create("/cases;v=1/7/files"), "files of 7");
    }

    @Test
    void findsTheRootOfAllThatLiesBelow() throws Exception {
        finds(URI.create("/pages"), "a page");
        finds(URI.create("/pages/a/b"), "a page");
    }

    @Test
    void saysWhatIsNotThereAndWhichWayToAsk() throws Exception {
        calls.perform(get("/casesof/7/files")).andExpect(status().isNotFound());
        calls.perform(post("/cases/7/files")).andExpect(status().isMethodNotAllowed());
    }
}
