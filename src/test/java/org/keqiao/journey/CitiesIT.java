package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keqiao.acceptance.Api;

/**
 * The cities in which no other test starts the product: each is up with the items of its own papers and what the law
 * says for all of them (domain 7.1).
 */
class CitiesIT {

    @ParameterizedTest
    @CsvSource({
        "luzhou, LZ_TRADE_REWARD LZ_CHALLENGE LZ_POST_SUBSIDY LZ_COMMISSIONER LZ_RIGHTS_SHARE",
        "handan, HD_TITLE HD_TRADE_FUND HD_BUYER_SUBSIDY",
        "huaibei, HB_VOUCHER HB_CHALLENGE"
    })
    void startsWithItsOwnItems(String city, String items) {
        try (Product product = Product.start("--keqiao.city=" + city, "--keqiao.demo.samples=false")) {
            Api api = new Api(product.url(""));
            JsonNode offered = api.get(null, "/policies").ok();
            assertThat(offered.findValuesAsText("key"))
                    .containsExactlyInAnyOrder((items + " LAW_REWARD_MIN").split(" "));
            // The demonstration's enterprise of this city is asked about them.
            assertThat(api.get("enterprise", "/policies/match").ok().findValuesAsText("item"))
                    .isNotEmpty()
                    .isSubsetOf((items + " LAW_REWARD_MIN").split(" "));
        }
    }
}
