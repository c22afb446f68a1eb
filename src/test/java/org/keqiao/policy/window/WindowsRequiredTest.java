package org.keqiao.policy.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keqiao.policy.PolicyItem;
import org.keqiao.shared.Bilingual;
import org.keqiao.shared.Refusal;
import org.mockito.Answers;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where an installation wants a window for each item, one that never had any is closed; elsewhere it is open. */
class WindowsRequiredTest {

    private final PolicyItem item = mock(PolicyItem.class);

    @SuppressWarnings("unchecked")
    private Windows windows(boolean required) {
        JdbcClient none = mock(JdbcClient.class, Answers.RETURNS_DEEP_STUBS);
        when(none.sql(anyString()).param(any()).query(any(RowMapper.class)).list())
                .thenReturn(List.of());
        when(item.key()).thenReturn("QZ_TRADE_REWARD");
        when(item.title()).thenReturn(new Bilingual("技术交易奖励", "Trade reward"));
        return new Windows(none, required, Clock.systemUTC());
    }

    @Test
    void anItemWithoutAWindowIsClosedWhereWindowsAreWanted() {
        assertThat(catchThrowableOfType(Refusal.class, () -> windows(true).requireOpen(item))
                        .code())
                .isEqualTo("WINDOW_NOT_SET");
    }

    @Test
    void andOpenElsewhere() {
        assertThatCode(() -> windows(false).requireOpen(item)).doesNotThrowAnyException();
    }
}
