package org.keqiao.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.PolicyGroups.Names;
import org.keqiao.policy.PolicyItem.Mode;
import org.keqiao.policy.PolicyItem.Share;
import org.keqiao.shared.Bilingual;

/** A budget line is called by what its money is for. */
class PolicyGroupsTest {

    private final Names names = new Names(
            List.of(
                    item("成果转化补贴（市级）", "CONVERSION", Share.CITY),
                    item("成果转化后补助", "CONVERSION", Share.CITY),
                    item("成果转化二次补贴（县级）", "CONVERSION", Share.COUNTY),
                    item("高新技术企业奖励", "HIGH_TECH", Share.CITY)),
            Locale.SIMPLIFIED_CHINESE);

    private static PolicyItem item(String title, String group, Share share) {
        return new PolicyItem(title, new Bilingual(title, title), group, Mode.APPLY, share, false);
    }

    @Test
    void aLineIsCalledByTheItemsThatItsPursePays() {
        assertThat(names.of("CONVERSION", Share.CITY)).isEqualTo("成果转化补贴（市级） / 成果转化后补助");
        assertThat(names.of("CONVERSION", Share.COUNTY)).isEqualTo("成果转化二次补贴（县级）");
    }

    @Test
    void aGroupWithoutItemsKeepsItsKey() {
        assertThat(names.of("HIGH_TECH", Share.COUNTY)).isEqualTo("HIGH_TECH");
    }

    @Test
    void eachGroupIsOfferedOnceToThePurseThatPaysIt() {
        assertThat(names.keys(Share.CITY)).containsExactly("CONVERSION", "HIGH_TECH");
        assertThat(names.keys(Share.COUNTY)).containsExactly("CONVERSION");
    }
}
