package org.keqiao.process.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.process.Bundle;
import org.keqiao.process.matters.RedesignedContract;

/** What publishing writes into models is nobody's change. */
class ComparableTest {

    @Test
    void publicationsOfTheSameFilesAreTheSame() {
        Bundle shipped = RedesignedContract.before();
        Bundle compared = Canonical.comparable(shipped);
        for (Bundle published : List.of(Canonical.of(shipped, 1), Canonical.of(shipped, 9))) {
            assertThat(published).isNotEqualTo(shipped);
            assertThat(Canonical.comparable(published)).isEqualTo(compared);
        }
        assertThat(Canonical.comparable(compared)).isEqualTo(compared);
    }

    @Test
    void aDraftThatCannotBeReadIsComparedAsItIs() {
        Bundle broken = RedesignedContract.before().with(Bundle.PROCESS, "<bpmn");
        assertThat(Canonical.comparable(broken).file(Bundle.PROCESS)).contains("<bpmn");
    }
}
