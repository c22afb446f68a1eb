package org.keqiao.certification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitleSimilarityTest {

    @Test
    void spacesAndPunctuationDoNotMatter() {
        assertThat(TitleSimilarity.of("耐候型 复合材料(一期)", "耐候型复合材料（一期）")).isEqualTo(1);
    }

    @Test
    void oneLetterOfTwelveIsStillTheSame() {
        assertThat(TitleSimilarity.of("耐候型聚烯烃复合材料开发", "耐候型聚烯烃复合材料开创")).isGreaterThan(0.9);
    }

    @Test
    void anotherProjectIsNotAlike() {
        assertThat(TitleSimilarity.of("耐候型聚烯烃复合材料开发", "智能制造产线技术服务")).isLessThan(0.3);
    }
}
