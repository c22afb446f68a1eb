package org.keqiao.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.keqiao.register.Certificates.Party;

class MaskTest {

    @Test
    void organisationsKeepBothEnds() {
        assertThat(Mask.party(new Party("晋江市海丝高分子材料有限公司", "91350582MA31ABCD0M")))
                .isEqualTo("晋江市海****有限公司");
        assertThat(Mask.party(new Party("某某大学", "123505004892500124"))).isEqualTo("某****学");
        assertThat(Mask.party(new Party("Example Polymers Ltd", null))).isEqualTo("Exam**** Ltd");
    }

    @Test
    void personsKeepTheFirstCharacter() {
        assertThat(Mask.party(new Party("陈海生", null))).isEqualTo("陈**");
        assertThat(Mask.party(new Party("𠮷田", null))).isEqualTo("𠮷**");
    }

    @Test
    void neverShowsAllOfAName() {
        assertThat(Mask.party(new Party("厂", "91350582MA31ABCD0M"))).doesNotContain("厂");
        assertThat(Mask.party(new Party("", null))).isEqualTo("****");
    }
}
