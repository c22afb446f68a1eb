package org.keqiao.process.matters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No matter begins what another one does not let its kind of applicant end. */
class StartingKindsTest {

    private static List<String> startedBy(String matter) throws IOException {
        List<String> kinds = new ArrayList<>();
        new ObjectMapper()
                .readTree(Path.of("processes", matter, "settings.json").toFile())
                .path("startedBy")
                .forEach(kind -> kinds.add(kind.asText()));
        return kinds;
    }

    /** A listed agency claims rewards, a provider registers what it sells, and whoever has a voucher redeems it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract-certification",
                "contract-amendment",
                "contract-deregistration",
                "contract-reexamination",
                "technical-income-verification",
                "subsidy-application"
            })
    void whoeverIsListedOrHoldsAVoucherMayGoOn(String matter) throws IOException {
        List<String> needed = startedBy("intermediary-listing");
        needed.remove("PERSON");
        if (matter.equals("subsidy-application")) {
            needed.addAll(startedBy("voucher-claim"));
        }
        assertThat(startedBy(matter)).containsAll(needed);
    }
}
